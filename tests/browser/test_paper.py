"""Public pages on paper: what only a screen can do is left out, and everything else can be read in ink."""

import pytest
from playwright.sync_api import Page, expect

from .addresses import CURRICULUM, PUBLIC_PAGES
from .conftest import OpenPage, Visit

pytestmark = pytest.mark.browser

A4_WITHIN_MARGINS = 703  # CSS pixels
# What no paper can do: lead on, search, choose, leave.
FOR_SCREENS_ONLY = (
    ".site-header__nav, .site-footer__links, .skip-link, .comforts, .exit, .filter, .ways-on, .pages, .help-panel__more"
)
# Printers leave grounds of colour out, so every letter is weighed against white (WCAG 2.2, 1.4.3).
TOO_PALE = """() => {
  const light = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const contrast = (colour) => {
    const [red, green, blue] = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => light(part / 255));
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
  };
  const found = [];
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const text = words.currentNode.textContent.trim();
    const within = words.currentNode.parentElement;
    if (!text || !within.checkVisibility() || within.closest("svg, script, option, .visually-hidden")) continue;
    if (contrast(getComputedStyle(within).color) < 4.5) found.push(`${within.className}: ${text.slice(0, 40)}`);
  }
  return found;
}"""


def on_paper(page: Page) -> Page:
    page.emulate_media(media="print", color_scheme="dark")
    return page


@pytest.mark.parametrize("address", PUBLIC_PAGES)
def test_a_page_is_printed_without_the_screen_around_it_and_in_ink(visit: Visit, address: str) -> None:
    page = on_paper(visit(address, width=A4_WITHIN_MARGINS, color_scheme="dark"))

    around = page.locator(FOR_SCREENS_ONLY)
    assert [each for each in range(around.count()) if around.nth(each).is_visible()] == []
    assert page.evaluate(TOO_PALE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= A4_WITHIN_MARGINS
    # Papers that are cut apart have headings of their own, and none above all of them.
    expect(page.get_by_role("heading").first).to_be_visible()


def test_help_is_on_paper_too(visit: Visit) -> None:
    for address in ("/", "/privacy/", "/sources/", CURRICULUM):
        expect(on_paper(visit(address)).locator(".help-panel__way[data-way=emergency]").first).to_be_visible()


def test_a_strand_of_the_map_and_a_source_stay_whole(open_starter_page: OpenPage) -> None:
    page = open_starter_page()
    for address, whole in ((CURRICULUM, ".coverage-map tbody tr"), ("/sources/", ".source-used")):
        page.goto(address)
        on_paper(page)

        breaks = page.locator(whole).evaluate_all("all => all.map((it) => getComputedStyle(it).breakInside)")

        assert breaks
        assert set(breaks) == {"avoid"}
