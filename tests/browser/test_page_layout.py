"""Public pages on a small screen, with large letters, on paper, under a finger and without a mouse."""

import re

import pytest
from playwright.sync_api import expect

from .addresses import CURRICULUM, LESSON, MODULE, PAGES_WITH_EXIT, PUBLIC_PAGES
from .conftest import Visit
from .measures import cut_off, large_letters, never_focused, small_targets, sticks_out, text_sizes

pytestmark = pytest.mark.browser

# What people come for: doors, help, answers, forms. Everything else may be as low as WCAG 2.2, 2.5.8 allows.
MAIN_TARGETS = ".button, .site-header a, .ages a, .question summary, form :is(input, select, button)"


@pytest.mark.parametrize("address", PUBLIC_PAGES)
def test_nothing_sticks_out_of_a_narrow_screen(visit: Visit, address: str) -> None:
    page = visit(address, width=360)
    assert sticks_out(page) == []
    assert cut_off(page) == []

    page.set_viewport_size({"width": 320, "height": 640})
    assert sticks_out(page) == []
    assert cut_off(page) == []


@pytest.mark.parametrize("address", [CURRICULUM, f"{MODULE}teach/"])
def test_a_table_that_is_stacked_on_a_narrow_screen_is_still_read_aloud_as_a_table(visit: Visit, address: str) -> None:
    page = visit(address, width=360)

    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    read = {node["role"]["value"] for node in tree["nodes"] if not node["ignored"]}

    assert {"table", "row", "rowheader", "cell"} <= read


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", PUBLIC_PAGES)
def test_letters_of_twice_the_size_lose_nothing(visit: Visit, address: str, width: int) -> None:
    page = visit(address, width=width)
    before = text_sizes(page)

    with large_letters(page):
        after = text_sizes(page)
        assert before.keys() <= after.keys()
        assert [name for name in before if after[name] < least_growth(name) * before[name]] == []
        assert sticks_out(page) == []
        assert cut_off(page) == []


def least_growth(name: str) -> float:
    """Headings are large already and follow the width of the window too."""
    return 1.45 if re.match(r"\d+ h[1-3]\.|.*__(question|title)", name) else 1.95


@pytest.mark.parametrize("address", PUBLIC_PAGES)
def test_a_finger_finds_every_link_and_control(visit: Visit, address: str) -> None:
    page = visit(address, width=360)

    assert small_targets(page, least=24) == []
    assert small_targets(page, least=44, among=MAIN_TARGETS) == []


@pytest.mark.parametrize("address", PUBLIC_PAGES)
def test_the_skip_link_comes_first_and_leads_to_the_page(visit: Visit, address: str) -> None:
    page = visit(address)
    skip = page.get_by_role("link", name="Skip to the page")
    expect(skip).not_to_be_in_viewport()
    if address in PAGES_WITH_EXIT:
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Exit this page")).to_be_focused()

    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)

    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


@pytest.mark.parametrize("address", PUBLIC_PAGES)
def test_the_keyboard_reaches_everything_and_shows_where_it_is(visit: Visit, address: str) -> None:
    page = visit(address)

    assert never_focused(page) == []


@pytest.mark.parametrize("address", ["/", CURRICULUM, LESSON, "/lessons/", "/help/"])
def test_the_ring_of_focus_shows_in_the_dark_too(visit: Visit, address: str) -> None:
    page = visit(address, color_scheme="dark", width=360)

    assert never_focused(page) == []


def test_sheets_print_without_the_screen_around_them(visit: Visit) -> None:
    page = visit(f"{LESSON}handouts/")
    around = page.locator(".site-header__nav, .site-footer__links, .skip-link")
    sheets = page.locator(".handout")
    assert around.count() == 3
    assert sheets.count() >= 2
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()

    page.emulate_media(media="print")

    for index in range(around.count()):
        expect(around.nth(index)).to_be_hidden()
    assert sheets.evaluate_all("all => all.map((it) => getComputedStyle(it).breakBefore)") == ["page"] * sheets.count()
    expect(page.get_by_text("CC BY 4.0")).to_be_visible()
