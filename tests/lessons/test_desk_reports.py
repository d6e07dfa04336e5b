"""The coverage reports: gaps first, on screen and as a spreadsheet."""

import csv
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from lessons.models import LessonStatement

from ..factories import AgeBandFactory, FrameworkFactory, OutcomeFactory, StatementFactory, StrandFactory, UserFactory
from ..site import SmallSite

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin_templates")]


@pytest.fixture
def site():
    return SmallSite()


@pytest.fixture
def desk(client):
    client.force_login(UserFactory(is_superuser=True))
    return client


def outcomes(desk, **filters):
    return desk.get(reverse("outcome_coverage"), filters)


def statements(desk, **filters):
    return desk.get(reverse("statement_coverage"), filters)


def codes(response):
    return [row.code for row in response.context["object_list"]]


def sheet(response):
    """Rows of a CSV answer, by the headings."""
    text = b"".join(response.streaming_content).decode()
    return list(csv.DictReader(StringIO(text)))


def test_outcomes_without_a_lesson_come_first(desk, site):
    site.lesson(code="M4.3")
    OutcomeFactory(strand=StrandFactory(code="SIG", name="Noticing signs", order=9))

    response = outcomes(desk)

    assert codes(response) == ["SIG.B4", "SLF.B4"]
    assert [row.lesson_count for row in response.context["object_list"]] == [0, 1]


def test_a_lesson_that_serves_an_outcome_twice_counts_once(desk, site):
    site.lesson(code="M4.3")

    row = outcomes(desk).context["object_list"][0]

    assert row.lesson_count == 1
    assert [lesson.code for lesson in row.public_lessons] == ["M4.3"]


def test_a_draft_closes_no_gap_and_is_named_beside_it(desk, site):
    site.lesson(code="M4.3", live=False)

    row = outcomes(desk, gaps="0").context["object_list"][0]

    assert row.lesson_count == 0
    assert row.public_lessons == []
    assert [lesson.code for lesson in row.waiting_lessons] == ["M4.3"]


def test_a_lesson_in_a_draft_module_closes_no_gap(desk, site):
    site.lesson()
    site.module.unpublish()

    assert outcomes(desk).context["object_list"][0].lesson_count == 0


def test_a_row_leads_to_its_lessons(desk, site):
    lesson = site.lesson(code="M4.3")

    page = outcomes(desk).content.decode()

    assert f'href="{reverse("wagtailadmin_pages:edit", args=[lesson.pk])}"' in page


def test_outcomes_are_narrowed_by_age_band_and_strand(desk, site):
    signs = StrandFactory(code="SIG", name="Noticing signs")
    young = AgeBandFactory(code="B1")
    OutcomeFactory(strand=signs)
    OutcomeFactory(strand=signs, age_band=young)
    OutcomeFactory()

    assert codes(outcomes(desk, strand=signs.pk, age_band=young.pk)) == ["SIG.B1"]


def test_statements_without_a_lesson_come_first_and_are_narrowed_by_framework(desk, site):
    lesson = site.lesson()
    other = StatementFactory(framework=FrameworkFactory(code="IE-SPHE", name="SPHE"), code="IE-1")
    taught = lesson.lesson_statements.first().statement

    assert codes(statements(desk)) == [other.code, taught.code]
    assert codes(statements(desk, framework=taught.framework_id)) == [taught.code]
    assert codes(statements(desk, gaps="0")) == [other.code]


def test_the_spreadsheet_holds_what_the_screen_shows(desk, site):
    site.lesson(code="M4.3")
    site.lesson(code="M4.4", live=False)
    OutcomeFactory(strand=StrandFactory(code="SIG", name="Noticing signs", order=9), text="Spot a change.")

    rows = sheet(outcomes(desk, export="csv"))

    assert rows[0] == {
        "Code": "SIG.B4",
        "Strand": "Noticing signs",
        "Age band": "Ages 11–14",
        "Outcome": "Spot a change.",
        "Public lessons": "0",
        "Which": "",
        "Not public yet": "",
    }
    assert (rows[1]["Which"], rows[1]["Not public yet"]) == ("M4.3", "M4.4")


def test_the_statements_make_a_workbook(desk, site):
    lesson = site.lesson(code="M4.3")
    LessonStatement.objects.create(page=lesson, statement=StatementFactory(code="ENG-P-07"))

    response = statements(desk, export="xlsx")

    book = load_workbook(BytesIO(b"".join(response.streaming_content)))
    rows = list(book.active.values)
    assert rows[0] == ("Framework", "Code", "Statement, in our words", "Public lessons", "Which", "Not public yet")
    assert [row[1] for row in rows[1:]] == ["ENG-P-06", "ENG-P-07"]
    assert {row[4] for row in rows[1:]} == {"M4.3"}


def test_reports_stand_in_the_menu_for_everybody_at_the_desk(desk):
    response = desk.get(reverse("wagtailadmin_home"))

    assert reverse("outcome_coverage") in response.content.decode()
    assert reverse("statement_coverage") in response.content.decode()


def test_nobody_reads_a_report_without_signing_in(client):
    assert client.get(reverse("outcome_coverage")).status_code == 302


@pytest.mark.parametrize("report", [outcomes, statements])
def test_many_lessons_cost_a_report_no_more_queries(desk, site, report):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert report(desk).status_code == 200
        return len(captured)

    site.lessons(2)
    queries()
    few = queries()
    site.lessons(20)

    assert queries() == few
