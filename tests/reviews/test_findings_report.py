"""The report of findings: what was noticed in the pages that somebody may edit, up to date as far as it says."""

import io

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import Page

from home.models import StandardPage
from reviews import findings_report
from reviews.models import NoticedFinding, PageCheck
from reviews.page_checks import check_page

from ..factories import AgeBandFactory, UserFactory, activities, activity, calm_end
from .findings_desk import UNSAFE, FindingsDesk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin_templates")]


@pytest.fixture
def desk(client):
    desk = FindingsDesk(client)
    call_command("check_pages", stdout=io.StringIO())
    return desk


def test_a_row_says_where_how_bad_what_why_and_what_instead(desk):
    lesson = desk.site.lesson(title="Signs", live=False, activities=activities(activity(script=UNSAFE), calm_end()))
    lesson.save_revision()
    block = lesson.get_latest_revision_as_object().activities[0].id

    row = next(row for row in desk.rows() if row.page_check.page_id == lesson.pk)

    assert (row.title, row.severity, row.age_band, row.status) == ("Signs", "block", "Ages 11–14", "Draft")
    assert row.words == "committed suicide"
    assert row.place_name.startswith("Activities, activity 1")
    assert (
        row.editor == f"{reverse('wagtailadmin_pages:edit', args=[lesson.pk])}#:w:contentpath=activities.{block}.script"
    )
    assert row.editor in desk.report(q="committed").content.decode()


def test_structure_and_reading_level_have_rows_too(desk):
    lesson = desk.site.lesson(minutes=55)
    sentence = "Rae " + "and then she went along the river " * 12 + "home. "
    lesson.reading = lesson._meta.get_field("reading").stream_block.to_python(
        [{"type": "paragraph", "value": f"<p>{sentence * 3}</p>"}]
    )
    lesson.save()
    desk.report()

    kinds = set(NoticedFinding.objects.filter(page_check__page=lesson).values_list("kind", flat=True))

    assert kinds >= {"structure", "reading"}
    assert NoticedFinding.objects.filter(page_check__page=lesson, rule="SR-17").exists()


def test_a_draft_is_checked_as_it_was_last_saved(desk):
    page = desk.plain(body="<p>He died.</p>", live=True)
    desk.report()
    page.body = UNSAFE
    page.save_revision()

    assert [row.status for row in desk.rows()] == ["Public, with changes waiting"]


def test_a_finding_goes_when_the_words_are_mended(desk):
    page = desk.plain(live=False)
    page.save_revision()
    assert desk.rows()

    page.body = "<p>He died.</p>"
    page.save_revision()

    assert desk.rows() == []


def test_one_look_checks_a_few_pages_and_says_how_many_wait(desk, monkeypatch):
    monkeypatch.setattr(findings_report, "AT_ONCE", 2)
    for number in range(5):
        desk.plain(slug=f"plain-{number}")

    first = desk.report().content.decode()
    second = desk.report().content.decode()

    assert "3 pages wait for a check" in " ".join(first.split())
    assert "1 page waits" in " ".join(second.split())
    assert "./manage.py check_pages" in first
    assert "for a check" not in desk.report().content.decode()


def test_rows_are_narrowed(desk):
    AgeBandFactory(code="B1")
    lesson = desk.site.lesson(key_question="Why had he committed suicide?")
    draft = desk.plain(live=False)
    desk.report()

    def pages(**filters):
        return {row.page_check.page_id for row in desk.rows(**filters)}

    assert pages() == {lesson.pk, draft.pk}
    assert pages(status="draft") == {draft.pk}
    assert pages(status="live") == {lesson.pk}
    assert pages(age_band="B4") == {lesson.pk}
    assert pages(age_band="B1") == set()
    assert pages(severity="block") == {lesson.pk, draft.pk}
    assert pages(severity="warn") == set()
    assert pages(rule="SUI-01") == {lesson.pk, draft.pk}
    assert pages(family="SUI") == {lesson.pk, draft.pk}
    assert pages(content_type=lesson.content_type_id) == {lesson.pk}
    assert pages(q="Page plain") == {draft.pk}


@pytest.mark.parametrize("filters", [{"status": "nothing"}, {"severity": "nothing"}, {"p": "0"}, {"rule": "\0"}])
def test_a_filter_that_makes_no_sense_breaks_nothing(desk, filters):
    assert desk.report(**filters).status_code in {200, 404}


def test_the_heaviest_stand_first(desk):
    desk.plain(body="<p>Just snap out of it.</p><p>He committed suicide.</p>")

    weights = [row.weight for row in desk.report().context["object_list"]]

    assert weights == sorted(weights, reverse=True)


def test_the_spreadsheets_hold_what_the_screen_shows(desk):
    desk.plain(live=False)

    row = next(row for row in desk.sheet() if row["Rule"] == "SUI-01")

    assert row["Page"] == "Page plain"
    assert row["Words"] == "committed suicide"
    assert row["Weight"] == "Must be mended"
    assert row["Status"] == "Draft"
    assert row["Family"] not in {"", "SUI"}
    book = load_workbook(io.BytesIO(b"".join(desk.report(export="xlsx").streaming_content)))
    assert [cell.value for cell in next(book.active.rows)] == list(row)


def test_no_cell_of_a_spreadsheet_is_a_formula(desk):
    desk.plain(body="<p>He committed suicide.</p>", slug="sum")
    Page.objects.filter(slug="sum").update(draft_title="=1+1")

    assert {row["Page"] for row in desk.sheet(q="=1+1")} == {"'=1+1"}


def test_only_pages_that_somebody_may_edit_are_listed(desk):
    desk.plain()
    desk.report()
    stranger = UserFactory()
    stranger.groups.add(Group.objects.get(name="Editors"))
    elsewhere = Page.objects.get(depth=1).add_child(instance=StandardPage(title="Elsewhere", slug="else", body=UNSAFE))
    check_page(elsewhere)
    desk.client.force_login(stranger)

    titles = {row.title for row in desk.rows()}

    assert titles == {"Page plain"}


def test_somebody_without_a_page_to_edit_has_no_report(desk):
    reader = UserFactory()
    reader.groups.add(Group.objects.create(name="Readers"))
    desk.client.force_login(reader)

    assert desk.report().status_code == 302


def test_nobody_reads_it_without_signing_in(client):
    assert client.get(reverse("findings_report")).status_code == 302


def test_what_was_noticed_is_on_no_public_page(desk):
    page = desk.plain(body="<p>A calm page.</p>", live=True)
    check = PageCheck.objects.filter(page=page).first() or (check_page(page) and PageCheck.objects.get(page=page))
    NoticedFinding.objects.create(
        page_check=check,
        position=999,
        kind="words",
        family="SUI",
        rule="SUI-99",
        severity="block",
        weight=3,
        place_name="Body",
        why="A reason that only editors read.",
    )
    desk.client.logout()

    answer = desk.client.get(page.url).content.decode()

    assert "SUI-99" not in answer
    assert "A reason that only editors read." not in answer


def test_many_findings_cost_the_report_no_more_queries(desk):
    def queries():
        call_command("check_pages", stdout=io.StringIO())
        with CaptureQueriesContext(connection) as captured:
            assert desk.report().status_code == 200
        return len(captured)

    for number in range(2):
        desk.plain(slug=f"few-{number}")
    queries()
    few = queries()
    for number in range(9):
        desk.plain(slug=f"many-{number}")

    assert queries() == few
