"""Passages: every text of a lesson with who may read it and where it stands."""

from django.test import TestCase

from checks.passages import plain_text
from lessons.models import LessonPage

from ..factories import PictureFactory
from ..site import SmallSite


class PassageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()
        cls.lesson = cls.site.lesson(title="Coping that lasts", slug="coping", search_description="About coping.")

    def by_place(self):
        return {passage.place: passage for passage in self.lesson.passages()}

    def test_titles_addresses_and_descriptions_are_passages_too(self):
        found = self.by_place()

        assert found["title"].text == "Coping that lasts"
        assert found["slug"].text == "coping"
        assert found["search_description"].audiences == {"student", "teacher", "family"}

    def test_a_script_is_for_teachers_alone_and_says_where_it_stands(self):
        passage = self.by_place()["activities.1.script"]

        assert passage.text == "Read the cards aloud."
        assert passage.audiences == {"teacher"}
        assert passage.block_type == "activity"
        assert passage.language == "en"

    def test_a_picture_is_read_by_its_alt_text(self):
        image = {"image": PictureFactory().pk, "decorative": False, "alt_text": "Rae walks by a river."}
        block = self.lesson._meta.get_field("reading").stream_block
        self.lesson.reading = block.to_python([{"type": "picture", "value": {"image": image, "caption": ""}}])

        assert self.by_place()["reading.1.image"].text == "Rae walks by a river."

    def test_only_the_quoted_words_of_a_critique_are_marked_as_quoted(self):
        value = {"purpose": "To mend it.", "words": "<p>Moody teens</p>", "better": "<p>Ups and downs</p>"}
        block = self.lesson._meta.get_field("reading").stream_block
        self.lesson.reading = block.to_python([{"type": "critique", "value": value}])
        found = self.by_place()

        assert found["reading.1.words"].block_type == "critique"
        assert found["reading.1.better"].block_type == "prose"
        assert found["activities.1.key_questions.1.off_track"].block_type == "off_track"

    def test_a_lesson_that_was_never_saved_has_passages(self):
        lesson = LessonPage(title="Only a title", key_question="Which way?")

        assert {passage.text for passage in lesson.passages()} >= {"Only a title", "Which way?"}


def test_plain_text_ends_a_line_with_each_paragraph_and_list_item():
    assert plain_text("<p>One &amp; <b>two</b></p><ul><li>three</li><li>four</li></ul>") == "One & two\nthree\nfour"
    assert plain_text("") == ""
