"""Topics are right for the age, match the text, and do not show in names."""

import pytest

from lessons.models import LessonOutcome

from ...factories import AgeBandFactory, activity, calm_end
from .good_lesson import RAE, not_judged, picture, problems, stream, with_steps, with_topics
from .proof import MODULE, breaks, keeps


@breaks("SR-05")
def test_a_topic_is_not_taught_below_its_lowest_band(lesson):
    with_topics(lesson, anxiety_and_depression=AgeBandFactory(code="B5"))

    (place, message), *_ = problems(lesson, "SR-05").items()
    assert place == "topics"
    assert "starts at ages 14–16" in message


@breaks("SR-05")
def test_the_lowest_band_that_a_lesson_is_offered_to_counts(lesson):
    with_topics(lesson, low_mood=AgeBandFactory(code="B3"))
    lesson.also_suitable = [AgeBandFactory(code="B2")]

    assert list(problems(lesson, "SR-05")) == ["also_suitable"]


@keeps("SR-05")
def test_a_topic_may_be_taught_from_its_lowest_band_on(lesson):
    with_topics(lesson, low_mood=AgeBandFactory(code="B3"), eating_worries=AgeBandFactory(code="B4"))
    lesson.also_suitable = []

    assert problems(lesson, "SR-05") == {}


def test_a_floor_without_an_age_band_is_not_judged_yet(lesson):
    with_topics(lesson, low_mood=AgeBandFactory(code="B3"))
    lesson.age_band = None

    assert "age band" in not_judged(lesson, "SR-05")["SR-05"]


@breaks("SR-06")
@pytest.mark.parametrize("words", ["self-harm", "Self\u00adharming", "SELF HARM", "sеlf-hаrm"])
def test_one_strong_word_of_a_sensitive_topic_is_a_topic(lesson, words):
    lesson.reading = stream("reading", ("paragraph", RAE), ("paragraph", f"<p>Some people talk about {words}.</p>"))

    (place, message), *_ = problems(lesson, "SR-06").items()
    assert place == "reading.2"
    assert "Self-harm" in message


@breaks("SR-06")
def test_taking_the_topic_away_leaves_its_words(sensitive):
    sensitive.topics.clear()

    assert list(problems(sensitive, "SR-06")) == ["content_note_mentions"]


@breaks("SR-06")
def test_what_the_teacher_says_aloud_counts(lesson):
    with_steps(lesson, activity(script="<p><b>Say:</b> Today we talk about suicide.</p>"), calm_end())

    assert list(problems(lesson, "SR-06")) == ["activities.1.script"]


@breaks("SR-06")
def test_other_topics_need_more_than_a_plain_mention(lesson):
    lesson.reading = stream("reading", ("paragraph", RAE + "<p>Her dog died. Grief is love. They had a funeral.</p>"))

    assert list(problems(lesson, "SR-06")) == ["reading.1"]


@keeps("SR-06")
def test_a_plain_mention_is_no_topic(lesson):
    lesson.reading = stream("reading", ("paragraph", RAE + "<p>Her dog died. The battery died too.</p>"))

    assert problems(lesson, "SR-06") == {}


@keeps("SR-06")
def test_what_only_adults_read_makes_no_topic(lesson):
    lesson.disclosure_cues = lesson.family_help = "<p>If a child speaks of suicide or self-harm, stay with them.</p>"

    assert problems(lesson, "SR-06") == {}


@keeps("SR-06")
def test_what_a_lesson_leaves_out_makes_no_topic(sensitive):
    sensitive.content_note_leaves_out = "It does not talk about suicide and gives no numbers."

    assert problems(sensitive, "SR-06") == {}


@keeps("SR-06")
@pytest.mark.parametrize(
    "harmless",
    ["The committee was committed to it.", "He neglected his homework.", "A killing joke.", "Rae cut the paper."],
)
def test_words_that_only_look_strong_are_none(lesson, harmless):
    lesson.reading = stream("reading", ("paragraph", RAE + f"<p>{harmless}</p>"))

    assert problems(lesson, "SR-06") == {}


@breaks("SR-14")
@pytest.mark.parametrize(
    ("name", "telling"),
    [
        ("title", "Talking about Self-Harm"),
        ("slug", "what-is-self-harm"),
        ("seo_title", "Suicide: get help"),
        ("code", "suicide-1"),
    ],
)
def test_names_of_a_sensitive_lesson_are_neutral(sensitive, name, telling):
    setattr(sensitive, name, telling)

    assert list(problems(sensitive, "SR-14")) == [name]


@breaks("SR-14")
def test_the_file_of_a_picture_is_neutral_as_well(sensitive):
    named = picture(file__filename="self_harm-map.svg")
    sensitive.reading = stream("reading", ("paragraph", RAE), ("picture", named))

    assert list(problems(sensitive, "SR-14")) == ["reading.2.image"]


@keeps("SR-14")
def test_a_lesson_that_is_not_sensitive_may_name_its_topic(lesson):
    lesson.title = "When a pet has died"

    assert problems(lesson, "SR-14") == {}


@keeps("SR-14")
@pytest.mark.parametrize("title", ["Getting help, including urgent help", "Studies of a harmony", "Diet and dice"])
def test_neutral_titles_are_neutral(sensitive, title):
    sensitive.title = title

    assert problems(sensitive, "SR-14") == {}


@breaks("SR-14", on=MODULE)
def test_the_module_of_a_sensitive_lesson_has_a_neutral_title(sensitive):
    module = sensitive.get_parent().specific
    module.title = "All about self-harm"

    assert list(problems(module, "SR-14")) == ["title"]


@keeps("SR-14", on=MODULE)
def test_the_module_of_other_lessons_may_have_any_title(site):
    site.module.title = "Harm and help"

    assert problems(site.module, "SR-14") == {}


def test_outcomes_in_students_words_count_too(lesson):
    lesson.lesson_outcomes = [LessonOutcome(i_can="I can say what suicide is.", sort_order=0)]

    assert "lesson_outcomes.1.i_can" in problems(lesson, "SR-06")
