"""For this class: papers with lines that a teacher fills in on the device, and what leads a class to its page."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import TestCase

from lessons.class_lines import CLASS_LINES, ON_THE_HELP_SHEET, with_lines
from lessons.standard_texts import standard_texts

from ..factories import SensitiveTopicFactory
from ..site import SmallSite
from .marked_lesson import mark

LINE = re.compile(r'data-class-line="(\w+)"')
FIELD = re.compile(r'data-class-field="(\w+)"')


def test_each_line_of_the_help_sheet_stands_beside_the_prompt_that_it_answers():
    sheet = with_lines(standard_texts().help_sheet)

    assert [line for _, line in sheet][:5] == list(ON_THE_HELP_SHEET)
    assert {line: prompt for prompt, line in sheet}["lead"] == "Our safeguarding lead:"
    assert {line: prompt for prompt, line in sheet}["question_box"] == "Our question box stands:"


def test_numbers_to_call_are_never_typed_in():
    by_hand = [prompt for prompt, line in with_lines(standard_texts().help_sheet) if not line]

    assert len(by_hand) == 3
    assert all(re.search("number|helpline|text", prompt) for prompt in by_hand)


class ForThisClassTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()
        cls.lesson = cls.site.lesson(slug="sleep", title="Sleep and me", code="T9.1")
        cls.sensitive = cls.site.lesson(
            slug="calm", title="A calm lesson", code="T9.2", links={"topics": [SensitiveTopicFactory()]}
        )
        call_command("rebuild_references_index", verbosity=0)

    def body(self, address):
        response = self.client.get(address)
        assert response.status_code == 200, address
        return response.content.decode()

    def test_every_line_can_be_typed_and_fills_something(self):
        body = self.body(f"{self.lesson.url}class/")
        teach = self.body(f"{self.lesson.url}teach/")

        names = {line.name for line in CLASS_LINES}
        assert set(FIELD.findall(body)) == names
        assert set(LINE.findall(body)) | set(LINE.findall(teach)) == names

    def test_lines_are_blank_when_they_leave_the_server(self):
        for part in ("class/", "teach/", "handouts/"):
            body = self.body(f"{self.lesson.url}{part}")
            assert LINE.search(body), part
            assert not re.search(r'data-class-line="\w+">[^<]', body), part

    def test_nothing_that_is_typed_can_be_submitted(self):
        response = self.client.get(f"{self.lesson.url}class/")
        main = response.content.decode().split("<main", 1)[1]

        assert "<form" not in main
        assert not re.search(r"<input[^>]* name=", main)
        policy = response["Content-Security-Policy"]
        assert "connect-src 'none'" in policy
        assert "form-action 'none'" in policy

    def test_a_student_page_has_no_place_for_what_is_typed(self):
        body = self.body(self.lesson.url)

        assert "data-class" not in body
        assert "for-class.js" not in body

    def test_pages_that_students_read_look_at_no_link(self):
        for part in ("handouts/", "slide/"):
            assert "data-class-offer" not in self.body(f"{self.lesson.url}{part}"), part

    def test_only_pages_for_teachers_lead_to_it_and_search_engines_leave_it_out(self):
        assert f"{self.lesson.url}class/" in self.body(f"{self.lesson.url}teach/")
        for address in (self.lesson.url, f"{self.lesson.url}handouts/", f"{self.lesson.url}slide/", "/families/"):
            assert "/class/" not in self.body(address), address
        assert 'content="noindex"' in self.body(f"{self.lesson.url}class/")
        assert "/class/" not in self.body("/sitemap.xml")

    def test_the_slide_and_what_leads_there_show_nothing_of_the_teachers(self):
        lesson = self.site.lesson(slug="marked", title="Marked")
        markers = mark(lesson)

        slide = self.body(f"{lesson.url}slide/")

        assert [place for place, word in markers.only_for("teacher", "family").items() if word in slide] == []
        assert "/teach/" not in slide
        assert "/class/" not in slide

    def test_a_picture_of_the_address_stands_on_the_slide_and_on_each_slip(self):
        slide = self.body(f"{self.lesson.url}slide/")
        page = self.body(f"{self.lesson.url}class/")

        assert slide.count("<svg") == 1
        assert '/go/<wbr><span class="short-code">T9.1' in slide
        assert page.count('class="class-slip"') == page.count("<svg") == 8

    def test_a_slip_names_no_lesson(self):
        slips = self.body(f"{self.sensitive.url}class/").split('id="slips"', 1)[1]

        assert self.sensitive.title not in slips.split("</section>", 1)[0]

    def test_the_slide_of_a_sensitive_lesson_can_be_left_and_stays_nowhere(self):
        response = self.client.get(f"{self.sensitive.url}slide/")
        body = response.content.decode()

        assert response["Cache-Control"] == "no-store"
        assert "data-exit" in body
        assert "og:title" not in body


class ShortAddressTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()
        cls.lesson = cls.site.lesson(slug="sleep", code="T9.1")

    def test_it_leads_to_the_student_page(self):
        response = self.client.get("/go/T9.1/")

        assert response.status_code == 302
        assert response.url == self.lesson.url

    def test_small_letters_do_too(self):
        assert self.client.get("/go/t9.1/").url == self.lesson.url

    def test_it_follows_a_lesson_that_moves(self):
        self.lesson.slug = "rest"
        self.lesson.save()

        assert self.client.get("/go/T9.1/").url.endswith("/rest/")

    def test_a_country_goes_along_and_nothing_else(self):
        assert self.client.get("/go/T9.1/?country=ie").url == f"{self.lesson.url}?country=IE"
        assert self.client.get("/go/T9.1/?country=%22><b>&next=//evil.example").url == self.lesson.url

    def test_a_draft_has_none(self):
        self.site.lesson(slug="draft", code="T9.7", live=False)

        assert self.client.get("/go/T9.7/").status_code == 404

    def test_a_lesson_of_a_module_that_is_not_public_has_none(self):
        self.site.module.live = False
        self.site.module.save()

        assert self.client.get("/go/T9.1/").status_code == 404

    def test_an_unknown_code_is_said_in_words_beside_where_help_is(self):
        response = self.client.get("/go/M9.9/")

        assert response.status_code == 404
        assert "No lesson has the code “M9.9”" in response.content.decode()
        assert "help-panel__way" in response.content.decode()
        assert "Lessons to teach" not in response.content.decode()

    def test_what_is_no_code_is_not_said_again(self):
        for written in ("<b>M9", "Text Sam 07700 900123 now", "call-me"):
            response = self.client.get(f"/go/{written}/")

            assert response.status_code == 404
            assert written.split()[0].strip("<>b") not in response.content.decode().split("<h1>")[1].split("</p>")[0]

    def test_it_is_only_read(self):
        assert self.client.post("/go/T9.1/").status_code == 405

    def test_that_of_a_sensitive_lesson_stays_nowhere(self):
        self.site.lesson(slug="calm", code="T9.2", links={"topics": [SensitiveTopicFactory()]})

        assert self.client.get("/go/T9.2/")["Cache-Control"] == "no-store"

    def test_the_page_for_a_class_of_a_sensitive_lesson_stays_nowhere_and_has_no_card(self):
        lesson = self.site.lesson(slug="calm", code="T9.3", links={"topics": [SensitiveTopicFactory()]})

        response = self.client.get(f"{lesson.url}class/")

        assert response["Cache-Control"] == "no-store"
        assert "og:title" not in response.content.decode()

    def test_no_page_right_below_the_front_door_can_hide_it(self):
        self.site.curriculum.slug = "go"

        with pytest.raises(ValidationError):
            self.site.curriculum.clean()
