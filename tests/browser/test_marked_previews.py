"""A preview shows in place what was noticed, in Wagtail's own way."""

import re

import pytest
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

from ..reviews.drafts import BLOCKED, LABELS, QUOTE, stream
from ..site import SmallSite
from .checks_desk import draft, open_editor, planted_site, signed_in
from .desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("admin_templates")]


@pytest.fixture
def site(transactional_db: None) -> SmallSite:
    return planted_site()


@pytest.fixture
def desk(site: SmallSite, page: BrowserPage) -> Desk:
    return signed_in(page)


def test_a_preview_shows_the_words_in_place_in_wagtails_own_way(desk: Desk, site: SmallSite) -> None:
    reading = stream("reading", ("paragraph", f"<p>Rae is well. {LABELS}</p>"), ("critique", QUOTE))
    lesson = draft(site, reading=reading)
    faults: list[str] = []
    desk.page.on("pageerror", lambda error: faults.append(str(error)))

    desk.page.goto(f"/admin/pages/{lesson.pk}/view_draft/?mode=student")

    marks = desk.page.locator("mark[data-noticed]", has_text=BLOCKED)
    expect(marks).to_have_count(2)
    expect(marks.first).to_have_attribute("data-severity", "block")
    expect(marks.first).to_have_css("text-decoration-style", "wavy")
    # Wagtail's note beside the words: one for the issue, none for what is quoted on purpose.
    notes = desk.page.locator('wagtail-inline-userbar[data-error-name^="Must be mended"]')
    expect(notes).to_have_count(1)
    expect(notes).to_have_attribute("data-help-text", re.compile("Instead:"))
    assert notes.evaluate("note => note.previousElementSibling.textContent") == BLOCKED
    assert faults == []


def test_the_preview_beside_the_editor_is_marked_while_its_own_panel_speaks_of_accessibility(
    desk: Desk, site: SmallSite
) -> None:
    lesson = draft(site, key_question=LABELS)
    open_editor(desk, lesson)
    desk.page.locator("[data-side-panel-toggle=preview]").click()

    shown = desk.page.frame_locator("#w-preview-iframe")
    expect(shown.locator("mark[data-noticed]", has_text=BLOCKED)).to_be_visible()

    desk.page.locator("[data-side-panel-toggle=checks]").click()
    accessibility = desk.page.locator("[data-side-panel=checks]")
    expect(accessibility.locator("[data-content-word-count]")).not_to_have_text("-")
    expect(accessibility).not_to_contain_text("Must be mended")
