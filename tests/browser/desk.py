"""The editors' desk in a browser: where things are on the screen, by the names that editors see or the fields have."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

PASSWORD = "breathe-in-breathe-out"


# Wagtail takes two seconds before it notes what a form holds, and notes it twice, because its form is connected twice:
# what is typed sooner, or a single change in between, is no change to it.
COUNT_WATCHES = """document.addEventListener("w-unsaved:watch-edits", () => {
  const { dataset } = document.documentElement;
  dataset.watches = Number(dataset.watches ?? 0) + 1;
}, true);"""


class Desk:
    """One person at the desk, on one page of it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.form = page.locator("#page-edit-form")
        page.add_init_script(COUNT_WATCHES)

    def sign_in(self, user: Any) -> None:
        self.page.goto("/admin/login/")
        self.page.locator("input[name=username]").fill(user.email)
        self.page.locator("input[name=password]").fill(PASSWORD)
        self.page.keyboard.press("Enter")
        expect(self.page).to_have_url(re.compile("/admin/$"))

    def open_form(self, address: str) -> None:
        """Open a page to write on, and wait until Wagtail watches what is written."""
        self.page.goto(address)
        self.wait_until_watched()

    def wait_until_watched(self) -> None:
        expect(self.page.locator("html")).to_have_attribute("data-watches", re.compile("[2-9]"))

    def part(self, path: str, within: Locator | None = None) -> Locator:
        """The field or block called ``path``: of the page itself, or of the block ``within``."""
        return (within or self.form).locator(f'[data-contentpath="{path}"]').first

    def open_tab(self, name: str) -> None:
        self.page.get_by_role("tab", name=re.compile(f"^{name}")).click()

    def write(self, path: str, text: str, within: Locator | None = None) -> None:
        """Type ``text`` into a plain or a rich text field, or choose it from a list."""
        part = self.part(path, within)
        rich, choice = part.locator(".public-DraftEditor-content"), part.locator("select")
        if rich.count():
            rich.first.click()
            self.page.keyboard.insert_text(text)
            expect(rich.first).to_contain_text(text)
        elif choice.count():
            choice.first.select_option(label=text)
        else:
            part.locator("input:not([type=hidden]), textarea").first.fill(text)

    def write_all(self, texts: dict[str, str], within: Locator | None = None) -> None:
        for path, text in texts.items():
            self.write(path, text, within)

    def tick(self, path: str, label: str) -> None:
        self.part(path).get_by_label(label, exact=True).check()

    def add_block(self, path: str, kind: str = "", within: Locator | None = None) -> Locator:
        """Put a block at the end of the stream or list ``path``; ``kind`` where the picker offers several."""
        part = self.part(path, within)
        part.locator(":scope .c-sf-add-button:visible").last.click()
        if kind:
            self.page.get_by_role("option", name=kind, exact=True).click()
        return self.last_block(path, within)

    def last_block(self, path: str, within: Locator | None = None) -> Locator:
        """The newest block of the stream or list ``path``; blocks are told from fields by their generated names."""
        blocks = self.part(path, within).locator("[data-contentpath]")
        own = blocks.evaluate_all(
            "(all, path) => all.filter(each => each.dataset.contentpath.includes('-')"
            " && each.parentElement.closest('[data-contentpath]').dataset.contentpath === path).length - 1",
            path,
        )
        names = blocks.evaluate_all(
            "(all, path) => all.filter(each => each.dataset.contentpath.includes('-')"
            " && each.parentElement.closest('[data-contentpath]').dataset.contentpath === path)"
            ".map(each => each.dataset.contentpath)",
            path,
        )
        return self.part(names[own], within)

    def choose(self, path: str, what: str, within: Locator | None = None) -> None:
        """Pick the row that says ``what`` from the window that the chooser of ``path`` opens."""
        self.part(path, within).get_by_role("button", name=re.compile("^Choose ")).first.click()
        window = self.page.locator(".modal.in, dialog[open]").last
        window.get_by_role("link", name=re.compile(re.escape(what))).first.click()
        expect(window).to_be_hidden()

    def wait_until_saved(self) -> None:
        """Wait for the autosave that follows the last change."""
        # Wagtail looks for changes every half second; two looks later it has seen the last one.
        self.page.wait_for_timeout(1200)
        expect(self.form).to_have_attribute("data-w-unsaved-has-edits-value", "false")
        expect(self.page.locator('#w-autosave-indicator[data-w-autosave-state-value="saved"]')).to_be_visible()

    def submit(self) -> None:
        """Send the page to its reviewers."""
        self.page.get_by_role("button", name="More actions").click()
        self.page.get_by_role("button", name="Submit to Review", exact=True).click()
        self.page.wait_for_load_state()

    def message(self) -> Locator:
        return self.page.locator(".messages")


def tab_to(page: Page, selector: str, *, most: int = 80) -> None:
    """Press the tab key, at most so often, until it has come to what ``selector`` finds."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            return
    pytest.fail(f"The tab key never comes to {selector}")
