"""Checks for understanding: every answer is explained, on screen and on paper, and nothing counts them."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from lessons.models import LessonPage

CHECK = LessonPage._meta.get_field("check_questions").stream_block


def rendered(kind, value, **context):
    child = CHECK.to_python([{"type": kind, "value": value}])[0]
    html = render_to_string(f"lessons/blocks/{kind}.html", {"value": child.value, "self": child.value, **context})
    return BeautifulSoup(html, "html.parser")


def words(found):
    return " ".join(found.get_text(" ").split())


SORT = {
    "question": "Now or later?",
    "groups": ["Helps now", "Helps later"],
    "items": [
        {"text": "A film", "group": 1, "why": "It gives a break."},
        {"text": "A talk", "group": 2, "why": "Two people can look for a way."},
    ],
}
MATCH = {
    "question": "Who does what?",
    "pairs": [
        {"left": "A teacher", "right": "Knows who to ask", "why": "Teachers know the others."},
        {"left": "A doctor", "right": "Looks at health", "why": "That is the job."},
    ],
}
ORDER = {
    "question": "What comes first?",
    "steps": [
        {"text": "Notice", "why": "It comes first."},
        {"text": "Listen", "why": "Then somebody cares."},
        {"text": "Tell an adult", "why": "An adult can carry it."},
    ],
}


def test_each_group_that_a_thing_may_be_sorted_into_says_whether_it_fits_and_why():
    answers = [words(answer) for answer in rendered("sort", SORT).select("details")]

    assert answers == [
        "Helps now Yes, it fits here. It gives a break.",
        "Helps later It fits better under “Helps now”. It gives a break.",
        "Helps now It fits better under “Helps later”. Two people can look for a way.",
        "Helps later Yes, it fits here. Two people can look for a way.",
    ]


def test_what_belongs_together_is_shown_in_another_order_and_explained():
    page = rendered("match", MATCH)

    assert [words(one) for one in page.select(".question__groups li")] == ["Looks at health", "Knows who to ask"]
    assert words(page.select("details")[0]) == "A teacher Knows who to ask. Teachers know the others."


def test_steps_are_mixed_until_one_good_order_is_opened():
    page = rendered("order", ORDER)

    assert [words(one) for one in page.select(".question__groups li")] != ["Notice", "Listen", "Tell an adult"]
    assert words(page.select("details li")[0]) == "Notice It comes first."


@pytest.mark.parametrize(
    ("is_true", "said"),
    [
        (False, ["Many people think so. It is a myth.", "Yes, it is a myth."]),
        (True, ["Yes, it is true.", "It can sound like one, and it is true."]),
    ],
)
def test_both_answers_to_a_myth_are_explained_without_shame(is_true, said):
    value = {"statement": "You can see it.", "is_true": is_true, "why": "Look again."}

    page = rendered("myth", value)

    assert [words(one) for one in page.select("details strong")] == said
    assert words(page).count("Look again.") == 2


@pytest.mark.parametrize(
    ("kind", "value", "why"),
    [
        ("sort", SORT, "Helps later. Two people can look for a way."),
        ("match", MATCH, "(Looks at health) That is the job."),
        ("order", ORDER, "Tell an adult An adult can carry it."),
        ("myth", {"statement": "You can see it.", "is_true": False, "why": "Nobody can."}, "A myth. Nobody can."),
    ],
)
def test_on_paper_every_answer_is_printed(kind, value, why):
    page = rendered(kind, value, paper=True)

    assert page.select("details") == []
    assert why in words(page)


def test_on_paper_the_groups_to_sort_into_are_named_first():
    groups = rendered("sort", SORT, paper=True).select(".question__groups li")

    assert [words(group) for group in groups] == ["Helps now", "Helps later"]


def test_an_item_to_sort_names_a_group_that_is_there():
    block = CHECK.child_blocks["sort"]
    items = [{"text": "A walk", "group": 3, "why": "It helps."}, {"text": "A talk", "group": 1, "why": "It helps."}]
    value = block.to_python({"question": "Now or later?", "groups": ["Now", "Later"], "items": items})

    with pytest.raises(ValidationError) as refused:
        block.clean(value)

    assert "A walk" in str(refused.value.block_errors["items"])
