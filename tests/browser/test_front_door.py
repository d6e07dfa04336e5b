"""The front door: who are you, in the colours that the reader chose, and out of the way."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import OpenPage

pytestmark = pytest.mark.browser

PAPER = {"light": "#fbf7ef", "dark": "#10201f", "cream": "#f8eed9"}
DAY, NIGHT = "front-door.svg", "front-door-night.svg"


def arrive(open_starter_page: OpenPage, *, device: str, chosen: str, width: int = 1280) -> tuple[Page, list[str]]:
    """The front door of a reader with those colours, and the pictures that it fetched."""
    page = open_starter_page(color_scheme=device, width=width)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rpartition("/")[2]))
    if chosen:
        page.add_init_script(f"sessionStorage.setItem('comforts', JSON.stringify({{colours: '{chosen}'}}))")
    page.goto("/", wait_until="networkidle")
    return page, fetched


@pytest.mark.parametrize(
    ("device", "chosen", "shown", "colours"),
    [
        ("light", "", DAY, "light"),
        ("dark", "", NIGHT, "dark"),
        ("light", "dark", NIGHT, "dark"),
        ("dark", "light", DAY, "light"),
        ("dark", "cream", DAY, "cream"),
    ],
)
def test_the_picture_and_the_bar_of_the_browser_follow_what_the_reader_chose(
    open_starter_page: OpenPage, device: str, chosen: str, shown: str, colours: str
) -> None:
    page, fetched = arrive(open_starter_page, device=device, chosen=chosen)

    seen = page.locator(".welcome__picture:visible")
    expect(seen).to_have_count(1)
    assert (seen.get_attribute("src") or "").endswith(shown)
    assert [name for name in fetched if name in (DAY, NIGHT)] == [shown]
    expect(page.locator("meta[name=theme-color]")).to_have_attribute("content", PAPER[colours])


def test_the_bar_of_the_browser_follows_a_choice_at_once(open_starter_page: OpenPage) -> None:
    page = open_starter_page()
    page.goto("/privacy/")
    page.get_by_text("Easier to read", exact=True).first.click()

    page.get_by_label("Dark", exact=True).check()

    expect(page.locator("meta[name=theme-color]")).to_have_attribute("content", PAPER["dark"])


def test_on_a_phone_a_student_chooses_an_age_without_scrolling_far(open_starter_page: OpenPage) -> None:
    page, _ = arrive(open_starter_page, device="light", chosen="", width=360)

    box = page.get_by_role("link", name="Ages 5–7").bounding_box()

    assert box is not None
    assert box["y"] < 900  # the height of the window
    page.get_by_role("link", name="Ages 9–11").click()
    expect(page).to_have_url("/curriculum/#band-9-11")


def test_on_paper_the_picture_is_the_one_of_the_day(open_starter_page: OpenPage) -> None:
    page, _ = arrive(open_starter_page, device="dark", chosen="dark")

    page.emulate_media(media="print")

    assert (page.locator(".welcome__picture:visible").get_attribute("src") or "").endswith(DAY)
