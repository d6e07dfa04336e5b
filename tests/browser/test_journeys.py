"""What people come for, from the front door to the end: with a finger on a telephone, and by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import OpenPage
from .readers import Reader
from .test_exit import AWAY, expect_away
from .test_page_privacy import KEPT, NOTHING

pytestmark = pytest.mark.browser

SCREEN_OF_A_TELEPHONE = 360


@pytest.fixture(params=[False, True], ids=["finger", "keyboard"])
def reader(request: pytest.FixtureRequest, open_starter_page: OpenPage) -> Reader:
    """Somebody on the front door with a telephone."""
    page = open_starter_page(width=SCREEN_OF_A_TELEPHONE)
    page.route(f"{AWAY}**", lambda route: route.fulfill(content_type="text/html", body="<h1>Sunny</h1>"))
    page.goto("/")
    return Reader(page, by_keyboard=request.param)


def test_a_nine_year_old_reads_does_something_and_goes_on(reader: Reader) -> None:
    page = reader.page

    reader.link("Ages 9–11")
    reader.link("Minds matter")
    reader.link(re.compile("What helps, and when"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("What helps")
    tool = page.locator("[data-tool]").first
    reader.button("Start", within="[data-tool]")
    expect(tool).to_have_attribute("data-state", "running")
    reader.button("Stop", within="[data-tool]")
    expect(tool.locator("[data-said]")).to_contain_text("Fine either way")
    reader.open(".question summary")
    expect(page.locator(".question details[open]").first).to_be_visible()
    reader.link(re.compile("^The next lesson"))

    expect(page.get_by_role("heading", level=1)).to_contain_text("Words that open doors")
    assert page.evaluate(KEPT) == NOTHING


def test_a_fifteen_year_old_finds_urgent_help_and_leaves_at_once(reader: Reader) -> None:
    page = reader.page

    reader.link("Ages 14–16")
    reader.link("Know the signs, know what helps")
    reader.link(re.compile("Getting help"))
    expect(page).to_have_title(re.compile("Getting help"))
    reader.link("Get help")
    expect(page.locator(".help-now__number a, .emergency-numbers a[href^='tel:']").first).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Getting help")
    reader.link("Emergency. Exit this page")

    expect_away(page)
    page.go_back()
    assert "getting-help" not in page.url


def test_a_grown_up_reads_with_a_six_year_old(reader: Reader) -> None:
    page = reader.page

    reader.link("Ages 5–7")
    reader.link("Feelings and helpers")
    reader.link(re.compile("My helping hand"))
    expect(page.locator(".picture-strip")).to_be_visible()
    reader.open(".comforts__open")
    expect(page.locator(".comforts__panel[open]")).to_be_visible()
    page.goto("/")
    reader.link("For families")
    reader.link(re.compile("My helping hand"))

    expect(page.get_by_role("heading", level=1)).to_contain_text("My helping hand")
    assert page.evaluate(KEPT) == NOTHING


def test_a_teacher_finds_prepares_fills_in_shortens_and_runs_a_lesson(reader: Reader) -> None:
    page = reader.page

    reader.link("Lessons to teach")
    reader.write("Words", "stress")
    reader.tick(re.compile("^Ages 11–14"))
    reader.open("summary:has-text('Time that you have')")
    reader.tick(re.compile("^Suits 45 minutes"))
    reader.button("Show lessons")
    expect(page.locator("#found")).to_have_text("1 lesson")
    reader.link("Pressure, stress and too much")

    reader.tick(re.compile("."), within="#before")
    reader.link(re.compile("^For this class"))
    reader.write("Our safeguarding lead", "Ms Ali, office")
    expect(page.locator("[data-class-line='lead']").first).to_have_text("Ms Ali, office")
    page.go_back()

    reader.write("Minutes there are", "30")
    reader.button("Show the plan")
    expect(page.locator(".shortened")).to_contain_text("30 of 55 minutes.")
    reader.link("Run it on the classroom screen")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for _ in range(12):
        page.keyboard.press("PageDown")
    expect(page.get_by_text("Before you go").first).to_be_visible()
    assert "Ali" not in page.url
    assert page.evaluate(KEPT) == NOTHING
