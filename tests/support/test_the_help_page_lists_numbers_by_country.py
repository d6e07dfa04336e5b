from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from support.models import EmergencyNumber, HelpPage
from support.standard_texts import help_page_texts
from tests.support.makers import make_help_page, make_number
from wording.reading_level import check, measure
from wording.safe_language import findings


class HelpPageTests(TestCase):
    def setUp(self):
        self.page = make_help_page(introduction="<p>You are <b>not</b> in trouble.</p>")

    def numbers(self):
        make_number("GB", numbers="999 or 112")
        make_number("FR", numbers="112; 15 ambulance", text_number="114 (deaf and hard of hearing)", source="A page")

    def test_it_lists_every_country_by_name_with_numbers_source_and_check(self):
        self.numbers()

        html = self.client.get("/help/").content.decode()

        assert html.index('id="FR"') < html.index('id="GB"')
        assert 'href="tel:15">15</a> ambulance' in html
        assert 'href="sms:114">114</a> (deaf and hard of hearing)' in html
        assert "Not checked yet." in html
        assert "A page" not in html, "where somebody will look is no source yet"
        EmergencyNumber.objects.filter(country="FR").update(checked_on=date(2026, 5, 3), checked_by="Ada Young")
        assert "Checked on 3 May 2026. Source: A page" in self.client.get("/help/").content.decode()

    def test_the_number_of_the_reader_s_country_comes_before_everything_else(self):
        self.numbers()

        one = self.client.get("/help/?country=GB").content.decode()
        both = self.client.get("/help/?country=GB&country=FR").content.decode()

        assert one.index('href="tel:999"') < one.index("Is someone hurt")
        assert "look down the list" not in one
        assert both.index('href="tel:999"') > both.index("Is someone hurt")
        assert "look down the list" in both

    def test_a_country_can_be_picked_in_any_case_and_more_than_one(self):
        self.numbers()
        make_number("AU", numbers="000")

        one = self.client.get("/help/", {"country": "gb"})
        two = self.client.get("/help/", {"country": ["GB", "FR"]})

        assert [number.country for number in one.context["countries"].shown] == ["GB"]
        assert '<option value="GB" selected>' in one.content.decode()
        assert [number.country for number in two.context["countries"].shown] == ["FR", "GB"]
        assert one.status_code == two.status_code == 200

    def test_an_unknown_country_is_told_plainly_and_every_number_stays_in_sight(self):
        self.numbers()

        for country in ("ZZ", "<script>", "\0", "x" * 3000):
            with self.subTest(country[:8]):
                response = self.client.get("/help/", {"country": country})

                assert response.status_code == 404
                assert "We do not have a number for the country you asked for." in response.content.decode()
                assert "Call your country&#x27;s emergency number, or ask any adult to." in response.content.decode()
                assert len(response.context["countries"].shown) == 2

    def test_an_empty_choice_is_all_countries(self):
        self.numbers()

        response = self.client.get("/help/?country=")

        assert response.status_code == 200
        assert len(response.context["countries"].shown) == 2

    def test_an_empty_table_still_says_what_to_do(self):
        response = self.client.get("/help/")

        assert response.status_code == 200
        assert "Call your country&#x27;s emergency number, or ask any adult to." in response.content.decode()
        assert "<select" not in response.content.decode()

    def test_it_says_tell_again_and_how_to_use_the_site_safely(self):
        html = self.client.get("/help/").content.decode()

        assert "If nobody listens, tell again" in html
        assert "We do not ask for your name." in html
        assert "Your school may keep a list of the pages that its computers open." in html

    def test_nothing_of_it_is_stored_and_it_sets_no_cookie(self):
        response = self.client.get("/help/?country=ZZ")

        assert response.headers["Cache-Control"] == "no-store"
        assert not response.cookies

    def test_no_variable_is_left_unresolved(self):
        self.numbers()

        assert "UNRESOLVED" not in self.client.get("/help/?country=FR").content.decode()

    def test_it_asks_the_database_as_often_for_two_countries_as_for_twenty(self):
        self.numbers()
        self.client.get("/help/")
        for_two = self.count_queries()

        for letter in "ABCDEFGHIJKLMNOPQR":
            make_number(f"X{letter}")

        assert self.count_queries() == for_two

    def count_queries(self):
        with CaptureQueriesContext(connection) as queries:
            self.client.get("/help/")
        return len(queries)

    def test_its_address_can_not_change(self):
        self.page.slug = "where-help-is"

        with pytest.raises(ValidationError) as error:
            self.page.full_clean()

        assert list(error.value.message_dict) == ["slug"]

    def test_a_draft_with_nothing_in_it_has_passages_all_the_same(self):
        texts = [passage.text for passage in HelpPage(title="", slug="help").passages()]

        assert help_page_texts("en").steps[0] in texts
        assert "" not in texts

    def test_everything_it_prints_is_a_passage_that_no_word_rule_minds(self):
        self.numbers()
        passages = list(self.page.passages())

        assert {"You are not in trouble.", "999 or 112", "114 (deaf and hard of hearing)"} <= {
            " ".join(passage.text.split()) for passage in passages
        }
        assert [finding.rule for finding in findings(passages, age_band="B1")] == []


def test_its_standard_text_can_be_read_by_a_nine_year_old():
    texts = help_page_texts("en")
    lines = [
        *texts.steps,
        *texts.again,
        texts.numbers,
        texts.numbers_many,
        texts.finder,
        texts.no_country,
        texts.unknown_country,
        *texts.safely,
    ]

    assert check(measure(lines), "B3") == []
