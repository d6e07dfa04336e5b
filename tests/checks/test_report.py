"""A report says everything that was noticed, and what of it keeps a page from its reviewers."""

import pytest

from checks.report import blocking, report_on
from checks.structure import Problem
from checks.submission import LONGEST_QUOTE, refusals
from home.models import StandardPage

from ..factories import activities, activity, calm_end
from ..site import SmallSite


def problem(*, gate="submit", severity="block"):
    return Problem(rule="SR-99", gate=gate, severity=severity, message="Mend it.", place="title")


@pytest.mark.parametrize(
    ("gate", "severity", "blocks"),
    [
        ("submit", "block", True),
        ("save", "block", True),
        ("publish", "block", False),
        ("submit", "warn", False),
        ("save", "advise", False),
    ],
)
def test_what_must_be_mended_before_reviewers_see_a_page(gate, severity, blocks):
    found = problem(gate=gate, severity=severity)

    assert blocking(words=[], structure=[found]) == ([found] if blocks else [])


@pytest.mark.django_db
class TestReport:
    def test_it_holds_words_reading_levels_and_structure(self):
        lesson = SmallSite().lesson(minutes=50, key_question="Why had he committed suicide?")

        report = report_on(lesson)

        assert ("SUI-01", "key_question") in {(each.rule, each.passage.place) for each in report.words}
        assert "SR-17" in {each.rule for each in report.structure}
        assert {reading.audience for reading in report.readings} == {"student", "teacher", "family"}
        assert report.is_blocked

    def test_what_nobody_judges_yet_is_said(self):
        report = report_on(SmallSite().lesson())

        assert report.not_judged
        assert all(each.why for each in report.not_judged)

    def test_a_warning_stops_nothing(self):
        report = report_on(StandardPage(title="A page", body="<p>Just snap out of it.</p>"))

        assert "warn" in {each.severity for each in report.words}
        assert report.blocking == []


@pytest.mark.django_db
class TestRefusals:
    def test_each_says_where_what_why_and_what_instead(self):
        page = StandardPage(title="A page", body="<p>He committed suicide.</p>")

        refusal = next(each for each in refusals(page) if each.rule == "SUI-01")

        assert refusal.place == "body"
        assert refusal.message.startswith("“committed suicide”: ")
        assert " Instead: " in refusal.message

    def test_a_page_without_a_fault_has_none(self):
        assert refusals(StandardPage(title="A page", body="<p>Rae went for a walk.</p>")) == []

    def test_problems_of_structure_are_refused_at_their_place(self):
        lesson = SmallSite().lesson(minutes=50)

        assert "SR-17" in {each.rule for each in refusals(lesson)}

    def test_they_are_what_the_report_calls_blocking(self):
        lesson = SmallSite().lesson(activities=activities(activity(script="<p>He committed suicide.</p>"), calm_end()))

        named = {cause.rule for cause in report_on(lesson).blocking}

        assert {each.rule for each in refusals(lesson)} == named - {"SR-07"}

    def test_a_long_stretch_is_quoted_by_its_start(self):
        page = StandardPage(title="A page", body="<p>He committed suicide.</p>")

        assert all(len(each.message.split("”: ")[0]) <= LONGEST_QUOTE + 3 for each in refusals(page))
