"""Minutes add up, and a lesson ends calmly."""

import pytest

from ...factories import activity, calm_end
from .good_lesson import problems, with_steps
from .proof import breaks, keeps


@breaks("SR-10")
def test_the_last_activity_is_a_calm_end(lesson):
    with_steps(lesson, calm_end(), activity())

    assert problems(lesson, "SR-10") == {"activities.2.kind": "End with a calm end of 3 minutes or more."}


@breaks("SR-10")
def test_a_calm_end_takes_three_minutes(lesson):
    with_steps(lesson, activity(), calm_end(minutes=2))

    assert problems(lesson, "SR-10") == {"activities.2.minutes": "End with a calm end of 3 minutes or more."}


@breaks("SR-10")
def test_a_sensitive_lesson_takes_five_minutes_to_end(sensitive):
    with_steps(sensitive, activity(), calm_end(minutes=4))

    assert problems(sensitive, "SR-10") == {"activities.2.minutes": "End with a calm end of 5 minutes or more."}


@breaks("SR-10")
def test_a_lesson_without_activities_has_no_calm_end(lesson):
    with_steps(lesson)

    assert list(problems(lesson, "SR-10")) == ["activities"]


@keeps("SR-10")
@pytest.mark.parametrize("minutes", [3, 10])
def test_three_minutes_are_enough(lesson, minutes):
    with_steps(lesson, activity(), calm_end(minutes=minutes))

    assert problems(lesson, "SR-10") == {}


@breaks("SR-17")
def test_the_minutes_of_a_lesson_are_the_sum_of_its_activities(lesson):
    lesson.minutes = 25

    assert problems(lesson, "SR-17") == {"minutes": "The activities take 30 minutes; the lesson says 25."}


@breaks("SR-17")
def test_a_lesson_says_its_minutes(lesson):
    lesson.minutes = None

    assert list(problems(lesson, "SR-17")) == ["minutes"]


@breaks("SR-17")
@pytest.mark.parametrize("minutes", [None, 0, 1, 26])
def test_an_activity_takes_two_to_twenty_five_minutes(lesson, minutes):
    with_steps(lesson, activity(minutes=minutes), calm_end())

    assert list(problems(lesson, "SR-17")) == ["activities.1.minutes"]


@keeps("SR-17")
@pytest.mark.parametrize("minutes", [2, 25])
def test_an_activity_may_be_as_short_and_as_long_as_that(lesson, minutes):
    with_steps(lesson, activity(minutes=minutes), calm_end())

    assert problems(lesson, "SR-17") == {}


@keeps("SR-17")
def test_a_draft_without_activities_is_told_nothing_about_its_sum(lesson):
    with_steps(lesson)
    lesson.minutes = None

    assert problems(lesson, "SR-17") == {}


@breaks("SR-17")
def test_no_activity_takes_longer_when_time_is_short(lesson):
    with_steps(lesson, activity(minutes=5), activity(minutes=15, least_minutes=20), calm_end())

    assert "activities.2.least_minutes" in problems(lesson, "SR-17")


@breaks("SR-17")
def test_what_keeps_the_lesson_safe_neither_goes_nor_gets_shorter(lesson):
    with_steps(
        lesson,
        activity(minutes=5, is_optional=True),
        activity(minutes=15, least_minutes=9, says_where_help_is=True),
        calm_end(least_minutes=2),
    )

    assert set(problems(lesson, "SR-17")) == {
        "activities.1.is_optional",
        "activities.2.least_minutes",
        "activities.3.least_minutes",
    }


@keeps("SR-17")
def test_other_activities_may_go_or_get_shorter(lesson):
    with_steps(
        lesson,
        activity(minutes=5),
        activity(minutes=10, is_optional=True),
        activity(minutes=5, least_minutes=3),
        calm_end(),
    )
    lesson.minutes = 25

    assert problems(lesson, "SR-17") == {}
