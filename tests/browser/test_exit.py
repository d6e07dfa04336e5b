"""A page that somebody may need to leave fast can be left fast, and leaves little behind."""

import re

import pytest
from playwright.sync_api import Page, expect

from .addresses import LESSON, SAFELY, SENSITIVE_LESSON
from .conftest import OpenPage

pytestmark = pytest.mark.browser

AWAY = "https://www.bbc.co.uk/weather"


@pytest.fixture
def reader(open_starter_page: OpenPage) -> Page:
    """Somebody on the front door, with a stand-in for the page that the exit leads to."""
    return _on_the_front_door(open_starter_page())


def _on_the_front_door(page: Page) -> Page:
    page.route(f"{AWAY}**", lambda route: route.fulfill(content_type="text/html", body="<h1>Sunny</h1>"))
    page.goto("/")
    return page


def press_shift(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


def expect_away(page: Page) -> None:
    page.wait_for_url(AWAY)
    expect(page.get_by_role("heading", name="Sunny")).to_be_visible()


@pytest.mark.parametrize("address", [SENSITIVE_LESSON, f"{SENSITIVE_LESSON}family/", "/help/", SAFELY])
def test_the_button_leads_away_and_back_does_not_lead_to_the_page(reader: Page, address: str) -> None:
    reader.goto(address)

    reader.get_by_role("link", name="Emergency. Exit this page").click()

    expect_away(reader)
    reader.go_back()
    assert reader.url.endswith("/")
    assert address not in reader.url


def test_shift_three_times_leads_away_and_each_press_is_announced(reader: Page) -> None:
    reader.goto(SENSITIVE_LESSON)
    said = reader.locator(".exit__said")

    press_shift(reader, 1)
    expect(said).to_have_text("Shift, press 2 more times to exit.")
    press_shift(reader, 1)
    expect(said).to_have_text("Shift, press 1 more time to exit.")
    press_shift(reader, 1)

    expect_away(reader)


def test_shift_that_writes_a_capital_or_walks_back_is_no_press(reader: Page) -> None:
    reader.goto(SENSITIVE_LESSON)

    for _ in range(4):
        reader.keyboard.press("Shift+A")
        reader.keyboard.press("Shift+Tab")

    expect(reader.locator(".exit__said")).to_be_empty()
    assert reader.url.endswith(SENSITIVE_LESSON)


def test_another_key_between_starts_the_count_again(reader: Page) -> None:
    reader.goto("/help/")

    press_shift(reader, 2)
    reader.keyboard.press("ArrowDown")
    press_shift(reader, 2)

    expect(reader.locator(".exit__said")).to_have_text("Shift, press 1 more time to exit.")
    assert reader.url.endswith("/help/")


def test_presses_with_a_long_wait_between_are_forgotten(reader: Page) -> None:
    reader.clock.install()
    reader.goto("/help/")

    press_shift(reader, 2)
    reader.clock.fast_forward(6_000)

    expect(reader.locator(".exit__said")).to_have_text("Exit by Shift has stopped. Press 3 times to start again.")
    assert reader.url.endswith("/help/")


def test_by_keyboard_it_is_the_first_thing_reached_and_enter_leads_away(reader: Page) -> None:
    reader.goto(SENSITIVE_LESSON)

    reader.keyboard.press("Tab")
    expect(reader.get_by_role("link", name="Exit this page")).to_be_focused()
    reader.keyboard.press("Enter")

    expect_away(reader)


def test_while_the_next_page_is_slow_nothing_of_this_one_shows(reader: Page) -> None:
    # An answer without content leaves the browser where it is.
    reader.unroute(f"{AWAY}**")
    reader.route(f"{AWAY}**", lambda route: route.fulfill(status=204))
    reader.goto(SENSITIVE_LESSON)

    reader.get_by_role("link", name="Exit this page").click()

    expect(reader.locator(".exit-cover")).to_be_visible()
    expect(reader.locator("main")).to_be_hidden()
    expect(reader).to_have_title("Loading.")


def test_without_javascript_it_is_a_link(open_starter_page: OpenPage) -> None:
    page = _on_the_front_door(open_starter_page(javascript=False, width=360))
    page.goto(SENSITIVE_LESSON)
    link = page.get_by_role("link", name="Exit this page")
    expect(page.get_by_text("or press Shift")).to_be_hidden()

    link.click()

    expect_away(page)


@pytest.mark.parametrize("width", [360, 1280])
def test_it_stays_in_sight_while_reading(open_starter_page: OpenPage, width: int) -> None:
    page = open_starter_page(width=width)
    page.goto(SENSITIVE_LESSON)
    link = page.get_by_role("link", name="Exit this page")
    expect(link).to_be_in_viewport(ratio=1)

    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(link).to_be_in_viewport(ratio=1)

    page.emulate_media(media="print")
    expect(link).to_be_hidden()


def test_what_is_chosen_within_a_help_page_leaves_no_line_in_the_history(reader: Page) -> None:
    reader.goto("/help/")
    before = reader.evaluate("history.length")

    reader.get_by_label("Country").select_option("GB")
    reader.get_by_role("button", name="Show").click()
    reader.wait_for_url(re.compile("country=GB"))
    reader.get_by_role("link", name="Skip to the page").focus()
    reader.keyboard.press("Enter")
    reader.wait_for_url(re.compile("#main$"))

    assert reader.evaluate("history.length") == before


def test_pages_where_nobody_needs_it_do_not_answer_to_shift(reader: Page) -> None:
    reader.goto(LESSON)

    press_shift(reader, 3)

    expect(reader.get_by_role("heading", level=1)).to_be_visible()
    assert reader.locator(".exit").count() == 0
    assert reader.url.endswith(LESSON)
