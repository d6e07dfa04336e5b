"""The map of what students learn: each strand a line of outcomes, and a page with what comes before and after."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from lessons.coverage import FEW, MANY, coverage_map
from lessons.models import LessonOutcome
from tests.factories import AgeBandFactory, OutcomeFactory, StrandFactory
from tests.site import SmallSite

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    site = SmallSite()
    site.signs = StrandFactory(code="SIG", name="Noticing signs", order=2)
    site.younger = AgeBandFactory(code="B1", slug="5-7", label="Ages 5–7", age_from=5, age_to=7, order=1)
    site.older = AgeBandFactory(code="B4", slug="11-14", label="Ages 11–14", age_from=11, age_to=14, order=4)
    site.first = OutcomeFactory(code="SIG.B1", strand=site.signs, age_band=site.younger, text="Name a clue.")
    site.later = OutcomeFactory(code="SIG.B4", strand=site.signs, age_band=site.older, text="Compare two signs.")
    return site


@pytest.fixture
def read(client):
    def answer(address, status=200):
        response = client.get(address)
        assert response.status_code == status
        return BeautifulSoup(response.content, "html.parser")

    return answer


def serving(site, outcome, count=1, **fields):
    lessons = [site.lesson(**fields) for _ in range(count)]
    for lesson in lessons:
        LessonOutcome.objects.create(page=lesson, outcome=outcome, i_can="I can name it.")
    return lessons


def test_a_strand_says_what_comes_before_and_after_with_the_lessons(site, read):
    lesson = serving(site, site.later, title="Spotting change")[0]

    page = read("/strands/SIG/")

    assert page.h1.get_text() == "Noticing signs"
    steps = page.select(".strand-step")
    assert [step["id"] for step in steps] == ["SIG.B1", "SIG.B4"]
    assert "Name a clue." in steps[0].get_text()
    assert "No lesson yet" in steps[0].get_text()
    assert [link["href"] for link in steps[1].select("a")] == [lesson.url]


def test_neither_tab_nor_history_names_the_strand(site, read):
    assert read("/strands/SIG/").title.get_text() == "What students learn, step by step – Breathing Room"


@pytest.mark.parametrize("code", ["sig", "Sig"])
def test_small_letters_do_too(site, read, code):
    assert read(f"/strands/{code}/").h1.get_text() == "Noticing signs"


@pytest.mark.parametrize("code", ["XYZ", "SIG%20", "a" * 300])
def test_a_strand_that_there_is_not_is_a_clear_page_with_help(site, read, code):
    page = read(f"/strands/{code}/", status=404)

    assert page.select_one("[data-help]")


def test_a_lesson_that_serves_an_outcome_twice_is_named_and_counted_once(site):
    lesson = serving(site, site.later)[0]
    LessonOutcome.objects.create(page=lesson, outcome=site.later, i_can="I can say it in other words.")

    cell = next(cell for row in coverage_map().rows for cell in row.cells if cell.outcome == site.later)

    assert (cell.lessons, cell.count, cell.more) == ([lesson], 1, 0)


def test_the_map_names_the_first_lessons_and_says_how_many_more_there_are(site, read):
    lessons = serving(site, site.later, count=FEW + 3)

    cell = next(cell for row in coverage_map().rows for cell in row.cells if cell.outcome == site.later)

    assert (cell.lessons, cell.count, cell.more) == (lessons[:FEW], FEW + 3, 3)
    page = read(site.curriculum.url)
    more = next(link for link in page.select(".coverage-map__more a") if "And 3 more" in link.get_text())
    assert more["href"] == "/strands/SIG/#SIG.B4"


def test_a_strand_with_very_many_lessons_leads_to_the_rest_of_them(site, read):
    serving(site, site.later, count=MANY + 2)

    step = read("/strands/SIG/").find(id="SIG.B4")

    assert len(step.select(".strand-step__lessons li")) == MANY
    assert step.select_one(".strand-step__more a")["href"] == "/lessons/?strand=SIG&age=11-14"
    assert "And 2 more" in step.get_text()


def test_what_nobody_may_read_counts_for_nothing(site, read):
    draft, hidden = serving(site, site.later, count=2)
    draft.unpublish()
    PageViewRestriction.objects.create(page=hidden, restriction_type="password", password="calm")

    assert "No lesson yet" in read("/strands/SIG/").find(id="SIG.B4").get_text()


def test_a_stop_of_the_map_says_all_of_itself(site, read):
    serving(site, site.later, count=2)

    stops = {stop["href"]: stop for stop in read(site.curriculum.url).select(".outcome-lines__stop")}

    assert stops["/strands/SIG/#SIG.B4"].get_text() == "Noticing signs, ages 11–14: 2 lessons"
    assert "data-covered" in stops["/strands/SIG/#SIG.B4"].attrs
    assert stops["/strands/SIG/#SIG.B1"].get_text() == "Noticing signs, ages 5–7: –no lesson yet"


@pytest.mark.parametrize("address", ["/strands/SIG/", "/curriculum/"])
def test_more_lessons_cost_no_more_queries(site, client, address):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    serving(site, site.later)
    asked()
    few = asked()
    serving(site, site.later, count=12)

    assert asked() == few


def test_the_site_map_leads_to_every_strand(site, client):
    assert "/strands/SIG/</loc>" in client.get("/sitemap.xml").content.decode()


def test_the_teach_page_leads_to_what_comes_before_and_after(site, read):
    lesson = serving(site, site.later)[0]

    links = [link["href"] for link in read(f"{lesson.url}teach/").select("#evidence a")]

    assert "/strands/SIG/#SIG.B4" in links


def test_a_strand_in_which_nothing_is_planned_says_so(site, read):
    StrandFactory(code="NEW", name="Something new", order=9)

    assert read("/strands/NEW/").select_one(".steps-of-strand").get_text(strip=True) == "Nothing is planned here yet."
