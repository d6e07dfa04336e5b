"""What a teacher's device keeps of several pages lies apart, and holds no number to call."""

import pytest
from playwright.sync_api import Page, expect

from .addresses import LESSON
from .conftest import OpenPage
from .test_for_this_class import CLASS, TYPED, filled, type_everything

pytestmark = pytest.mark.browser


@pytest.fixture
def page(open_starter_page: OpenPage) -> Page:
    return open_starter_page()


def test_ticks_and_names_are_kept_and_cleared_apart(page: Page) -> None:
    page.goto(f"{LESSON}teach/")
    page.locator("[data-tick]").first.check()
    page.locator("[data-keep-ticks] [data-keep]").click()
    page.goto(CLASS)
    type_everything(page)
    page.locator("[data-class-keep]").click()

    page.goto(f"{LESSON}teach/")
    expect(page.locator("[data-tick]").first).to_be_checked()
    page.locator("[data-keep-ticks] [data-clear]").click()

    page.goto(CLASS)
    assert filled(page)["lead"] == TYPED["lead"]


def test_a_number_to_call_is_no_line_of_a_class(page: Page) -> None:
    page.goto(CLASS)

    page.locator("[data-class-field=adult]").fill("Sam, 07700 900123")

    assert filled(page)["adult"] == "Sam,"


def test_names_that_are_kept_stand_in_the_teachers_window_and_never_on_the_classroom_screen(page: Page) -> None:
    window = f"{LESSON}run/teacher/"
    page.goto(window)
    page.get_by_role("button", name="Show all parts").click()
    expect(page.locator(".who-today")).to_be_hidden()

    page.goto(CLASS)
    type_everything(page)
    page.locator("[data-class-keep]").click()
    page.goto(window)
    page.get_by_role("button", name="Show all parts").click()
    expect(page.locator(".who-today")).to_contain_text(TYPED["adult"])

    page.goto(f"{LESSON}run/")
    assert TYPED["adult"] not in page.content()

    page.goto(window)
    page.get_by_role("button", name="Clear it now").click()
    expect(page.locator("main")).not_to_contain_text(TYPED["adult"])
