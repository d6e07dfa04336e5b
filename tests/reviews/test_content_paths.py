"""A finding knows its way to the field or the block in the editor, whatever was put before it since."""

from typing import Any

import pytest

from checks.passages import passages_of
from lessons.audiences import AUDIENCES
from reviews.content_paths import editor_place

from ..factories import PictureFactory, activities, activity, calm_end
from ..site import SmallSite
from .drafts import stream

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson() -> Any:
    lesson = SmallSite().lesson()
    lesson.save_revision()
    return lesson.get_latest_revision_as_object()


def test_a_field_is_found_by_its_name(lesson):
    there = editor_place(lesson, "key_question")

    assert (there.path, there.place, there.name) == ("key_question", "key_question", "Key question")


def test_a_block_is_found_by_its_id_and_named_by_its_number(lesson):
    there = editor_place(lesson, "activities.2.script")

    assert there.path == f"activities.{lesson.activities[1].id}.script"
    assert there.place == "activities.2.script"
    assert there.name == "Activities, activity 2, what you can say and do"


def test_a_block_is_still_found_when_another_stands_before_it(lesson):
    before = editor_place(lesson, "activities.1.title")
    lesson.activities.insert(0, ("activity", activity(title="New")))

    assert editor_place(lesson, "activities.2.title").path == before.path


def test_an_item_of_a_list_in_a_block_is_found_by_its_id(lesson):
    lesson.activities = activities(activity(look_for=[{"type": "item", "id": "an-item", "value": "Pairs talk."}]))
    lesson.activities[0].id = "a-block"

    assert editor_place(lesson, "activities.1.look_for.1").path == "activities.a-block.look_for.an-item"


def test_an_item_that_was_stored_without_an_id_is_counted(lesson):
    lesson.activities = activities(activity(look_for=["Pairs talk.", "Pairs agree."]))
    lesson.activities[0].id = "a-block"

    assert editor_place(lesson, "activities.1.look_for.2").path == "activities.a-block.look_for.2"


def test_a_stream_in_a_block_is_found(lesson):
    sheet = {"title": "Cards", "instructions": "", "parts": [{"type": "cards", "id": "the-cards", "value": ["A", "B"]}]}
    lesson.handouts = stream("handouts", ("handout", sheet))
    lesson.handouts[0].id = "the-sheet"

    there = editor_place(lesson, "handouts.1.parts.1.2")

    assert there.path == "handouts.the-sheet.parts.the-cards.2"
    assert there.name == "Handouts, handout 1, parts, cards 1, 2"


def test_the_words_of_a_picture_are_its_alt_text(lesson):
    picture = {"image": {"image": PictureFactory().pk, "alt_text": "A door", "decorative": False}, "caption": ""}
    lesson.reading = stream("reading", ("picture", picture))

    there = editor_place(lesson, "reading.1.image")

    assert there.path.endswith(".image.alt_text")
    assert there.place == "reading.1.image.alt_text"


def test_a_row_of_an_inline_panel_is_counted(lesson):
    there = editor_place(lesson, "lesson_outcomes.2.i_can")

    assert (there.path, there.name) == ("lesson_outcomes.2.i_can", "Lesson outcomes, 2, “I can …”")


@pytest.mark.parametrize(
    ("place", "path"),
    [
        ("", ""),
        ("no_such_field", ""),
        ("activities.9.script", "activities"),
        ("activities.0", "activities"),
        ("activities.word.script", "activities"),
        ("key_question.4", "key_question"),
        ("lesson_outcomes.2.nothing", "lesson_outcomes.2"),
    ],
)
def test_a_place_that_leads_nowhere_ends_at_what_still_holds_it(lesson, place, path):
    assert editor_place(lesson, place).path == path


def test_a_whole_page_has_a_name_and_no_path(lesson):
    assert editor_place(lesson, "").name == "The whole page"


def test_a_block_that_was_never_saved_is_counted():
    lesson = SmallSite().lesson(activities=activities(activity(), calm_end()))

    assert editor_place(lesson, "activities.2.title").path.startswith("activities.")


def test_every_text_of_a_lesson_has_a_way_that_goes_all_the_way(lesson):
    places = [passage.place for passage in passages_of(lesson, audiences=AUDIENCES)]

    assert len(places) > 40
    for place in places:
        there = editor_place(lesson, place)
        assert there.place == place
        assert len(there.path.split(".")) == len(place.split("."))


def test_the_address_opens_the_editor_at_the_place(lesson):
    address = editor_place(lesson, "ending").address(lesson.pk)

    assert address == f"/admin/pages/{lesson.pk}/edit/#:w:contentpath=ending"
