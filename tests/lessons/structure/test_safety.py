"""Content note, disclosure, time to follow up, who knows before, and a safe room."""

import pytest

from lessons.standard_texts import standard_texts
from lessons.structure.safety import CONTENT_NOTE

from .good_lesson import not_judged, problems
from .proof import breaks, keeps


def with_content_note(lesson, words):
    """A content note of nine words, and ``words`` more."""
    for name in CONTENT_NOTE:
        setattr(lesson, name, "a a a")
    lesson.content_note_mentions = "word " * words


@breaks("SR-01")
def test_a_sensitive_lesson_says_every_part_of_its_content_note(sensitive):
    sensitive.content_note_choices = ""

    assert problems(sensitive, "SR-01") == {"content_note_choices": "Say what a student can do instead."}


@keeps("SR-01")
def test_a_lesson_that_is_not_sensitive_needs_no_content_note(lesson):
    assert not lesson.content_note_choices
    assert problems(lesson, "SR-01") == {}


@breaks("SR-01")
@pytest.mark.parametrize(("words", "said"), [(7, "have 16 words"), (80, "have 89 words")])
def test_a_content_note_is_short_but_not_too_short(sensitive, words, said):
    sensitive.content_note_leaves_out = sensitive.content_note_choices = sensitive.content_note_told_in_advance = (
        "A a a"
    )
    sensitive.content_note_mentions = "word " * words

    assert said in problems(sensitive, "SR-01")["content_note_mentions"]


@keeps("SR-01")
@pytest.mark.parametrize("words", [11, 71])
def test_a_content_note_has_twenty_to_eighty_words(sensitive, words):
    sensitive.content_note_leaves_out = sensitive.content_note_choices = sensitive.content_note_told_in_advance = (
        "A a a"
    )
    sensitive.content_note_mentions = "word " * words

    assert problems(sensitive, "SR-01") == {}


@breaks("SR-01")
@pytest.mark.parametrize("loud", ["A trigger\u200b warning: it names self-harm.", "Take care!", "PLEASE read this."])
def test_a_content_note_is_calm_and_no_warning(sensitive, loud):
    sensitive.content_note_mentions += loud

    assert list(problems(sensitive, "SR-01")) == ["content_note_mentions"]


@breaks("SR-04")
def test_where_a_student_may_tell_the_teacher_has_cues_and_a_script(lesson):
    lesson.disclosure_possible = True
    lesson.disclosure_cues, lesson.confidentiality_script = "<p></p>", ""

    assert set(problems(lesson, "SR-04")) == {"disclosure_cues", "confidentiality_script"}


@keeps("SR-04")
def test_where_nobody_is_likely_to_tell_the_rule_is_quiet(lesson):
    lesson.disclosure_cues = ""

    assert problems(lesson, "SR-04") == {}


@keeps("SR-04")
def test_the_standard_text_for_a_disclosure_has_ten_steps(sensitive):
    assert len(standard_texts().disclosure_steps) == 10
    assert problems(sensitive, "SR-04") == {}


@breaks("SR-11")
def test_a_sensitive_lesson_is_not_the_last_of_its_module(sensitive):
    sensitive.get_next_siblings().delete()

    assert list(problems(sensitive, "SR-11")) == [""]


@breaks("SR-11")
def test_a_sensitive_lesson_says_what_to_do_before_a_weekend(sensitive):
    sensitive.before_weekend = "<p> </p>"

    assert list(problems(sensitive, "SR-11")) == ["before_weekend"]


@keeps("SR-11")
def test_another_lesson_may_be_the_last(lesson):
    assert not lesson.get_next_siblings().exists()
    assert problems(lesson, "SR-11") == {}


def test_the_place_of_a_new_lesson_is_not_judged_yet(sensitive):
    sensitive.path = ""

    assert "saved" in not_judged(sensitive, "SR-11")["SR-11"]


@breaks("SR-12")
def test_families_and_staff_are_told_about_a_sensitive_lesson(sensitive):
    sensitive.staff_briefing = sensitive.family_letter = ""

    assert set(problems(sensitive, "SR-12")) == {"staff_briefing", "family_letter"}


@breaks("SR-12")
def test_a_letter_says_when_the_lesson_is(sensitive):
    sensitive.family_letter = "<p>Today your child's class has a lesson about getting help.</p>"

    assert list(problems(sensitive, "SR-12")) == ["family_letter"]


@keeps("SR-12")
def test_a_letter_may_come_a_week_before_in_other_words(sensitive):
    sensitive.family_letter = "<p>Next week we will talk about getting help.</p>"

    assert problems(sensitive, "SR-12") == {}


@breaks("SR-13")
@pytest.mark.parametrize("text", ["", "<p>Not on a Monday.</p>"])
def test_a_sensitive_lesson_waits_after_a_death(sensitive, text):
    sensitive.when_not_to_teach = text

    assert list(problems(sensitive, "SR-13")) == ["when_not_to_teach"]


@keeps("SR-13")
@pytest.mark.parametrize("text", ["Not straight after a death.", "Never after another serious event in the town."])
def test_a_lesson_says_in_its_own_words_that_it_waits(sensitive, text):
    sensitive.when_not_to_teach = f"<p>{text}</p>"

    assert problems(sensitive, "SR-13") == {}


@breaks("SR-18")
@pytest.mark.parametrize(
    ("name", "empty"), [("why_it_matters", "<p>&nbsp;</p>"), ("distancing", []), ("distancing_note", "")]
)
def test_a_lesson_makes_the_room_safe(lesson, name, empty):
    setattr(lesson, name, empty)

    assert list(problems(lesson, "SR-18")) == [name]


@breaks("SR-18")
def test_a_way_to_keep_a_distance_is_one_that_is_known(lesson):
    lesson.distancing = ["somehow"]

    assert list(problems(lesson, "SR-18")) == ["distancing"]


@keeps("SR-18")
@pytest.mark.parametrize("band", ["B1", "B4"])
def test_the_ground_rules_of_every_age_have_the_right_to_pass(lesson, band):
    assert any("pass" in rule for rule in standard_texts().ground_rules_for(band))
    assert problems(lesson, "SR-18") == {}
