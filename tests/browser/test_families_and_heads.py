"""A parent sees everything and prints a letter, a head prints one sheet of paper: by keyboard alone, too."""

import io
import unicodedata

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from .addresses import MODULE, SENSITIVE_MODULE
from .conftest import OpenPage
from .starter_site import StarterSite
from .test_for_this_class import CLASS, TYPED, link_with, type_everything
from .test_page_privacy import KEPT, NOTHING

pytestmark = pytest.mark.browser

A4 = (595, 842)  # points


@pytest.fixture
def page(open_starter_page: OpenPage) -> Page:
    return open_starter_page()


def paper_of(page: Page, address: str) -> PdfReader:
    page.goto(address, wait_until="networkidle")
    return PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))


def by_keyboard_to(page: Page, name: str) -> None:
    """Walks with Tab to the link or button with that name, and presses it."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if not page.evaluate("document.activeElement.innerText || ''").strip().startswith(name):
            continue
        if page.evaluate("document.activeElement.localName") == "a":
            with page.expect_navigation(wait_until="networkidle"):
                page.keyboard.press("Enter")
        else:
            page.keyboard.press("Enter")
        return
    raise AssertionError(f"“{name}” is not reached")


def test_the_briefing_of_every_module_is_one_sheet_of_a4(page: Page, starter_site: StarterSite) -> None:
    papers = {code: paper_of(page, f"{path}briefing/") for code, path in starter_site.modules.items()}

    assert len(papers) == 5
    assert {code: len(paper.pages) for code, paper in papers.items()} == dict.fromkeys(papers, 1)
    for code, paper in papers.items():
        box = paper.pages[0].mediabox
        assert (round(box.width), round(box.height)) == A4, code
        # Some fonts print “fi” as one letter.
        words = unicodedata.normalize("NFKC", paper.pages[0].extract_text())
        assert "Staff briefing, not for pupils" in words, code
        assert "When a pupil tells you something" in words, code
        assert "Write no pupil's name on this sheet." in words, code


def test_the_letter_of_every_module_is_one_sheet_of_a4(page: Page, starter_site: StarterSite) -> None:
    papers = {code: paper_of(page, f"{path}family/letter/") for code, path in starter_site.modules.items()}

    assert {code: len(paper.pages) for code, paper in papers.items()} == dict.fromkeys(papers, 1)
    assert all("Dear families," in paper.pages[0].extract_text() for paper in papers.values())


def test_a_parent_sees_everything_by_keyboard_alone(page: Page, starter_site: StarterSite) -> None:
    page.goto("/families/")

    by_keyboard_to(page, "Everything that students see in “Signs, support and self-care”")
    expect(page.get_by_role("heading", level=1)).to_contain_text("everything that students see")
    titles = page.locator(".shown-lesson > h2").count()
    by_keyboard_to(page, "A letter to print")
    page.evaluate("window.print = () => { window.printed = true; }")
    by_keyboard_to(page, "Print the letter")

    assert titles == sum(path.startswith(MODULE) for path in starter_site.lessons.values())
    assert page.evaluate("window.printed")
    assert page.evaluate(KEPT) == NOTHING


def test_a_head_prints_the_briefing_by_keyboard_alone(page: Page) -> None:
    page.goto(MODULE)

    by_keyboard_to(page, "How to teach this module")
    by_keyboard_to(page, "Staff briefing on one sheet of paper")
    page.evaluate("window.print = () => { window.printed = true; }")
    by_keyboard_to(page, "Print one sheet of paper")

    assert page.evaluate("window.printed")


def test_what_a_device_keeps_stands_on_briefing_and_letter(page: Page) -> None:
    page.goto(CLASS)
    type_everything(page)
    page.locator("[data-class-keep]").click()

    page.goto(f"{MODULE}briefing/")
    expect(page.locator(".briefing")).to_contain_text(TYPED["lead"])
    page.goto(f"{MODULE}family/letter/")
    expect(page.locator(".class-letter")).to_contain_text(TYPED["school"])
    assert len(paper_of(page, f"{MODULE}briefing/").pages) == 1
    page.get_by_role("button", name="Clear it now").click()

    assert page.evaluate(KEPT) == NOTHING


def test_the_letter_shows_nothing_that_a_link_brings(page: Page) -> None:
    page.goto(link_with(TYPED, f"{MODULE}family/letter/"), wait_until="networkidle")

    assert TYPED["lead"] not in page.locator("body").inner_text()


def test_everything_of_the_student_pages_stands_on_the_page_for_families(page: Page, starter_site: StarterSite) -> None:
    for code, module in starter_site.modules.items():
        page.goto(f"{module}family/", wait_until="load")
        everything = " ".join(page.locator("main").text_content().split())
        for path in [path for path in starter_site.lessons.values() if path.startswith(module)]:
            page.goto(path, wait_until="load")
            parts = page.locator(".lesson__reading :is(p, li, h3), .words dd, .try p, .question__text")

            missing = [
                words for text in parts.all_text_contents() if (words := " ".join(text.split())) not in everything
            ]

            assert missing == [], (code, path)


def test_pictures_of_the_lessons_are_there(page: Page) -> None:
    page.goto(f"{SENSITIVE_MODULE}family/", wait_until="networkidle")

    broken = page.locator("main img").evaluate_all("all => all.filter((it) => !it.complete || !it.naturalWidth).length")

    assert page.locator(".shown-lesson img").count() > 3
    assert broken == 0
    expect(page.locator("[data-exit]")).to_be_visible()
