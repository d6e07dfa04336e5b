"""Looking for a word among the words: forgiven, on the device, and nobody hears of it."""

import pytest
from playwright.sync_api import expect

from .conftest import OpenPage, Visit
from .test_public_pages import axe_violations

pytestmark = pytest.mark.browser

WORDS = "/words/?age=11-14"


def a_long_word(page) -> str:
    """A word of the list that is long enough to be misspelt."""
    words = page.locator(".word__term").all_inner_texts()
    return next(word for word in words if word.isalpha() and word.isascii() and len(word) > 5)


def test_a_slip_is_forgiven_and_said_and_nothing_leaves_the_device(open_starter_page: OpenPage) -> None:
    page = open_starter_page(width=360)
    page.goto(WORDS, wait_until="networkidle")
    word = a_long_word(page).lower()
    everything = page.locator(".word").count()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.get_by_label("Look for a word or a lesson").fill(f"{word[:2]}{word[3]}{word[2]}{word[4:]}")

    expect(page.locator(".word-search__said")).to_have_text(f"Showing results for “{word}”")
    assert word in [it.lower() for it in page.locator(".word__term:visible").all_inner_texts()]
    assert page.locator(".word:visible").count() < everything
    page.keyboard.press("Enter")
    assert asked == []
    assert page.url.endswith(WORDS)
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_word_that_is_not_there_says_whom_to_ask_and_leaving_it_shows_everything(visit: Visit) -> None:
    page = visit(WORDS)
    everything = page.locator(".word:visible").count()
    box = page.get_by_label("Look for a word or a lesson")

    box.fill("zzzzqqqq")
    expect(page.locator(".word-search__said")).to_contain_text("ask an adult you trust")
    assert page.locator(".word:visible").count() == 0
    expect(page.locator(".help-panel")).to_be_visible()
    assert axe_violations(page) == []

    box.fill("")
    assert page.locator(".word:visible").count() == everything


def test_a_lesson_is_found_by_its_title(visit: Visit) -> None:
    page = visit(WORDS)

    page.get_by_label("Look for a word or a lesson").fill("coping")

    expect(page.locator(".word-lessons li:visible")).to_have_count(1)
    expect(page.get_by_role("link", name="Coping that lasts").last).to_be_visible()


def test_without_a_script_there_is_the_whole_list_and_no_box(visit: Visit) -> None:
    page = visit(WORDS, javascript=False)

    expect(page.locator(".word-search")).to_be_hidden()
    expect(page.locator(".word").first).to_be_visible()
