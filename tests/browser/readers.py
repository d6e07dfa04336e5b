"""Somebody who uses the site, by finger or by keyboard alone."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page

# More than any page has that can be reached.
MOST_STEPS = 400


class Reader:
    """Presses what is asked for by its words: with a finger, or by walking there with Tab and pressing Enter."""

    def __init__(self, page: Page, *, by_keyboard: bool) -> None:
        self.page, self.by_keyboard = page, by_keyboard

    def link(self, words: str | re.Pattern[str], *, within: str = "body") -> None:
        """Follow the first link with these words."""
        here = self.page.url
        self._press(self.page.locator(within).get_by_role("link", name=words).first)
        self.page.wait_for_function("here => location.href !== here", arg=here)
        self.page.wait_for_load_state()

    def button(self, words: str | re.Pattern[str], *, within: str = "body") -> None:
        """Press the first button with these words."""
        self._press(self.page.locator(within).get_by_role("button", name=words).first)

    def open(self, selector: str) -> None:
        """Open the first thing that opens: its summary is pressed."""
        self._press(self.page.locator(selector).first)

    def tick(self, words: str | re.Pattern[str], *, within: str = "body") -> None:
        """Tick a box."""
        self._press(self.page.locator(within).get_by_role("checkbox", name=words).first, key="Space")

    def write(self, label: str, words: str, *, within: str = "body") -> None:
        """Write into a field."""
        field = self.page.locator(within).get_by_label(label).first
        if self.by_keyboard:
            self._walk_to(field)
            self.page.keyboard.type(words)
        else:
            field.fill(words)

    def _press(self, what: Locator, *, key: str = "Enter") -> None:
        if not self.by_keyboard:
            what.click()
            return
        self._walk_to(what)
        self.page.keyboard.press(key)

    def _walk_to(self, what: Locator) -> None:
        what.wait_for()
        is_reached: Callable[[], bool] = lambda: what.evaluate("it => it === document.activeElement")  # noqa: E731
        for _ in range(MOST_STEPS):
            if is_reached():
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{what} is not reached by Tab")
