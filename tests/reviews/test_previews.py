"""Previews show in place what was noticed, through Wagtail's own checker; public pages and paper never do."""

import json
from io import BytesIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.test.utils.form_data import querydict_from_html

from checks.facts import Facts
from reviews.marking import marked
from reviews.previews import check_words_too
from wording.safe_language import find

from ..factories import UserFactory
from ..site import SmallSite
from .drafts import BLOCKED, LABELS, draft, paragraphs
from .makers import install_reviews

pytestmark = pytest.mark.usefixtures("admin_templates")


@pytest.fixture
def site(db: None) -> SmallSite:
    site = SmallSite()
    install_reviews(site.home)
    return site


@pytest.fixture
def desk(site: SmallSite) -> Client:
    client = Client()
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    return client


def shown(desk: Client, page: Any, mode: str = "student") -> BeautifulSoup:
    answer = desk.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]), {"mode": mode})
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def marks(page: BeautifulSoup) -> list[str]:
    return [mark.text for mark in page.select("mark[data-noticed]")]


def checker(page: BeautifulSoup) -> dict[str, Any]:
    """What Wagtail's checker was told, from inside the user bar's template."""
    template = BeautifulSoup(page.find(id="wagtail-userbar-template").decode_contents(), "html.parser")
    return json.loads(template.find(id="checker-axe-configuration").text)


def test_a_draft_shows_the_words_marked_with_rule_and_severity(site, desk):
    lesson = draft(site, reading=paragraphs(f"Rae is well. {LABELS}"))
    finding = next(each for each in Facts(lesson).words if each.text == BLOCKED)

    page = shown(desk, lesson)

    mark = page.find("mark", string=BLOCKED)
    assert finding.rule in mark["data-noticed"].split()
    assert mark["data-severity"] == "block"
    assert finding.suggest in mark["title"]
    assert mark.parent.get_text() == f"Rae is well. {LABELS}"
    assert page.head.find("link", href="/static/css/preview-findings.css")


def test_wagtails_checker_lists_every_rule_that_was_noticed(site, desk):
    lesson = draft(site, reading=paragraphs(LABELS))
    finding = next(each for each in Facts(lesson).words if each.text == BLOCKED)
    name = f"words-{finding.rule.lower()}"

    page = shown(desk, lesson)
    told = checker(page)

    rule = next(rule for rule in told["spec"]["rules"] if rule["id"] == name)
    assert page.select_one(rule["selector"]).text == BLOCKED
    assert name in told["options"]["runOnly"]
    assert rule["any"] == ["noticed-words"]
    assert {"id": "noticed-words"} in told["spec"]["checks"]
    assert finding.why in told["messages"][name]["help_text"]
    assert page.find("script", src="/static/js/preview-findings.js")


def test_what_wagtail_checks_by_itself_is_still_checked(site, desk):
    told = checker(shown(desk, draft(site, reading=paragraphs(LABELS))))

    assert set(ContentCheckerItem.axe_run_only) <= set(told["options"]["runOnly"])


def test_each_view_of_a_lesson_marks_what_it_shows(site, desk):
    lesson = draft(site, care=f"<p>{LABELS}</p>")

    assert BLOCKED not in marks(shown(desk, lesson, "student"))
    assert BLOCKED in marks(shown(desk, lesson, "teach"))
    assert BLOCKED in marks(shown(desk, lesson, "guide"))


def test_the_preview_beside_the_editor_marks_what_was_typed_and_not_yet_saved(site, desk):
    editor = desk.get(reverse("wagtailadmin_pages:edit", args=[site.home.pk])).content.decode()
    typed = querydict_from_html(editor, form_id="page-edit-form")
    typed["welcome"] = LABELS
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[site.home.pk])

    assert desk.post(address, typed).json() == {"is_valid": True, "is_available": True}
    page = BeautifulSoup(desk.get(address, {"in_preview_panel": "true"}).content, "html.parser")

    assert BLOCKED in marks(page)
    assert page.find("wagtail-userbar")


@pytest.mark.parametrize("name", ["module", "curriculum", "help", "home"])
def test_every_other_page_can_be_previewed(site, desk, name):
    page = getattr(site, name)

    assert shown(desk, page, page.default_preview_mode).find("wagtail-userbar")


def test_an_earlier_version_is_marked_as_it_stood(site, desk):
    lesson = site.lesson(reading=paragraphs(LABELS))
    first = lesson.save_revision()
    lesson.reading = paragraphs("She is upset.")
    lesson.save_revision()

    answer = desk.get(reverse("wagtailadmin_pages:revisions_view", args=[lesson.pk, first.pk]))

    assert BLOCKED in marks(BeautifulSoup(answer.content, "html.parser"))
    assert BLOCKED not in marks(shown(desk, lesson))


def test_public_pages_carry_nothing_of_the_checks(site, desk):
    lesson = draft(site, reading=paragraphs(LABELS), care=f"<p>{LABELS}</p>")

    for visitor in (Client(), desk):
        for address in (lesson.url, f"{lesson.url}teach/", f"{lesson.url}family/", f"{lesson.url}handouts/"):
            html = visitor.get(address).content.decode()
            for trace in ("<mark", "data-noticed", "data-severity", "preview-findings", "wagtail-userbar"):
                assert trace not in html


def test_paper_carries_nothing_of_the_checks(site, desk):
    lesson = draft(site, reading=paragraphs(LABELS))
    finding = next(each for each in Facts(lesson).words if each.text == BLOCKED)

    answer = desk.get(reverse("guides_draft", args=[lesson.pk]))
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    words = " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(content)).pages)

    assert lesson.title in words
    assert finding.suggest not in words
    assert finding.rule not in words


def test_who_may_not_edit_sees_no_draft(site):
    lesson = draft(site, reading=paragraphs(LABELS))

    answer = Client().get(reverse("wagtailadmin_pages:view_draft", args=[lesson.pk]))

    assert answer.status_code == 302


def test_more_findings_cost_no_more_queries(site, desk):
    few, many = (draft(site, reading=paragraphs(*[LABELS] * count)) for count in (2, 20))
    shown(desk, few)

    assert _queries(desk, few) == _queries(desk, many)


def _queries(desk: Client, page: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        shown(desk, page)
    return len(captured)


def test_outside_a_preview_wagtails_checker_stays_as_it_is():
    request, items = RequestFactory().get("/"), [ContentCheckerItem()]
    request.noticed_words = find(LABELS)

    check_words_too(request, items, None)

    assert type(items[0]) is ContentCheckerItem


@pytest.mark.parametrize(
    ("html", "result"),
    [
        ("<p>She is a psycho.</p>", "<p>She is a [psycho].</p>"),
        ("<p>\n  She is\n a   psycho.\n</p>", "<p>\n  She is\n a   [psycho].\n</p>"),
        ("<p>She is a <b>psy</b>cho.</p>", "<p>She is a <b>[psy]</b>[cho].</p>"),
        ("<p>Rae said: She is a psycho. Yes.</p>", "<p>Rae said: She is a [psycho]. Yes.</p>"),
        ("<p>He is a psycho.</p>", "<p>He is a psycho.</p>"),
        ("<li>She is</li><li>a psycho.</li>", "<li>She is</li><li>a psycho.</li>"),
        (
            "<head><title>She is a psycho.</title></head><script>'She is a psycho.'</script><p>x</p>",
            "<head><title>She is a psycho.</title></head><script>'She is a psycho.'</script><p>x</p>",
        ),
        ('<img alt="She is a psycho."><p>&amp; &copy;</p>', '<img alt="She is a psycho."><p>&amp; &copy;</p>'),
    ],
)
def test_marks_stand_around_the_words_and_nothing_else_changes(html, result):
    assert _plain(marked(html, _one(LABELS))) == result


def test_words_that_only_share_letters_with_a_line_stay_unmarked():
    text = "psycho"

    assert _plain(marked("<p>psychology</p><p>a psycho walks</p>", _one(text))) == (
        "<p>psychology</p><p>a [psycho] walks</p>"
    )


def test_a_line_of_its_own_goes_before_the_same_words_inside_another():
    assert _plain(marked("<h2>psycho</h2><p>a psycho walks</p>", _one("psycho"))) == (
        "<h2>[psycho]</h2><p>a psycho walks</p>"
    )


def test_signs_are_found_as_html_writes_them():
    text = "Rae & Jo say: she’s a psycho."

    assert _plain(marked("<p>Rae &amp; Jo say: she&#x2019;s a psycho.</p>", _one(text))).endswith("[psycho].</p>")


def test_a_hostile_text_stays_a_text():
    text = '<script>alert("psycho")</script>'

    html = marked("<p>&lt;script&gt;alert(&quot;psycho&quot;)&lt;/script&gt;</p>", _one(text))

    assert "<script>" not in html
    assert _plain(html) == "<p>&lt;script&gt;alert(&quot;[psycho]&quot;)&lt;/script&gt;</p>"


def test_where_findings_overlap_the_heaviest_shows_and_all_are_named():
    found = find("He committed suicide.")
    heaviest = next(each for each in found if each.severity == "block")

    page = BeautifulSoup(marked("<p>He committed suicide.</p>", found), "html.parser")

    both = page.find("mark", string="suicide") or page.mark
    assert both["data-severity"] == "block"
    assert heaviest.rule in both["data-noticed"].split()
    assert page.get_text() == "He committed suicide."


def _one(text: str) -> list[Any]:
    return [finding for finding in find(text) if finding.text == BLOCKED]


def _plain(html: str) -> str:
    """Marks as brackets, so that a test reads as the page does."""
    soup = BeautifulSoup(html, "html.parser")
    for mark in soup.select("mark[data-noticed]"):
        start = str(mark)[: str(mark).index(">") + 1]
        html = html.replace(f"{start}{mark.decode_contents()}</mark>", f"[{mark.decode_contents()}]")
    return html
