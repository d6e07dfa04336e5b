"""The guide holds every word of the lesson; sheets and family letter hold only what their readers may see."""

import pytest

from lessons.audiences import AUDIENCES

from ..lessons.marked_lesson import mark

# Not printed on the guide: they are for the web.
FOR_THE_WEB = {"seo_title", "search_description"}


@pytest.fixture
def markers(site):
    lesson = site.lesson(code="X1.1")
    markers = mark(lesson)
    lesson.save_revision().publish()
    return markers


def test_the_teacher_guide_prints_every_part_of_the_lesson(markers, fetch):
    text = fetch("/guides/X1.1/teacher-guide.pdf").text

    expected = {place: word for place, word in markers.open_to("teacher").items() if place not in FOR_THE_WEB}
    assert len(expected) > 60
    assert {place for place, word in expected.items() if word not in text and not place.endswith(".image")} == set()


def test_sheets_hold_nothing_that_students_may_not_read(markers, fetch):
    printed = fetch("/guides/X1.1/handouts.pdf")

    hidden = {place: word for place, word in markers.by_place.items() if "student" not in AUDIENCES[place]}
    assert len(hidden) > 30
    assert [place for place, word in hidden.items() if word in printed.text or word.encode() in printed.data] == []
    assert markers.by_place["handouts.handout.title"] in printed.text


def test_sheets_hold_nothing_but_sheets(markers, fetch):
    text = fetch("/guides/X1.1/handouts.pdf").text

    others = {
        place: word
        for place, word in markers.by_place.items()
        if not place.startswith("handouts.") and place != "title"
    }
    assert [place for place, word in others.items() if word in text] == []
    assert "One each" not in text


def test_the_family_letter_holds_nothing_that_families_may_not_read(markers, fetch):
    printed = fetch("/guides/X1.1/family.pdf")

    hidden = {place: word for place, word in markers.by_place.items() if "family" not in AUDIENCES[place]}
    assert len(hidden) > 30
    assert [place for place, word in hidden.items() if word in printed.text or word.encode() in printed.data] == []


def test_the_family_letter_has_a_line_for_the_date_the_letter_and_where_help_is(markers, fetch):
    text = fetch("/guides/X1.1/family.pdf").text

    for place in ("family_letter", "family_taught", "family_try", "family_talk", "family_help", "vocabulary.word.word"):
        assert markers.by_place[place] in text
    assert text.index("Date:") < text.index("Dear families") < text.index(markers.by_place["family_letter"])
    assert "findahelpline.com" in text
