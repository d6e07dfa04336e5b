import pytest
from django.core.exceptions import ValidationError
from django.test import TestCase
from wagtail.models import Site

from home.models import StandardPage
from support.models import HelpSettings
from support.quick_exit import EXIT_ADDRESS
from support.standard_texts import exit_texts
from tests.factories import SensitiveTopicFactory
from tests.site import SmallSite
from wording.passages import Passage
from wording.safe_language import findings


class ExitTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()
        cls.calm = cls.site.lesson(slug="calm")
        cls.sensitive = cls.site.lesson(slug="kept-close", links={"topics": [SensitiveTopicFactory()]})
        cls.safely = cls.site.help.add_child(instance=StandardPage(title="Safely", slug="safely", body="<p>Text</p>"))
        cls.about = cls.site.home.add_child(instance=StandardPage(title="About", slug="about", body="<p>Text</p>"))

    def with_exit(self):
        lesson = self.sensitive.url
        return [lesson, f"{lesson}handouts/", f"{lesson}family/", "/help/", "/help/?country=ZZ", self.safely.url]

    def without_exit(self):
        lesson = self.calm.url
        taught = f"{self.sensitive.url}teach/"
        lists = ["/", "/lessons/", "/families/", self.site.module.url, self.site.curriculum.url, self.about.url]
        return [lesson, f"{lesson}handouts/", f"{lesson}family/", taught, *lists]

    def test_sensitive_lessons_and_pages_about_help_carry_it_and_no_others_do(self):
        for address in self.with_exit():
            assert 'class="exit__button"' in self.client.get(address).content.decode(), address
        for address in self.without_exit():
            response = self.client.get(address)
            assert response.status_code == 200, address
            assert 'class="exit__button"' not in response.content.decode(), address
            assert "exit.js" not in response.content.decode(), address

    def test_pages_that_carry_it_stay_nowhere_and_others_may(self):
        for address in self.with_exit():
            assert self.client.get(address).headers["Cache-Control"] == "no-store", address
        for address in self.without_exit():
            assert "no-store" not in self.client.get(address).headers.get("Cache-Control", ""), address

    def test_it_is_a_plain_link_that_comes_first_and_says_nothing_about_who_came(self):
        html = self.client.get(self.sensitive.url).content.decode()

        link = f'<a class="exit__button" href="{EXIT_ADDRESS}" rel="nofollow noreferrer">'
        assert html.index(link) < html.index('class="skip-link"')
        assert self.client.get(self.sensitive.url).headers["Referrer-Policy"] == "no-referrer"

    def test_a_school_can_choose_where_it_leads(self):
        HelpSettings.objects.create(
            site=Site.objects.get(is_default_site=True), exit_address="https://weather.example/today"
        )

        assert 'href="https://weather.example/today"' in self.client.get(self.sensitive.url).content.decode()

    def test_nothing_of_it_is_on_paper(self):
        response = self.client.get(f"/guides/{self.sensitive.code}/handouts.pdf")

        assert response.status_code == 200
        assert response.headers["Content-Type"] == "application/pdf"

    def test_no_page_with_the_exit_offers_itself_to_be_shared(self):
        for address in self.with_exit():
            html = self.client.get(address).content.decode()
            assert "og:" not in html, address
            assert "twitter:" not in html, address
        for address in self.without_exit():
            assert 'property="og:title"' in self.client.get(address).content.decode(), address


@pytest.mark.parametrize(
    "address",
    [
        "http://weather.example/",
        "weather.example",
        "javascript:alert(1)",
        "https://localhost:8000/?from=help",
        "https://weather.example/?from=school",
        "https://weather.example/#help",
        "https://me@weather.example/",
    ],
)
def test_it_leads_nowhere_that_could_tell_on_somebody(address):
    with pytest.raises(ValidationError) as error:
        HelpSettings(exit_address=address).clean_fields(exclude=["site", "country"])

    assert list(error.value.message_dict) == ["exit_address"]


def test_no_word_rule_has_anything_to_say_about_its_words():
    lines = exit_texts("en").model_dump().values()
    passages = [Passage(line, frozenset({"student"}), "exit", "standard_text") for line in lines]

    assert [finding.rule for finding in findings(passages, age_band="B1")] == []
