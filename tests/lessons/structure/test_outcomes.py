"""Outcomes, curricula, how learning is measured, and notes for different students."""

import pytest

from lessons.models import LessonOutcome, LessonStatement

from ...factories import OutcomeFactory, activity, calm_end
from .good_lesson import SORTING_SHEET, problems, stream, with_steps
from .proof import breaks, keeps


def outcomes(count, **fields):
    return [
        LessonOutcome(i_can="I can say it.", sort_order=number, **{"outcome": OutcomeFactory(), **fields})
        for number in range(count)
    ]


@breaks("SR-16")
@pytest.mark.parametrize("count", [0, 1, 5])
def test_a_lesson_has_two_to_four_outcomes(lesson, count):
    lesson.lesson_outcomes = outcomes(count)

    assert problems(lesson, "SR-16") == {"lesson_outcomes": f"Have 2 to 4 outcomes: there are {count}."}


@breaks("SR-16")
def test_every_outcome_is_one_of_the_map(lesson):
    lesson.lesson_outcomes = [*outcomes(1), *outcomes(1, outcome=None)]

    assert list(problems(lesson, "SR-16")) == ["lesson_outcomes.2.outcome"]


@breaks("SR-16")
@pytest.mark.parametrize("links", [[], [LessonStatement(statement=None)]])
def test_a_lesson_supports_a_statement_of_a_curriculum(lesson, links):
    lesson.lesson_statements = links

    assert list(problems(lesson, "SR-16")) == ["lesson_statements"]


@keeps("SR-16")
@pytest.mark.parametrize("count", [2, 4])
def test_two_and_four_outcomes_are_right(lesson, count):
    lesson.lesson_outcomes = outcomes(count)

    assert problems(lesson, "SR-16") == {}


@breaks("SR-19")
def test_a_lesson_has_a_prompt_for_start_and_end(lesson):
    lesson.assessment_prompt = ""

    assert list(problems(lesson, "SR-19")) == ["assessment_prompt"]


@breaks("SR-19")
def test_what_is_measured_at_the_end_is_measured_at_the_start(lesson):
    with_steps(lesson, activity(kind="endpoint"), calm_end())

    assert list(problems(lesson, "SR-19")) == ["activities"]


@breaks("SR-19")
@pytest.mark.parametrize(
    "prompt",
    [
        "Rate your mood.",
        "On a scale of 1–10, how sad do you feel today?",
        "Give your worry and your mood a number from 0 to 3.",
        "How often have you felt nervous?",
        "Pupils give their mood a score out of ten.",
        "How “stressed” are you?\u200b How stressed are\u00a0you?",
    ],
)
def test_nobody_puts_a_number_on_their_mood(lesson, prompt):
    lesson.assessment_prompt = f"<p>{prompt}</p>"

    assert list(problems(lesson, "SR-19")) == ["assessment_prompt"]


@breaks("SR-19")
def test_no_sheet_scores_moods_either(lesson):
    sheet = {**SORTING_SHEET, "instructions": "Score your feelings from 0 to 3."}
    lesson.handouts = stream("handouts", ("handout", sheet))

    assert list(problems(lesson, "SR-19")) == ["handouts.1.instructions"]


@keeps("SR-19")
@pytest.mark.parametrize(
    "prompt",
    [
        "How sure are you that you could explain what helps? Put a cross on the row from 1 to 5.",
        "Give each action a number for how useful it was: 0, 1, 2 or 3.",
        "How strong is Rae's feeling, on a scale of 1 to 5?",
        "How ready do you feel to make a plan? Mark: not yet, a little, mostly or ready.",
        "The slips have no names and say nothing about how pupils feel, on a scale or in words.",
        "Never rate your mood for somebody else.",
    ],
)
def test_what_students_know_may_be_measured(lesson, prompt):
    lesson.assessment_prompt = f"<p>{prompt}</p>"

    assert problems(lesson, "SR-19") == {}


@keeps("SR-19")
def test_the_note_on_evidence_may_speak_of_scales(lesson):
    lesson.evidence_supports = "<p>In the trial, pupils gave their mood a score from 0 to 3.</p>"

    assert problems(lesson, "SR-19") == {}


@breaks("SR-20")
@pytest.mark.parametrize("name", ["support", "challenge", "access"])
@pytest.mark.parametrize("text", ["", "one two three four five six seven eight nine"])
def test_notes_for_different_students_have_ten_words(lesson, name, text):
    setattr(lesson, name, text)

    assert problems(lesson, "SR-20") == {name: "Write 10 words or more."}


@keeps("SR-20")
def test_ten_words_are_enough(lesson):
    lesson.access = "one two three four five six seven eight nine ten"

    assert problems(lesson, "SR-20") == {}
