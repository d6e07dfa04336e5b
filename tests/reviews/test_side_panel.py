"""The Checks panel stands beside a page in the editor, and answers for the latest draft to whoever may edit it."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from checks.report import report_on
from checks.submission import TOLD_BY_FINDINGS
from reviews.panel_contents import contents, summary

from ..factories import SourceFactory, UserFactory
from ..site import SmallSite
from .drafts import BLOCKED, LABELS, QUOTE, draft, paragraphs, stream
from .makers import install_reviews

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin_templates")]


@pytest.fixture
def site() -> SmallSite:
    site = SmallSite()
    install_reviews(site.home)
    return site


@pytest.fixture
def desk(site: SmallSite) -> Client:
    """Somebody who may edit every page."""
    client = Client()
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    return client


def soup(answer: Any) -> BeautifulSoup:
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def panel_of(desk: Client, page: Page) -> BeautifulSoup:
    return soup(desk.get(reverse("page_checks_panel", args=[page.pk])))


def test_the_editor_comes_with_the_panel_and_a_count_on_its_toggle(site, desk):
    lesson = draft(site, reading=paragraphs(LABELS))

    editor = soup(desk.get(reverse("wagtailadmin_pages:edit", args=[lesson.pk])))

    panel = editor.select_one("[data-side-panel=findings]")
    toggle = editor.select_one("[data-side-panel-toggle=findings]")
    noticed = contents(report_on(lesson))
    assert panel.select_one("mark").text == BLOCKED
    assert toggle.select_one("[data-side-panel-toggle-counter]").text.strip() == str(noticed.count)
    assert noticed.summary in toggle["aria-label"]


def test_two_panels_never_have_the_same_name(site, desk):
    editor = soup(desk.get(reverse("wagtailadmin_pages:edit", args=[draft(site).pk])))

    names = [panel.h2.text for panel in editor.select("[data-side-panel]")]

    assert names.count("Checks") == 1
    assert names.count("Accessibility") == 1
    assert len(names) == len(set(names))


def test_a_finding_says_its_sentence_why_what_instead_and_who_says_so(site, desk):
    lesson = draft(site, reading=paragraphs(f"Rae is well. {LABELS} Rae walks."))
    finding = next(each for each in report_on(lesson).words if each.text == BLOCKED)
    SourceFactory(code=finding.sources[0], what="A guide to words")

    entry = next(entry for entry in panel_of(desk, lesson).select("li") if entry.find("mark"))

    assert entry.blockquote.get_text() == LABELS
    assert entry.mark.text == BLOCKED
    assert finding.why in entry.text
    assert finding.suggest in entry.text
    assert "A guide to words" in entry.text
    assert finding.rule in entry.text


def test_the_link_names_the_block_and_which_of_the_same_words(site, desk):
    lesson = draft(site, reading=paragraphs("Rae is well.", f"{LABELS} No psycho here."))
    block = lesson.get_latest_revision_as_object().reading[1].id

    ways = panel_of(desk, lesson).select(f'[data-key^="words-"] [data-words="{BLOCKED}"]')

    assert [way["data-nth"] for way in ways] == ["0", "1"]
    assert {way["data-path"] for way in ways} == {f"reading.{block}"}
    assert ways[0]["href"].endswith(f"/edit/#:w:contentpath=reading.{block}")
    assert len({way["data-key"] for way in ways}) == 2


def test_it_answers_for_the_latest_draft_and_not_for_what_is_public(site, desk):
    lesson = draft(site)
    lesson.reading = paragraphs(LABELS)
    lesson.save_revision()

    assert panel_of(desk, lesson).find("mark", string=BLOCKED)


def test_severities_stand_in_order_and_notes_are_folded(site, desk):
    lesson = draft(site, reading=stream("reading", ("paragraph", f"<p>{LABELS}</p>"), ("critique", QUOTE)))

    groups = panel_of(desk, lesson).select('details[data-key^="words-"]')

    order = [group["data-severity"] for group in groups]
    assert order == [severity for severity in ("block", "warn", "advise", "note") if severity in order]
    assert [group.has_attr("open") for group in groups] == [severity != "note" for severity in order]
    assert {"block", "note"} <= set(order)


def test_problems_of_structure_say_what_to_do_and_where(site, desk):
    lesson = draft(site, minutes=55)
    problems = report_on(lesson.get_latest_revision_as_object()).structure
    assert problems

    panel = panel_of(desk, lesson)

    for problem in problems:
        assert problem.message in panel.text
    assert panel.select_one('details[data-key^="structure-"] [data-path=minutes]')


def test_a_rule_that_only_repeats_findings_is_not_shown_beside_them(site):
    lesson = draft(site, care="<p>They hide their scars.</p>")
    report = report_on(lesson)
    repeated = [problem for problem in report.structure if problem.rule in TOLD_BY_FINDINGS]
    assert repeated

    noticed = contents(report)

    shown = [each.problem.rule for group in noticed.structure for each in group.shown]
    assert not TOLD_BY_FINDINGS.intersection(shown)
    assert noticed.blocking == len(report.blocking) - len(repeated)


def test_what_nobody_judged_is_said_last_and_folded(site, desk):
    lesson = draft(site)
    waiting = report_on(lesson).not_judged
    assert waiting

    folded = panel_of(desk, lesson).select("details")[-1]

    assert folded["data-key"] == "not-judged"
    assert not folded.has_attr("open")
    assert all(rule.why in folded.text for rule in waiting)


def test_the_gauge_of_a_reader_has_words_beside_it(site, desk):
    lesson = draft(site, reading=paragraphs(*["Rae walks to school with a friend each day."] * 20))

    panel = panel_of(desk, lesson)

    gauge = panel.find("meter", attrs={"aria-labelledby": "page-checks-grade-student"})
    words = panel.find(id="page-checks-grade-student").text
    assert (gauge["min"], gauge["low"], gauge["high"]) == ("0", "6.0", "7.0")
    assert "6.0 at most" in words
    assert not gauge.has_attr("style")


def test_sentences_to_shorten_stand_worst_first_and_lead_to_their_place(site, desk):
    long, longer = "Rae " + "walks and " * 14 + "rests.", "Rae " + "walks and " * 24 + "rests."
    lesson = draft(site, reading=paragraphs(long, longer))

    entries = panel_of(desk, lesson).select('[data-key="sentences-student"] li')

    assert [entry.blockquote.text for entry in entries] == [longer, long]
    assert entries[0].a["data-words"] == longer


def test_words_that_a_reader_may_not_know_lead_to_their_place(site, desk):
    lesson = draft(site, reading=paragraphs("Rae likes photosynthesis."))

    entry = panel_of(desk, lesson).select_one('[data-key="outside-student"] li')

    assert entry.strong.text == entry.a["data-words"] == "photosynthesis"


def test_a_text_in_a_language_without_rules_is_said_to_be_unchecked(site):
    lesson = site.lesson(reading=paragraphs(LABELS))
    lesson.locale.language_code = "cy"

    noticed = contents(report_on(lesson))

    assert (noticed.words, noticed.language) == ([], "cy")


def test_a_new_page_says_when_checks_appear(site, desk):
    editor = soup(desk.get(reverse("wagtailadmin_pages:add", args=["lessons", "lessonpage", site.module.pk])))

    panel = editor.select_one("[data-side-panel=findings]")

    assert "with the first saved draft" in panel.text
    assert panel.select_one("[data-page-checks]")["data-address"] == "/admin/pages/0/checks/panel/"


@pytest.mark.parametrize("name", ["home", "help", "curriculum", "module"])
def test_every_other_page_has_the_panel_too(site, desk, name):
    page = getattr(site, name)

    editor = soup(desk.get(reverse("wagtailadmin_pages:edit", args=[page.pk])))

    assert editor.select_one("[data-side-panel=findings] [data-summary]")
    assert panel_of(desk, page).select_one("[data-summary]")


def test_parts_sent_after_an_autosave_leave_the_panel_alone(site, desk):
    lesson = draft(site)
    address = reverse("wagtailadmin_pages:edit", args=[lesson.pk])

    parts = desk.get(f"{address}?_w_hydrate_create_view=1")

    assert parts.status_code == 200
    assert "[data-side-panel='findings']" not in parts.content.decode()


def test_without_javascript_the_list_is_a_page(site, desk):
    lesson = draft(site, reading=paragraphs(LABELS))

    page = soup(desk.get(reverse("page_checks", args=[lesson.pk])))

    assert page.find("mark", string=BLOCKED)
    assert page.find("a", href=reverse("wagtailadmin_pages:edit", args=[lesson.pk]))


@pytest.mark.parametrize("name", ["page_checks", "page_checks_panel"])
def test_who_may_not_edit_the_page_learns_nothing_of_it(site, name):
    lesson = draft(site, reading=paragraphs(LABELS))
    elsewhere, group = Client(), Group.objects.create(name="Front door only")
    group.permissions.add(*Group.objects.get(name="Editors").permissions.filter(codename="access_admin"))
    GroupPagePermission.objects.create(group=group, page=site.help, permission_type="change")
    other = UserFactory()
    other.groups.add(group)
    elsewhere.force_login(other)
    headers = {"x-requested-with": "XMLHttpRequest"}

    assert elsewhere.get(reverse(name, args=[lesson.pk]), headers=headers).status_code == 403
    assert elsewhere.get(reverse(name, args=[site.help.pk]), headers=headers).status_code == 200
    assert elsewhere.get(reverse(name, args=[999_999]), headers=headers).status_code == 404
    assert Client().get(reverse(name, args=[lesson.pk])).status_code == 302


def test_a_page_of_a_kind_that_is_not_checked_has_none(desk):
    desk.force_login(UserFactory(is_superuser=True))
    plain = Page.get_first_root_node().add_child(instance=Page(title="Plain", slug="plain"))

    assert desk.get(reverse("page_checks_panel", args=[plain.pk])).status_code == 404


def test_nobody_keeps_a_copy_of_what_was_noticed(site, desk):
    answer = desk.get(reverse("page_checks_panel", args=[draft(site).pk]))

    assert "no-store" in answer["Cache-Control"]


def test_more_findings_cost_no_more_queries(site, desk):
    few, many = (draft(site, reading=paragraphs(*[LABELS] * count)) for count in (2, 20))
    desk.get(reverse("page_checks_panel", args=[few.pk]))

    assert _queries(desk, few) == _queries(desk, many)


def _queries(desk: Client, page: Page) -> int:
    with CaptureQueriesContext(connection) as captured:
        panel_of(desk, page)
    return len(captured)


@pytest.mark.parametrize(
    ("count", "blocking", "words"),
    [
        (0, 0, "No findings"),
        (1, 0, "1 finding, none stops review"),
        (2, 1, "2 findings, 1 stops review"),
        (3, 2, "3 findings, 2 stop review"),
    ],
)
def test_the_summary_is_a_sentence(count, blocking, words):
    assert summary(count=count, blocking=blocking) == words
