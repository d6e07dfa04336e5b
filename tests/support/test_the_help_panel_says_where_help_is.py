from types import SimpleNamespace

import pytest
from django.test import TestCase
from wagtail.models import Site

from support.help_panel import HelpPanel, help_panel
from support.models import EmergencyNumber, HelpSettings
from support.standard_texts import panel_texts
from tests.support.makers import make_number, render_panel
from wording.passages import Passage
from wording.reading_level import check, measure
from wording.safe_language import findings

ANY_COUNTRY = "Call your country&#x27;s emergency number, or ask any adult to."


class HelpPanelTests(TestCase):
    def setUp(self):
        self.number = make_number("GB", numbers="999 or 112")
        self.site = Site.objects.get(is_default_site=True)

    def use(self, **fields):
        HelpSettings.objects.create(site=self.site, **fields)

    def test_with_no_country_known_it_shows_no_number_and_says_what_is_right_everywhere(self):
        html = render_panel()

        assert ANY_COUNTRY in html
        assert "tel:" not in html
        assert "United Kingdom:" not in html

    def test_the_readers_own_choice_of_country_shows_its_name_numbers_and_check(self):
        html = render_panel("/?country=gb")

        assert "<strong>United Kingdom:</strong>" in html
        assert 'href="tel:999">999</a> or <a' in html
        assert "Not checked yet" in html
        assert ANY_COUNTRY not in html

    def test_a_country_that_nobody_knows_falls_back_instead_of_failing(self):
        for country in ("ZZ", "<b>", "%00", "ÄÖ", "G" * 5000):
            with self.subTest(country[:5]):
                assert ANY_COUNTRY in render_panel(f"/?country={country}")

    def test_the_site_decides_when_the_reader_did_not_and_the_page_before_it(self):
        make_number("FR", numbers="112")
        self.use(country=self.number)
        page = SimpleNamespace(help_country="FR")

        assert "United Kingdom:" in render_panel()
        assert "France:" in render_panel(page=page)
        assert "United Kingdom:" in render_panel("/?country=GB", page=page)
        assert "France:" in render_panel("/?country=GB", tag='{% help_panel country="FR" %}')

    def test_an_overdue_check_never_hides_a_number(self):
        EmergencyNumber.objects.update(checked_on="2001-05-03", checked_by="Two people")

        html = render_panel("/?country=GB")

        assert "tel:999" in html
        assert "Checked on 3 May 2001" in html

    def test_it_names_the_adult_of_the_school_to_students_and_families_but_not_to_teachers(self):
        self.use(school_adult="Ms Okoye, in the library at break")

        assert "Ms Okoye" in render_panel()
        assert "Ms Okoye" in render_panel(audience="family")
        assert "Ms Okoye" not in render_panel(audience="teacher")

    def test_what_an_editor_writes_is_escaped(self):
        self.use(school_adult="<script>alert(1)</script>")

        assert "<script>" not in render_panel()

    def test_it_links_to_the_international_finder_to_the_help_page_and_to_what_keeps_a_reader_safe(self):
        html = render_panel()

        assert '<a href="https://findahelpline.com/" rel="noreferrer nofollow">findahelpline.com</a>' in html
        assert 'href="/help/"' in html
        assert 'href="/help/using-this-site-safely/"' in html

    def test_another_country_is_chosen_by_a_link_to_the_same_page_and_stays_in_the_way_to_more_help(self):
        make_number("FR")

        html = render_panel("/some/lesson/?country=fr")

        assert 'href="?country=GB#help-panel-heading"' in html
        assert 'href="?country=FR#help-panel-heading" aria-current="true"' in html
        assert 'href="/help/?country=FR"' in html

    def test_an_address_that_pretends_to_be_another_site_leads_nowhere_else(self):
        make_number("FR")

        assert "evil.example" not in render_panel("//evil.example/help/")

    def test_the_youngest_hear_of_a_grown_up_from_the_page_or_the_context(self):
        young = SimpleNamespace(age_band=SimpleNamespace(code="B2"))
        older = SimpleNamespace(age_band=SimpleNamespace(code="B3"))

        assert "Tell a grown-up at school." in render_panel(page=young)
        assert "Tell a grown-up at school." in render_panel(age_band=SimpleNamespace(code="B1"))
        assert "Tell a grown-up at school." not in render_panel(page=older)
        assert "Tell a grown-up at school." not in render_panel(page=young, audience="teacher")

    def test_a_draft_without_an_age_band_still_has_a_panel(self):
        assert "Tell any adult at school" in render_panel(page=SimpleNamespace(age_band=None))

    def test_teachers_hear_of_the_safeguarding_lead(self):
        assert "Tell your safeguarding lead today, at once if there is danger." in render_panel(audience="teacher")

    def test_paper_has_the_same_panel_without_a_request(self):
        self.use(country=self.number)

        html = render_panel(None, audience="teacher")

        assert "United Kingdom:" in html
        assert "findahelpline.com" in html

    def test_it_costs_two_queries_and_one_more_where_a_country_without_entries_is_known(self):
        with self.assertNumQueries(2):
            help_panel(site=self.site)

        self.use(country=self.number)
        make_number("FR")

        with self.assertNumQueries(3):
            help_panel(site=self.site)
        with self.assertNumQueries(3):
            help_panel(site=self.site, country="FR")

    def test_reading_a_page_writes_nothing(self):
        render_panel()

        assert not HelpSettings.objects.exists()

    def test_it_has_no_inline_style_or_script_and_its_heading_names_it(self):
        html = render_panel("/?country=GB")

        assert "style=" not in html
        assert "<script" not in html
        assert 'aria-labelledby="help-panel-heading"' in html


@pytest.mark.parametrize("with_number", [False, True])
@pytest.mark.parametrize("reader", ["young", "student", "teacher", "family"])
class TestWordsOfThePanel:
    def panel(self, reader, *, with_number):
        number = EmergencyNumber(country="GB", country_name="United Kingdom", numbers="999 or 112")
        return HelpPanel(
            reader=reader,
            texts=panel_texts("en")[reader],
            number=number if with_number else None,
            school_adult="" if reader == "teacher" else "Ms Okoye, in the library at break.",
        )

    def test_they_keep_the_reading_profile_of_help(self, reader, with_number):
        level = measure(self.panel(reader, with_number=with_number).lines)

        assert check(level, "HELP") == []
        assert level.grade <= 3.0

    def test_no_word_rule_has_anything_to_say(self, reader, with_number):
        passages = [
            Passage(line, frozenset({"student", "teacher", "family"}), "panel", "emergency_number")
            for line in self.panel(reader, with_number=with_number).lines
        ]

        assert [finding.rule for finding in findings(passages, age_band="B1")] == []


def test_a_language_without_a_translation_gets_english_words():
    assert panel_texts("fr-ca") == panel_texts("en")
