"""When something is missing, closed or broken: calm words, a way on, and help that is right."""

import re

from django.test import Client, SimpleTestCase, TestCase, override_settings
from django.utils.html import strip_tags

from config.missing import missing_at
from support.standard_texts import panel_texts

from ..factories import ModulePageFactory
from ..site import SmallSite

WAYS_ON = ["/", "/curriculum/", "/words/", "/lessons/"]
# What only adults should read: words of the teacher's help panel and of the teach page.
TEACHERS_WORDS = ("safeguarding lead", "/teach/", "disclosure")


def words_of(response):
    return " ".join(strip_tags(response.content.decode()).split())


def leads_on(response):
    """The ways on that the page does not offer."""
    html = response.content.decode()
    return [address for address in WAYS_ON if f'href="{address}"' not in html]


class ErrorPageChecks:
    def assert_calm(self, response, *, status):
        html = response.content.decode()
        assert response.status_code == status
        assert 'class="help-panel"' in html
        assert "emergency number, or ask any adult to" in html
        assert 'href="/help/"' in html
        assert leads_on(response) == []
        assert not any(words in html for words in TEACHERS_WORDS)
        assert "secret" not in html
        assert "UNRESOLVED" not in html
        assert not response.cookies
        policy = response["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy
        assert "camera=()" in response["Permissions-Policy"]
        assert response["Referrer-Policy"] == "no-referrer"


@override_settings(ROOT_URLCONF="tests.config.broken_addresses")
class BrokenTests(ErrorPageChecks, SimpleTestCase):
    """No database here: a query is an error."""

    def get(self, address="/broken/"):
        return Client(raise_request_exception=False).get(address)

    def test_something_broken_is_said_calmly_and_asks_the_database_nothing(self):
        response = self.get()

        self.assert_calm(response, status=500)
        assert "It is not your fault" in words_of(response)

    def test_what_could_not_be_read_says_so(self):
        response = self.get("/unreadable/")

        self.assert_calm(response, status=400)
        assert "We could not read that request" in words_of(response)

    def test_a_host_that_is_not_ours_is_answered_without_an_error(self):
        with self.settings(ALLOWED_HOSTS=["ours.example"]):
            response = self.client.get("/broken/", headers={"host": "theirs.example"})

        self.assert_calm(response, status=400)

    def test_its_help_is_in_the_words_of_the_help_panel(self):
        texts, words = panel_texts("en")["student"], words_of(self.get())

        for said in (texts.heading, texts.danger, texts.no_country, texts.school, texts.again, texts.finder):
            assert said in words

    def test_it_has_no_number_that_is_right_in_one_country_only(self):
        assert not re.search(r"\d{3}", words_of(self.get()))

    def test_what_it_loads_is_ours_and_there(self):
        loaded = re.findall(r'(?:src|href)="(/static/[^"]+)"', self.get().content.decode())

        assert len(loaded) >= 4
        for address in set(loaded):
            assert Client().get(address).status_code == 200, address


@override_settings(ROOT_URLCONF="tests.config.broken_addresses")
class ClosedTests(ErrorPageChecks, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()

    def test_what_is_closed_says_for_whom_it_is(self):
        response = self.client.get("/closed/")

        self.assert_calm(response, status=403)
        assert "for people who write or check lessons" in words_of(response)

    def test_a_form_that_was_open_too_long_says_what_to_do(self):
        response = Client(enforce_csrf_checks=True).post("/review/no-such-link/", {"code": "1"})

        if response.status_code == 403:
            self.assert_calm(response, status=403)
            assert "send the form once more" in words_of(response)
        else:
            assert response.status_code == 404


class MissingTests(ErrorPageChecks, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()

    def test_any_address_that_is_not_there(self):
        response = self.client.get("/no-such-page/")

        self.assert_calm(response, status=404)
        assert "Nothing is wrong with your device" in words_of(response)
        assert "What may have happened" not in words_of(response)

    def test_a_lesson_that_is_not_there_says_what_may_have_happened_and_leads_to_its_module(self):
        response = self.client.get(f"{self.site.module.url}no-such-lesson/")

        self.assert_calm(response, status=404)
        assert "Somebody is checking it again" in words_of(response)
        assert f'href="{self.site.module.url}"' in response.content.decode()

    def test_a_lesson_that_was_taken_down_says_the_same_and_not_its_name(self):
        lesson = self.site.lesson(title="Hidden away", live=False)

        response = self.client.get(f"{self.site.module.url}{lesson.slug}/")

        self.assert_calm(response, status=404)
        assert "Hidden away" not in response.content.decode()

    def test_a_module_that_is_not_public_is_not_named(self):
        hidden = ModulePageFactory(parent=self.site.curriculum, title="Hidden away", code="H1", live=False)

        for address in ("some-lesson/", ""):
            response = self.client.get(f"/curriculum/{hidden.slug}/{address}")
            self.assert_calm(response, status=404)
            assert "Hidden away" not in response.content.decode()

    def test_a_paper_that_is_not_there_leads_to_the_question_whether_it_is_current(self):
        for address in ("/guides/M99/teacher-guide.pdf", "/guides/M4.3/no-such.pdf"):
            response = self.client.get(address)
            self.assert_calm(response, status=404)
            assert "its papers are away too" in words_of(response)
            assert 'href="/g/"' in response.content.decode()

    def test_what_was_typed_is_not_repeated(self):
        assert "unkind-word" not in self.client.get("/unkind-word/").content.decode()

    def test_a_country_that_was_chosen_goes_with_the_reader(self):
        html = self.client.get("/no-such-page/?country=IE").content.decode()

        assert 'href="/curriculum/?country=IE"' in html

    def test_strange_addresses_are_only_missing(self):
        for address in ("/curriculum/%00/x/", "/curriculum/%F0%9F%99%82/x/", "/guides/", "/en/curriculum/a/b/"):
            assert self.client.get(address).status_code == 404, address

    def test_an_address_says_what_it_was_meant_for(self):
        assert missing_at("/curriculum/signs/a-lesson/teach/").kind == "lesson"
        assert missing_at("/curriculum/signs/a-lesson/").module == self.site.module
        assert missing_at("/curriculum/nothing/").kind == "module"
        assert missing_at("/guides/M4/x.pdf").kind == "paper"
        assert missing_at("/about/them/").kind == ""
        assert missing_at("/").kind == ""
