"""The plain pages that every installation starts from: readable by those whom they are for, safe, and true."""

import re

import pytest
import yaml
from django.db import transaction
from django.test import Client
from django.utils.html import strip_tags

from checks.report import report_on
from home.models import StandardPage
from home.prose import page_text
from home.site_tree import PAGES, plant_site_tree, standing_pages
from home.starter_files import FileErrors, read_page
from lessons.self_care import frame_for, tools
from reviews.seat_file import SEATS_FILE
from wording.profiles import profile_named
from wording.reading_level import check, check_page_words, measure

FILES = {file.slug: file for file in standing_pages()}
ADDRESSES = {slug: f"/help/{slug}/" if file.below == "help" else f"/{slug}/" for slug, file in FILES.items()}
EVERY_FOOTER = [
    "/about/",
    "/how-we-review/",
    "/privacy/",
    "/accessibility/",
    ADDRESSES["using-this-site-safely"],
]


@pytest.fixture(scope="module")
def planted(django_db_setup, django_db_blocker):
    """The pages as they are installed, once for this file; rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield plant_site_tree()
        transaction.set_rollback(True)


def said(slug):
    """The words of a page on one line."""
    return " ".join(strip_tags(page_text(FILES[slug].body)).split())


def stretches(slug):
    html = page_text(FILES[slug].body)
    return [strip_tags(found) for found in re.findall(r"<(?:p|li|h2)>(.*?)</(?:p|li|h2)>", html, re.DOTALL)]


def test_there_are_the_five_that_are_promised():
    assert set(FILES) == {"about", "accessibility", "how-we-review", "privacy", "using-this-site-safely"}


@pytest.mark.parametrize("slug", FILES)
def test_its_words_suit_those_who_read_it(slug):
    level = measure(stretches(slug))

    assert [miss.message for miss in check(level, FILES[slug].readers)] == []
    assert check_page_words(level.words, profile_named(FILES[slug].readers)) == []


def test_what_children_read_is_written_for_nine_year_olds():
    for slug in ("about", "privacy", "using-this-site-safely"):
        assert FILES[slug].readers == "B3", slug


@pytest.mark.parametrize("slug", FILES)
def test_no_check_notices_anything_in_it(planted, slug):
    report = report_on(StandardPage.objects.get(slug=slug))

    assert [(finding.rule, finding.severity) for finding in report.words if finding.severity != "note"] == []
    assert report.structure == []


@pytest.mark.parametrize("slug", FILES)
def test_it_is_read_with_help_its_record_and_no_cookie(planted, slug):
    response = Client().get(ADDRESSES[slug])
    html = response.content.decode()

    assert response.status_code == 200
    assert "help-panel" in html
    assert "Who has checked this" in html
    assert "UNRESOLVED" not in html
    assert not response.cookies


@pytest.mark.parametrize("slug", FILES)
def test_its_links_lead_somewhere(planted, slug):
    links = re.findall(r'href="([^"]+)"', page_text(FILES[slug].body))

    assert [link for link in links if Client().get(link).status_code != 200] == []


def test_each_is_in_every_footer_and_in_the_site_map(planted):
    footer = Client().get("/curriculum/").content.decode().partition('<footer class="site-footer">')[2]
    site_map = Client().get("/sitemap.xml").content.decode()

    for address in EVERY_FOOTER:
        assert f'href="{address}"' in footer
        assert f"{address}</loc>" in site_map


def test_who_reviews_is_said_of_every_seat_that_there_is():
    stages = yaml.safe_load(SEATS_FILE.read_text(encoding="utf-8"))
    seats = [seat for stage in stages for seat in stage["seats"]]

    assert len(seats) >= 5
    for seat in seats:
        assert seat["checked_by"] in said("how-we-review").lower(), seat["code"]


def test_what_the_record_may_say_is_explained_in_the_words_of_the_record():
    notices = PAGES.parents[2] / "templates" / "reviews" / "public" / "notices.html"
    for words in ("Sample: nobody has reviewed this.", "Not yet reviewed.", "This page is past its review date."):
        assert words in notices.read_text(encoding="utf-8")
        assert words in said("how-we-review")


def test_privacy_names_buttons_as_they_are_called():
    comforts = (PAGES.parents[2] / "templates" / "partials" / "comforts.html").read_text(encoding="utf-8")
    for button in ("Easier to read", "Keep them on this device", "Forget my choices"):
        assert button in comforts
        assert f"“{button}”" in said("privacy")
    assert f"“{frame_for('B4').clear}”" in said("privacy")


def test_privacy_counts_the_activities_that_keep_something():
    keeping = [tool for tool in tools().values() if tool.keeps]

    assert len(keeping) == 2
    assert "Two activities for older students have a button to keep what you wrote" in said("privacy")
    assert all(tool.lowest >= "B3" for tool in keeping)


def test_a_page_that_a_school_has_changed_keeps_its_words(db):
    plant_site_tree()
    page = StandardPage.objects.get(slug="accessibility")
    page.title, page.body = "Our school", "<p>Our own words.</p>"
    page.save()

    plant_site_tree()

    page.refresh_from_db()
    assert (page.title, page.body) == ("Our school", "<p>Our own words.</p>")
    assert StandardPage.objects.filter(slug="accessibility").count() == 1


def test_a_page_that_is_missing_from_an_older_installation_is_added(db):
    home = plant_site_tree()
    StandardPage.objects.child_of(home).filter(slug="accessibility").update(slug="elsewhere")

    plant_site_tree()

    assert StandardPage.objects.child_of(home).filter(slug="accessibility", live=True).exists()


def test_a_page_of_the_code_links_to_nobody_else(tmp_path):
    path = tmp_path / "about.yaml"
    text = (PAGES / "about.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("(/help/)", "(https://elsewhere.example/)"), encoding="utf-8")

    with pytest.raises(FileErrors, match="leads to an address of this site"):
        read_page(path)
