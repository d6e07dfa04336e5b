"""What the Checks panel, the report and the reviewers' screen show of findings that are kept on purpose."""

import csv
from datetime import date
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from checks.report import report_on
from reviews.findings_report import FindingsReport
from reviews.models import AcceptedFinding, NoticedFinding
from reviews.panel_contents import contents
from reviews.rule_names import rule_code, rule_name
from reviews.templatetags.exceptions import exceptions_from_post

from ...factories import UserFactory
from ..makers import seat, sign, submit
from .keeping import BLOCKED, REASON, WARNED, Keeping, rule_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin_templates")]

WARNS = rule_of(WARNED)


@pytest.fixture
def keeping():
    return Keeping()


@pytest.fixture
def desk(client, keeping):
    client.force_login(keeping.editor)
    return client


def soup(answer):
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


class TestPanel:
    def panel(self, desk, keeping):
        return soup(desk.get(reverse("page_checks_panel", args=[keeping.lesson.pk])))

    @pytest.mark.parametrize("words", [WARNED, BLOCKED])
    def test_a_finding_with_exceptions_can_be_kept_from_there(self, desk, keeping, words):
        keeping.write(words)

        links = self.panel(desk, keeping).select("[data-keep-finding]")

        assert [link.get_text(" ", strip=True).split("“")[0].strip() for link in links] == ["Keep this on purpose"]
        assert soup(desk.get(links[0]["href"])).select_one("form.keeping__form")

    def test_a_warning_of_structure_too_and_no_block(self, desk, keeping):
        keeping.write("Rae rests.", minutes=55, support="Short.")

        links = self.panel(desk, keeping).select("[data-keep-finding]")

        assert [link["href"].split("/")[-3] for link in links] == ["SR-20"]

    def test_what_waits_says_so_and_stops_no_review(self, desk, keeping):
        keeping.write(BLOCKED)
        keeping.keep(BLOCKED)

        panel = self.panel(desk, keeping)

        assert "waits for a reviewer" in panel.select_one(".page-checks__kept").text
        assert panel.select_one("[data-summary]")["data-blocking"] == "0"

    def test_what_is_accepted_stands_apart_and_counts_no_more(self, desk, keeping):
        keeping.keep()
        before = contents(report_on(keeping.page)).count
        AcceptedFinding.objects.update(is_accepted=True, expires_on=date(2099, 3, 4))

        panel = self.panel(desk, keeping)

        group = panel.select_one('details[data-severity="accepted"]')
        assert "until 4 March 2099" in group.text
        assert not group.has_attr("open")
        assert contents(report_on(keeping.page)).count == before - 1
        assert not panel.select("[data-keep-finding]")

    def test_more_findings_cost_no_more_queries(self, keeping):
        def queries(page):
            with CaptureQueriesContext(connection) as captured:
                contents(report_on(page))
            return len(captured)

        keeping.write(*[WARNED.replace("day", f"day {number}") for number in range(2)])
        keeping.mark()
        few = queries(keeping.page)
        keeping.write(*[WARNED.replace("day", f"day {number}") for number in range(20)])

        assert queries(keeping.page) == few


class TestReport:
    @pytest.fixture
    def report(self, client):
        client.force_login(UserFactory(is_superuser=True))
        return lambda **filters: client.get(reverse("findings_report"), filters)

    def rows(self, report, **filters):
        return [row for row in report(**filters).context["object_list"] if row.rule == WARNS]

    def test_it_says_who_decided(self, keeping, report):
        keeping.decide(keeping.keep(), accept=True)

        [row] = self.rows(report)

        assert row.kept.startswith("Kept on purpose, accepted until ")
        assert "(clinical)" in row.kept

    def test_it_is_narrowed_by_what_became_of_keeping_them(self, keeping, report):
        def kept():
            return [
                state for state in ("waiting", "accepted", "refused", "expired", "no") if self.rows(report, kept=state)
            ]

        assert kept() == ["no"]
        keeping.keep()
        assert kept() == ["waiting"]
        for decided, state in (
            ({"is_accepted": False}, "refused"),
            ({"is_accepted": True}, "accepted"),
            ({"is_accepted": True, "expires_on": "2020-01-01"}, "expired"),
        ):
            AcceptedFinding.objects.update(**decided)
            assert kept() == [state]

    def test_a_filter_that_makes_no_sense_breaks_nothing(self, keeping, report):
        assert report(kept="nothing").status_code == 200

    def test_a_finding_is_known_without_checking_the_page_again(self, keeping, report):
        report()
        checked = NoticedFinding.objects.values_list("pk", flat=True)
        before = list(checked)

        keeping.keep()

        assert self.rows(report)[0].kept_state == "waiting"
        assert list(checked) == before

    def test_the_spreadsheet_holds_it_too(self, keeping, report):
        keeping.keep()

        sheet = list(csv.DictReader(StringIO(b"".join(report(export="csv").streaming_content).decode())))
        row = next(row for row in sheet if row["Rule"] == WARNS)

        assert row["Kept on purpose"] == "Kept on purpose: waits for a reviewer."
        assert row["About"].startswith(f"{WARNS} ")

    def test_rules_and_readers_have_names_for_people(self, keeping, report):
        keeping.write(" ".join(["Rae and Kofi walk and talk and rest and play and sing"] * 4) + ".")

        answer = report()
        text = soup(answer).get_text()

        assert "reading:longest_sentence" not in text
        assert "Longest sentence" in text
        assert "for ages 11–14 at most 22" in text
        assert FindingsReport.page_title in text


def test_rules_are_named():
    assert rule_name("reading:longest_sentence") == "Longest sentence"
    assert rule_name("SR-17") == "SR-17 Minutes"
    assert rule_name("XYZ-99") == "XYZ-99"
    assert rule_code("reading:grade") == "Reading level"
    assert rule_code("SR-17") == "SR-17"


class TestReviewersScreen:
    def screen(self, round, code, **post):
        request = type("Request", (), {"POST": post})()
        page = Template("{% load exceptions %}{% open_exceptions seat %}")
        return BeautifulSoup(page.render(Context({"seat": seat(round, code), "request": request})), "html.parser")

    @pytest.fixture
    def record(self, keeping):
        return keeping.keep()

    @pytest.fixture
    def round(self, keeping, record):
        return submit(keeping.lesson, keeping.editor)

    def test_the_right_seat_reads_words_and_reason_and_answers(self, record, round):
        screen = self.screen(round, "clinical")

        assert screen.blockquote.text == WARNED
        assert REASON in screen.text
        radios = screen.select(f'input[type=radio][name="exception-{record.pk}"]')
        assert [radio["value"] for radio in radios] == ["accept", "refuse"]
        assert not any(radio.has_attr("checked") for radio in radios)

    def test_another_seat_reads_who_decides(self, round):
        screen = self.screen(round, "education")

        assert not screen.select("input")
        assert "Who decides: Clinical" in screen.text

    def test_an_answer_of_a_form_that_came_back_stays(self, record, round):
        screen = self.screen(round, "clinical", **{f"exception-{record.pk}": "refuse"})

        assert [radio["value"] for radio in screen.select("input[checked]")] == ["refuse"]

    def test_what_the_form_sends_is_what_decides(self, record, round):
        form = {each["name"]: each["value"] for each in self.screen(round, "clinical").select("input")}
        sign(round, "clinical", accepted=exceptions_from_post(form | {f"exception-{record.pk}": "accept"}))

        record.refresh_from_db()
        assert record.is_accepted
        assert "accepted until" in self.screen(round, "education").text

    def test_a_page_without_exceptions_shows_nothing(self, keeping):
        assert self.screen(submit(keeping.lesson, keeping.editor), "clinical").text.strip() == ""

    def test_only_answers_are_read(self):
        data = {
            "exception-5": "maybe",
            "exception-": "accept",
            "exception-x": "accept",
            "exception-" + "9" * 30: "accept",
        }

        assert exceptions_from_post(data) == [{"id": 5, "accept": None, "asked": ""}]
