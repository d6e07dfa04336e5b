"""What is for teachers reaches no student and no family, by any door."""

import io
from collections.abc import Iterator

from django.core.management import call_command
from django.http import QueryDict
from django.test import TestCase
from pypdf import PdfReader

from checks.passages import text_places
from lessons.audiences import AUDIENCES, EVERYONE
from lessons.finder.finding import find
from lessons.finder.words import PLACES
from lessons.models import FinderWord, LessonPage
from support.models import EmergencyNumber

from ..factories import SensitiveTopicFactory
from ..site import SmallSite
from ..support.entries import make_service
from .marked_lesson import SHAPED, mark


def printed_words(pdf: bytes) -> str:
    """Everything that a PDF says, white space taken out: pages, outline, metadata, and alt text of its pictures."""
    reader = PdfReader(io.BytesIO(pdf))
    text = "".join(page.extract_text() for page in reader.pages)
    alt_texts = "".join(_alt_texts(reader.trailer["/Root"]["/StructTreeRoot"]))
    return "".join((text + alt_texts + str(reader.metadata) + str(reader.outline)).split())


def _alt_texts(element) -> Iterator[str]:
    if isinstance(element, dict):
        yield str(element.get("/Alt", ""))
        children = element.get("/K", [])
        for child in children if isinstance(children, list) else [children]:
            yield from _alt_texts(child.get_object())


class DeclaredAudienceTests(TestCase):
    def test_every_place_that_can_hold_words_says_who_may_read_it(self):
        undeclared = set(text_places(LessonPage)) - set(AUDIENCES)

        assert not undeclared

    def test_every_declared_place_exists(self):
        gone = set(AUDIENCES) - set(text_places(LessonPage))

        assert not gone


class LeakTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()
        cls.lesson = cls.site.lesson(slug="marked", title="Marked lesson")
        cls.markers = mark(cls.lesson)
        call_command("rebuild_references_index", verbosity=0)

    def body(self, address: str) -> str:
        response = self.client.get(address)
        assert response.status_code == 200, address
        if response["Content-Type"] == "application/pdf":
            return printed_words(b"".join(response.streaming_content) if response.streaming else response.content)
        return response.content.decode()

    def shown(self, address: str, markers: dict[str, str]) -> set[str]:
        body = self.body(address)
        return {place for place, word in markers.items() if word in body}

    def test_every_place_is_marked(self):
        unmarked = set(AUDIENCES) - set(self.markers.by_place) - SHAPED

        assert not unmarked

    def test_a_student_page_shows_nothing_that_is_not_for_students(self):
        for_others = self.markers.only_for("teacher", "family")

        for address in (self.lesson.url, f"{self.lesson.url}handouts/", f"/guides/{self.lesson.code}/handouts.pdf"):
            assert not self.shown(address, for_others), address

    def test_a_student_page_shows_what_is_for_students_to_read(self):
        shown = self.shown(self.lesson.url, self.markers.open_to("student"))

        assert {"title", "key_question", "reading.paragraph", "vocabulary.word.meaning", "ending"} <= shown
        assert {"try_this.activity.instead", "check_questions.question.answers.why"} <= shown

    def test_a_family_sees_nothing_that_is_only_for_teachers(self):
        for_teachers = self.markers.only_for("teacher")

        for address in (f"{self.lesson.url}family/", f"/guides/{self.lesson.code}/family.pdf", "/families/"):
            assert not self.shown(address, for_teachers), address

    def test_a_family_sees_the_letter_and_what_to_try(self):
        page = self.shown(f"{self.lesson.url}family/", self.markers.open_to("family"))
        paper = self.shown(f"/guides/{self.lesson.code}/family.pdf", self.markers.open_to("family"))

        assert {"family_taught", "family_try", "family_talk", "family_help"} <= page
        assert "family_letter" in paper

    def test_the_teacher_sees_every_place_on_screen_and_on_paper(self):
        unseen_on_screen = set(self.markers.by_place) - self.shown(f"{self.lesson.url}teach/", self.markers.by_place)
        unseen_on_paper = set(self.markers.by_place) - self.shown(
            f"/guides/{self.lesson.code}/teacher-guide.pdf", self.markers.by_place
        )

        assert unseen_on_screen <= {"seo_title", "search_description"}
        assert unseen_on_paper <= {"seo_title", "search_description"}

    def test_the_map_the_module_the_front_door_and_the_site_map_show_no_teachers_words(self):
        for_others = self.markers.only_for("teacher", "family")

        for address in ("/", self.site.curriculum.url, self.site.module.url, "/sitemap.xml", "/robots.txt"):
            assert not self.shown(address, for_others), address

    def test_where_help_is_shows_no_teachers_words_and_nothing_of_who_keeps_the_directory(self):
        EmergencyNumber.objects.create(country="GB", country_name="United Kingdom", numbers="999 or 112")
        make_service("gb-line", name="The child line", notes="Zqnotes", sources=["https://zqsource.example/"])
        kept_back = self.markers.only_for("teacher", "family") | {"notes": "Zqnotes", "sources": "zqsource"}
        kept_back |= {"verified_by": "Ada Young", "verified_by, printed": "AdaYoung"}
        pages = ["/help/?country=GB", f"{self.lesson.url}?country=GB", f"{self.lesson.url}handouts/?country=GB"]

        for address in (*pages, "/guides/help/cards.pdf?country=GB", "/guides/help/poster.pdf?country=GB"):
            assert not self.shown(address, kept_back), address
            assert self.shown(address, {"the line itself": "The child line", "printed": "Thechildline"}), address

    def test_no_student_page_links_to_what_is_for_teachers(self):
        for address in ("/help/", self.lesson.url, f"{self.lesson.url}handouts/"):
            body = self.body(address)
            assert "/teach/" not in body, address
            assert "/lessons/" not in body, address
            assert "teacher-guide.pdf" not in body, address

    def test_a_search_finds_words_that_students_may_read_and_no_others(self):
        found = {
            place
            for place, word in self.markers.by_place.items()
            if LessonPage.objects.search(word, order_by_relevance=False).count()
        }

        assert found <= set(self.markers.open_to("student"))
        assert {"reading.story.text", "vocabulary.word.word", "handouts.handout.parts.cards"} <= found

    def test_the_finder_finds_words_that_everybody_may_read_and_no_others(self):
        answers = {place: find(QueryDict(f"q={word}")) for place, word in self.markers.by_place.items()}
        found = {place for place, answer in answers.items() if answer.count and not answer.search.read_as}
        kept = {place for place, word in self.markers.by_place.items() if FinderWord.objects.filter(word=word).exists()}

        assert found == kept == set(PLACES) - SHAPED
        assert all(AUDIENCES[place] == EVERYONE for place in PLACES)

    def test_the_finder_says_no_word_of_a_teachers_that_it_was_asked_for_wrongly(self):
        for place, word in self.markers.only_for("teacher", "family").items():
            body = self.body(f"/lessons/?q={word[:-1]}")
            assert f"“{word}”" not in body, place

    def test_a_sensitive_topic_is_named_in_no_address_title_or_list(self):
        topic = SensitiveTopicFactory()
        sensitive = self.site.lesson(slug="calm-lesson", links={"topics": [topic]})

        for address in (sensitive.url, f"{sensitive.url}family/", "/lessons/", "/families/", "/sitemap.xml"):
            body = self.body(address)
            assert topic.slug not in body, address
            assert topic.name not in body, address
