"""Families see everything that a module shows to students, how it was made, and a letter; nothing of the teachers."""

import io
import re
from dataclasses import asdict

from django.core.management import call_command
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from docx import Document

from lessons.families.letter import letter_texts
from lessons.families.shown import outside_links
from reviews.models import Release

from ...factories import PictureFactory, SensitiveTopicFactory, TopicFactory
from ...reviews.makers import install_reviews
from ...reviews.record.releases import release
from ...site import SmallSite
from ..marked_lesson import mark

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def words_of(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


class ModuleForFamiliesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()
        cls.lesson = cls.site.lesson(slug="marked", title="Marked lesson", code="T9.1")
        cls.markers = mark(cls.lesson)
        install_reviews(cls.site.home)
        call_command("rebuild_references_index", verbosity=0)
        cls.address = f"{cls.site.module.url}family/"

    def body(self, address):
        response = self.client.get(address)
        assert response.status_code == 200, address
        return response.content.decode()

    def test_everything_that_the_student_page_and_the_sheets_show_is_there(self):
        body = self.body(self.address)
        pages = (self.lesson.url, f"{self.lesson.url}handouts/")
        shown = "".join(self.body(address).split("<main", 1)[1] for address in pages)

        of_students = {
            place: word
            for place, word in self.markers.open_to("student").items()
            if word in shown or place.startswith("activities.")
        }

        assert len(of_students) > 40
        assert {place for place, word in of_students.items() if word not in body} == set()

    def test_nothing_that_is_only_for_teachers_is_there_in_the_letter_or_in_word(self):
        for_teachers = self.markers.only_for("teacher")

        pages = self.body(self.address) + self.body(f"{self.address}letter/")
        word = words_of(self.client.get("/guides/T9/family-letter.docx").content)

        assert len(for_teachers) > 30
        assert {place for place, marker in for_teachers.items() if marker in pages + word} == set()

    def test_how_to_talk_at_home_is_there(self):
        assert self.markers.by_place["family_talk"] in self.body(self.address)

    def test_it_leads_to_no_page_for_teachers(self):
        for address in (self.address, f"{self.address}letter/"):
            main = self.body(address).split("<main", 1)[1]
            assert "/teach/" not in main, address
            assert "/briefing/" not in main, address
            assert "/class/" not in main, address

    def test_it_says_that_nobody_has_reviewed_what_nobody_has(self):
        with self.settings(HAS_SAMPLE_CONTENT=False):
            assert "Not yet reviewed." in self.body(self.address)

    def test_it_says_when_a_lesson_was_reviewed_and_until_when_that_holds(self):
        with self.settings(HAS_SAMPLE_CONTENT=False):
            release(self.lesson)
            table = self.body(self.address).split("module-family__records", 1)[1].split("</table>", 1)[0]
        assert "Checked by a teacher" in table
        assert "Last full review" in table
        assert "Not yet reviewed" not in table

    def test_it_says_when_it_is_a_sample(self):
        release(self.lesson)
        with self.settings(HAS_SAMPLE_CONTENT=True):
            table = self.body(self.address).split("module-family__records", 1)[1].split("</table>", 1)[0]
            assert "Sample: nobody has reviewed this." in table
            assert "Last full review" not in table
            assert letter_texts().sample in self.body(f"{self.address}letter/")

    def test_a_draft_lesson_is_not_shown(self):
        self.site.lesson(slug="draft", title="Not yet public", live=False)

        assert "Not yet public" not in self.body(self.address)

    def test_a_draft_of_a_public_lesson_is_not_shown(self):
        self.lesson.key_question = "A question of tomorrow?"
        self.lesson.save_revision()

        assert "A question of tomorrow?" not in self.body(self.address)

    def test_no_id_stands_there_twice(self):
        self.site.lesson(slug="second")

        ids = re.findall(r'\sid="([^"]+)"', self.body(self.address))

        assert [one for one in set(ids) if ids.count(one) > 1] == []

    def test_it_is_in_the_site_map_and_the_letter_and_the_briefing_are_not(self):
        site_map = self.body("/sitemap.xml")

        assert f"{self.address}</loc>" in site_map
        assert "/letter/" not in site_map
        assert "/briefing/" not in site_map

    def test_families_find_it_from_the_module_their_list_and_the_lesson(self):
        for address in (
            self.site.module.url,
            "/families/",
            f"{self.lesson.url}family/",
            f"{self.site.module.url}teach/",
        ):
            assert f'href="{self.address}"' in self.body(address), address

    def test_the_same_queries_for_two_lessons_and_for_six(self):
        for number in range(2):
            self.many(number)
        few = self.queries()

        for number in range(2, 6):
            self.many(number)

        assert self.queries() == few

    def many(self, number):
        picture = {"image": PictureFactory().pk, "decorative": False, "alt_text": "A drawing of a hill"}
        block = {"type": "picture", "value": {"image": picture, "caption": ""}}
        handout = {"title": "A sheet", "copies": "one_each", "instructions": "Look.", "parts": [block]}
        lesson = self.site.lesson(slug=f"more-{number}", links={"topics": [TopicFactory()]})
        lesson.reading = [("paragraph", "<p>Words.</p>")]
        lesson.reading = lesson.reading.stream_block.to_python([*lesson.reading.raw_data, block])
        lesson.handouts = lesson.handouts.stream_block.to_python([{"type": "handout", "value": handout}])
        lesson.save()

    def queries(self):
        # Once before, so that each picture has its sizes and the site its caches.
        self.body(self.address)
        with CaptureQueriesContext(connection) as asked:
            self.body(self.address)
        return len(asked)


class SensitiveModuleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()
        cls.topic = SensitiveTopicFactory()
        cls.site.lesson(slug="plain", title="A plain lesson")
        cls.site.lesson(slug="calm", title="A calm lesson", links={"topics": [cls.topic]})

    def test_pages_for_families_can_be_left_and_stay_nowhere(self):
        for part in ("family/", "family/letter/"):
            response = self.client.get(f"{self.site.module.url}{part}")
            body = response.content.decode()
            assert response["Cache-Control"] == "no-store", part
            assert "data-exit" in body, part
            assert "og:title" not in body, part

    def test_no_topic_is_named_in_page_letter_or_word(self):
        for address in (f"{self.site.module.url}family/", f"{self.site.module.url}family/letter/"):
            body = self.client.get(address).content.decode()
            assert self.topic.name not in body, address
            assert self.topic.slug not in body, address
        assert self.topic.name not in words_of(self.client.get("/guides/T9/family-letter.docx").content)

    def test_the_letter_says_that_another_one_comes(self):
        assert letter_texts().more_care in words_of(self.client.get("/guides/T9/family-letter.docx").content)


class LetterTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()
        cls.site.lesson(slug="one", title="The first lesson", key_question="What helps?")
        cls.site.lesson(slug="two", title="The second lesson")

    def test_word_and_page_say_the_same(self):
        response = self.client.get("/guides/T9/family-letter.docx")
        word = words_of(response.content)
        page = self.client.get(f"{self.site.module.url}family/letter/").content.decode()

        assert response["Content-Type"] == WORD
        assert 'filename="T9-family-letter.docx"' in response["Content-Disposition"]
        for words in ("The first lesson: What helps?", "The second lesson", letter_texts().choice, "/signs/family/"):
            assert words in word, words
            assert words in page, words
        assert letter_texts().more_care not in word

    def test_word_leaves_lines_for_what_only_the_school_knows(self):
        word = words_of(self.client.get("/guides/T9/family-letter.docx").content)

        assert word.count("____") >= 4

    def test_the_same_letter_is_the_same_file(self):
        first = self.client.get("/guides/T9/family-letter.docx").content
        again = self.client.get("/guides/T9/family-letter.docx").content

        assert words_of(first) == words_of(again)

    def test_a_lesson_and_an_unknown_code_have_none(self):
        code = self.site.lesson(slug="three", code="T9.3").code

        assert self.client.get(f"/guides/{code}/family-letter.docx").status_code == 404
        assert self.client.get("/guides/T99/family-letter.docx").status_code == 404

    def test_a_module_that_is_not_public_has_none(self):
        self.site.module.live = False
        self.site.module.save()

        assert self.client.get("/guides/T9/family-letter.docx").status_code == 404

    def test_nothing_was_released_by_asking(self):
        before = Release.objects.count()

        self.client.get(f"{self.site.module.url}family/")

        assert Release.objects.count() == before


def test_the_letter_breaks_no_rule_of_words(tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("\n\n".join(asdict(letter_texts()).values()), encoding="utf-8")
    said = io.StringIO()

    call_command("check_words", str(file), audience="family", stdout=said)

    assert said.getvalue().startswith("0 findings")


def test_links_that_lead_away_are_found_once_and_own_ones_are_not():
    html = (
        '<a href="/help/">Help</a> <a href="https://a.example/x">A <b>page</b></a> <a href="#top">Top</a>'
        '<a href="https://a.example/x">Again</a> <a href="tel:999">999</a> <a>no address</a>'
    )

    assert [(link.address, link.words) for link in outside_links(html)] == [("https://a.example/x", "Again")]
