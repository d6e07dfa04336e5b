"""Reading comforts: a press changes the page, the visit remembers it, the device only after a second press."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .addresses import EARLY_LESSON, LESSON
from .conftest import OpenPage
from .measures import cut_off, small_targets, sticks_out

pytestmark = pytest.mark.browser

READING_PAGES = [LESSON, EARLY_LESSON, f"{LESSON}teach/", f"{LESSON}family/"]
STORED = "() => [sessionStorage.getItem('comforts'), localStorage.getItem('comforts')]"
# How far anything moved by itself, as browsers count it.
SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => list.getEntries().forEach((it) => { window.shifted += it.value; }))
  .observe({ type: "layout-shift", buffered: true });
"""


def open_panel(page: Page) -> None:
    page.get_by_text("Easier to read", exact=True).click()


def choose(page: Page, group: str, name: str) -> None:
    page.get_by_role("group", name=group).get_by_label(name, exact=True).check()


def style(page: Page, selector: str, prop: str) -> str:
    found: str = page.locator(selector).first.evaluate(f"it => getComputedStyle(it)['{prop}']")
    return found


def pixels(value: str) -> float:
    return float(value.removesuffix("px"))


def violations(page: Page) -> list[str]:
    return [
        f"{found['id']}: {node['target']}"
        for found in Axe().run(page).response["violations"]
        for node in found["nodes"]
    ]


def test_nothing_is_stored_before_a_press(open_starter_page: OpenPage) -> None:
    page = open_starter_page()
    page.goto(LESSON)
    open_panel(page)

    assert page.evaluate(STORED) == [None, None]


def test_each_comfort_changes_what_is_read(open_starter_page: OpenPage) -> None:
    page = open_starter_page()
    page.goto(LESSON)
    open_panel(page)
    text = ".lesson__reading p"
    before = {name: style(page, text, name) for name in ("fontSize", "lineHeight", "letterSpacing", "fontFamily")}

    choose(page, "Size of the letters", "Largest")
    choose(page, "Space around words and lines", "Most")
    choose(page, "Letters", "Easy to tell apart")
    choose(page, "Colours", "Cream, like old paper")

    assert pixels(style(page, text, "fontSize")) > 1.4 * pixels(before["fontSize"])
    assert pixels(style(page, text, "lineHeight")) > 1.9 * pixels(before["lineHeight"])
    assert before["letterSpacing"] == "normal"
    assert pixels(style(page, text, "letterSpacing")) > 0
    assert "Clear letters" not in before["fontFamily"]
    assert style(page, text, "fontFamily").startswith('"Clear letters"')
    page.wait_for_function("document.fonts.check('16px \"Clear letters\"')")
    assert style(page, "html", "backgroundColor") == "rgb(248, 238, 217)"


@pytest.mark.parametrize(
    ("device", "chosen", "ground"), [("light", "Dark", "16, 32, 31"), ("dark", "Light", "251, 247, 239")]
)
def test_a_reader_overrules_the_colours_of_the_device(
    open_starter_page: OpenPage, device: str, chosen: str, ground: str
) -> None:
    page = open_starter_page(color_scheme=device)
    page.goto(LESSON)
    open_panel(page)

    choose(page, "Colours", chosen)

    assert style(page, "html", "backgroundColor") == f"rgb({ground})"
    assert style(page, "html", "colorScheme") == chosen.lower()


def test_a_choice_holds_for_the_visit_and_ends_with_it(open_starter_page: OpenPage) -> None:
    page = open_starter_page()
    page.goto(LESSON)
    open_panel(page)
    choose(page, "Colours", "Dark")

    page.goto("/help/")
    assert style(page, "html", "backgroundColor") == "rgb(16, 32, 31)"
    page.goto(EARLY_LESSON)
    page.reload()
    open_panel(page)
    expect(page.get_by_label("Dark", exact=True)).to_be_checked()

    other_visit = page.context.new_page()
    other_visit.goto(LESSON)
    assert style(other_visit, "html", "backgroundColor") == "rgb(251, 247, 239)"
    assert page.evaluate(STORED)[1] is None


def test_a_choice_is_kept_for_longer_after_a_press_and_forgotten_after_another(open_starter_page: OpenPage) -> None:
    page = open_starter_page()
    page.goto(LESSON)
    open_panel(page)
    choose(page, "Size of the letters", "Larger")
    page.get_by_role("button", name="Keep them on this device").click()
    expect(page.get_by_role("status").filter(has_text="Kept on this device")).to_be_visible()

    tomorrow = page.context.new_page()
    tomorrow.goto(LESSON)
    assert style(tomorrow, "html", "fontSize") == "19px"
    open_panel(tomorrow)
    tomorrow.get_by_role("button", name="Forget my choices").click()

    expect(tomorrow.get_by_role("status").filter(has_text="Forgotten")).to_be_visible()
    expect(tomorrow.get_by_role("group", name="Size").get_by_label("As it is")).to_be_checked()
    assert style(tomorrow, "html", "fontSize") == "16px"
    assert tomorrow.evaluate(STORED) == [None, None]
    tomorrow.reload()
    assert style(tomorrow, "html", "fontSize") == "16px"


def test_taking_back_a_kept_choice_holds_for_the_visit(open_starter_page: OpenPage) -> None:
    page = open_starter_page()
    page.goto(LESSON)
    open_panel(page)
    choose(page, "Colours", "Dark")
    page.get_by_role("button", name="Keep them on this device").click()
    choose(page, "Colours", "As on this device")

    page.reload()

    assert style(page, "html", "backgroundColor") == "rgb(251, 247, 239)"


def test_a_device_that_stores_nothing_still_changes_the_page_and_says_so(open_starter_page: OpenPage) -> None:
    page = open_starter_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); };")
    page.goto(LESSON)
    open_panel(page)

    choose(page, "Colours", "Dark")

    assert style(page, "html", "backgroundColor") == "rgb(16, 32, 31)"
    expect(page.get_by_role("status").filter(has_text="lets us remember nothing")).to_be_visible()


@pytest.mark.parametrize("stored", ["no json", "[]", '{"size": 7, "colours": "<b>"}', '{"x": "y"}', "null"])
def test_something_else_in_the_store_breaks_nothing(open_starter_page: OpenPage, stored: str) -> None:
    page = open_starter_page()
    errors: list[Any] = []
    page.on("pageerror", lambda error: errors.append(error))
    page.goto("/help/")
    page.evaluate("text => sessionStorage.setItem('comforts', text)", stored)

    page.goto(LESSON)
    open_panel(page)
    choose(page, "Colours", "Dark")

    assert errors == []
    assert style(page, "html", "backgroundColor") == "rgb(16, 32, 31)"


def test_everything_is_done_by_keyboard_alone(open_starter_page: OpenPage) -> None:
    page = open_starter_page()
    page.goto(LESSON)
    page.get_by_text("Easier to read", exact=True).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert style(page, "html", "fontSize") == "19px"

    for _ in range(4):
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Keep them on this device")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert style(page, "html", "fontSize") == "16px"


@pytest.mark.parametrize("address", READING_PAGES)
def test_without_javascript_the_panel_is_not_there(open_starter_page: OpenPage, address: str) -> None:
    page = open_starter_page(javascript=False)
    page.goto(address)

    expect(page.locator(".comforts")).to_be_hidden()


@pytest.mark.parametrize("address", READING_PAGES)
def test_a_page_with_choices_opens_without_a_jump(open_starter_page: OpenPage, address: str) -> None:
    page = open_starter_page(width=360)
    page.add_init_script(SHIFTS)
    page.goto(address)
    assert page.evaluate("shifted") < 0.01
    open_panel(page)
    choose(page, "Size of the letters", "Largest")
    choose(page, "Colours", "Dark")

    page.reload()
    page.wait_for_load_state("networkidle")

    assert page.evaluate("shifted") < 0.01


@pytest.mark.parametrize("colours", ["Dark", "Cream, like old paper"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_violation_whatever_is_chosen(open_starter_page: OpenPage, width: int, colours: str) -> None:
    page = open_starter_page(width=width)
    page.goto(EARLY_LESSON)
    open_panel(page)
    choose(page, "Colours", colours)
    choose(page, "Size of the letters", "Largest")
    choose(page, "Space around words and lines", "Most")

    assert violations(page) == []
    assert sticks_out(page) == []
    assert cut_off(page) == []
    assert small_targets(page, least=44, among=".comforts :is(summary, input, button)") == []
