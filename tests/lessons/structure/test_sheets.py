"""Sheets ask nobody who they are, and what students write about themselves stays theirs."""

import pytest

from .good_lesson import PRIVATE_SHEET, SORTING_SHEET, problems, stream
from .proof import breaks, keeps


def sheets(*changes):
    return stream("handouts", *(("handout", {**SORTING_SHEET, **change}) for change in changes))


def lines(prompt):
    return [{"type": "lines", "value": {"prompt": prompt, "count": 1}}]


@breaks("SR-32")
@pytest.mark.parametrize(
    "prompt", ["Name", "Your name:", "My name is ...", "Name: ________", "Class:", "Date of birth", "NAME AND CLASS"]
)
def test_no_sheet_has_a_place_for_a_name(lesson, prompt):
    lesson.handouts = sheets({"parts": lines(prompt)})

    assert list(problems(lesson, "SR-32")) == ["handouts.1.parts.1.prompt"]


@breaks("SR-32")
def test_instructions_texts_tables_and_cards_are_looked_at_too(lesson):
    table = {"caption": "Us", "columns": ["Name", "Idea"], "rows": [["", ""]]}
    parts = [
        {"type": "text", "value": "<p>Sort the cards.</p><p><b>Name:</b></p>"},
        {"type": "table", "value": table},
        {"type": "drawing_box", "value": {"prompt": "Birthday", "size": "small"}},
        {"type": "help_card", "value": {"prompts": ["A teacher", "My address"]}},
    ]
    lesson.handouts = sheets({"instructions": "Sort.\nName:", "parts": parts, "keep_private": True})

    assert list(problems(lesson, "SR-32")) == [
        "handouts.1.instructions",
        "handouts.1.parts.1",
        "handouts.1.parts.2.columns.1",
        "handouts.1.parts.3.prompt",
        "handouts.1.parts.4.prompts.2",
    ]


@breaks("SR-32")
@pytest.mark.parametrize("prompt", ["When I feel sad, I could ...", "My worries", "How do you feel today?"])
def test_what_students_write_about_themselves_is_private(lesson, prompt):
    lesson.handouts = sheets({"parts": lines(prompt)})

    assert list(problems(lesson, "SR-32")) == ["handouts.1.keep_private"]


@breaks("SR-32")
def test_a_help_card_is_always_private(lesson):
    card = {"type": "help_card", "value": {"prompts": ["A teacher", "An aunt"]}}
    lesson.handouts = sheets({}, {"parts": [card]})

    assert list(problems(lesson, "SR-32")) == ["handouts.2.keep_private"]


@keeps("SR-32")
@pytest.mark.parametrize(
    "prompt",
    [
        "Name one thing that helps Rae",
        "Rae's name for it",
        "What does Rae feel?",
        "Classmates could ...",
        "Form a plan",
    ],
)
def test_a_character_has_a_name_and_feelings(lesson, prompt):
    lesson.handouts = sheets({"parts": lines(prompt), "instructions": "Do not put your name on it."})

    assert problems(lesson, "SR-32") == {}


@keeps("SR-32")
def test_a_private_sheet_may_ask_for_feelings(lesson):
    lesson.handouts = stream("handouts", ("handout", PRIVATE_SHEET))

    assert problems(lesson, "SR-32") == {}


@keeps("SR-32")
def test_a_table_may_name_made_up_people(lesson):
    lesson.handouts = sheets({})

    assert problems(lesson, "SR-32") == {}
