"""For this class: what a teacher types fills the papers, stays on the device, and is never sent."""

from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from .addresses import LESSON, SENSITIVE_LESSON
from .conftest import OpenPage
from .test_page_privacy import KEPT, NOTHING, Listener

pytestmark = pytest.mark.browser

CLASS = f"{LESSON}class/"
TYPED = {
    "school": "Zqhill School",
    "adult": "Zqmarta Okoro",
    "adult_where": "Zqlibrary at break",
    "other_adult": "Zqsam Lee",
    "lead": "Zqlead Novak",
    "room": "Zqroom 12",
    "question_box": "Zqbox by the door",
}
HOSTILE = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>'
# One who read the page of a class would know them.
WORDS = [word for text in TYPED.values() for word in text.split() if word.startswith("Zq")]


def link_with(words: dict[str, str], address: str = CLASS) -> str:
    return f"{address}#class&" + "&".join(f"{name}={quote(text)}" for name, text in words.items())


def type_everything(page: Page) -> None:
    for name, text in TYPED.items():
        page.locator(f"[data-class-field={name}]").fill(text)


def filled(page: Page) -> dict[str, str]:
    """What stands in the lines of the page, by their names."""
    return page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("[data-class-line]")]
        .map((it) => [it.dataset.classLine, it.textContent]).filter(([, text]) => text))"""
    )


class EveryRequest:
    """All that the browser sends: addresses, headers and bodies, of every page that the context opens."""

    def __init__(self, page: Page) -> None:
        self.sent: list[str] = []
        page.context.on("request", self.note)

    def note(self, request: Any) -> None:
        self.sent.append(request.url)
        self.sent += [f"{name}: {value}" for name, value in request.all_headers().items()]
        self.sent.append(str(request.post_data_buffer or b""))

    def naming(self, words: list[str]) -> list[str]:
        return [line for line in self.sent if any(word.lower() in line.lower() for word in words)]


@pytest.fixture
def page(open_starter_page: OpenPage) -> Page:
    return open_starter_page()


def test_what_is_typed_fills_sheet_cards_and_letter_at_once(page: Page) -> None:
    page.goto(CLASS)

    type_everything(page)

    expect(page.locator("#help-sheet")).to_contain_text("Our safeguarding lead:Zqlead Novak")
    expect(page.locator("#letter")).to_contain_text("Zqhill School")
    assert page.locator(".class-card", has_text="Zqmarta Okoro").count() == 6


def test_no_word_that_is_typed_is_in_any_request_and_nothing_is_stored_before_the_press(page: Page) -> None:
    every = EveryRequest(page)
    listener = Listener(page)
    page.goto(CLASS, wait_until="networkidle")
    type_everything(page)
    assert page.evaluate(KEPT) == NOTHING

    page.locator("[data-class-keep]").click()
    link = page.locator("[data-class-link]").input_value()
    for address in (f"{LESSON}teach/", f"{LESSON}handouts/", LESSON, link, f"{LESSON}slide/", "/help/"):
        page.goto(address, wait_until="networkidle")
        for anchor in page.locator("main a[href]").all()[:3]:
            anchor.dispatch_event("mousedown")
    page.goto(link)
    page.locator("[data-class-use]").click()
    page.get_by_role("link", name="How to teach it").click()
    page.wait_for_load_state("networkidle")
    page.locator(".site-header__name").click()
    page.wait_for_load_state("networkidle")

    assert len(every.sent) > 100
    assert every.naming(["/class/"])
    assert every.naming(WORDS) == []
    assert page.context.cookies() == []
    assert listener.complaints == []


def test_what_is_kept_lies_under_a_name_that_says_nothing_and_fills_other_pages(page: Page) -> None:
    page.goto(CLASS)
    type_everything(page)
    page.locator("[data-class-keep]").click()
    expect(page.locator("[data-class-said]")).to_contain_text("Kept on this device")

    kept = page.evaluate("() => ({names: Object.keys(localStorage), visit: Object.keys(sessionStorage)})")
    page.goto(f"{LESSON}teach/")
    teach = filled(page)
    page.goto(f"{LESSON}handouts/")
    sheet = filled(page)
    page.goto(CLASS)

    assert kept == {"names": ["page-notes-4"], "visit": []}
    assert teach["room"] == TYPED["room"]
    assert teach["lead"] == sheet["lead"] == TYPED["lead"]
    assert page.locator("[data-class-field=school]").input_value() == TYPED["school"]


@pytest.mark.parametrize("address", [CLASS, f"{LESSON}teach/", f"{LESSON}handouts/"])
def test_one_press_clears_it_wherever_it_shows(page: Page, address: str) -> None:
    page.goto(CLASS)
    type_everything(page)
    page.locator("[data-class-keep]").click()
    page.goto(address)
    assert filled(page)

    page.get_by_role("button", name="Clear it now").click()

    assert filled(page) == {}
    assert page.evaluate(KEPT) == NOTHING
    page.reload()
    assert filled(page) == {}


def test_what_was_only_typed_is_gone_when_somebody_comes_back(page: Page) -> None:
    page.goto(CLASS)
    type_everything(page)

    page.goto("/help/")
    page.go_back()

    assert filled(page) == {}
    assert page.locator("[data-class-field=lead]").input_value() == ""


def test_a_link_fills_nothing_before_an_adult_has_looked_at_it(page: Page) -> None:
    page.goto(link_with(TYPED))
    expect(page.locator("[data-class-offer]")).to_contain_text(TYPED["lead"])
    assert filled(page) == {}
    assert "#" not in page.url
    assert page.evaluate(KEPT) == NOTHING

    page.locator("[data-class-use]").click()

    assert filled(page)["lead"] == TYPED["lead"]
    assert page.evaluate(KEPT) == NOTHING


def test_a_link_can_be_left(page: Page) -> None:
    page.goto(link_with(TYPED, f"{LESSON}teach/"))

    page.locator("[data-class-leave]").click()

    expect(page.locator("[data-class-offer]")).to_be_hidden()
    assert filled(page) == {}


def test_the_link_that_is_copied_brings_the_same_words(page: Page, open_starter_page: OpenPage) -> None:
    page.goto(CLASS)
    type_everything(page)
    link = page.locator("[data-class-link]").input_value()

    other = open_starter_page()
    other.goto(link)
    other.locator("[data-class-use]").click()

    assert {name: other.locator(f"[data-class-field={name}]").input_value() for name in TYPED} == TYPED


@pytest.mark.parametrize("address", [CLASS, f"{LESSON}teach/"])
def test_a_hostile_link_is_text_and_nothing_else(page: Page, address: str) -> None:
    listener = Listener(page)
    page.goto(link_with(dict.fromkeys(TYPED, HOSTILE), address))
    page.locator("[data-class-use]").click()

    assert page.evaluate("window.hurt") is None
    assert page.locator("main :is(dd, [data-class-line]) > *").count() == 0
    assert page.locator("[data-class-line=lead]").first.inner_text().startswith("<img src=x")
    assert max(len(text) for text in filled(page).values()) <= 80
    assert page.evaluate("window.broken") == []
    assert listener.complaints == []


@pytest.mark.parametrize(
    "after",
    ["class&__proto__=x&constructor=y&toString=z", "class&lead=%E0%A4%A", "class&lead=%00%0A%E2%80%AE", "class&"],
)
def test_a_broken_link_breaks_nothing(page: Page, after: str) -> None:
    listener = Listener(page)

    page.goto(f"{CLASS}#{after}")

    assert filled(page) == {}
    assert listener.complaints == []
    page.locator("[data-class-field=lead]").fill("Zqlead")
    assert filled(page) == {"lead": "Zqlead"}


@pytest.mark.parametrize("address", [LESSON, f"{LESSON}handouts/", f"{LESSON}slide/", SENSITIVE_LESSON])
def test_a_page_for_students_shows_nothing_that_a_link_brings(page: Page, address: str) -> None:
    page.goto(link_with(dict.fromkeys(TYPED, "Zqhurtful"), address), wait_until="networkidle")

    assert "Zqhurtful" not in page.locator("body").inner_text()
    assert "Zqhurtful" not in page.content()
    assert page.evaluate(KEPT) == NOTHING


def test_a_student_page_shows_nothing_that_the_device_keeps(page: Page) -> None:
    page.goto(CLASS)
    type_everything(page)
    page.locator("[data-class-keep]").click()

    page.goto(LESSON, wait_until="networkidle")

    assert not [word for word in WORDS if word in page.content()]


def test_a_device_that_was_tampered_with_is_read_as_text(page: Page) -> None:
    page.goto("/help/")
    for stored in ('{"lead": "<b>x</b>", "adult": {"a": 1}, "room": 5, "unknown": "y"}', "[]", "null", "{", '"text"'):
        page.evaluate("stored => localStorage.setItem('page-notes-4', stored)", stored)

        page.goto(f"{LESSON}handouts/")

        assert filled(page) in ({}, {"lead": "<b>x</b>"})
        assert page.locator("[data-class-line] > *").count() == 0


def test_by_keyboard_alone_a_teacher_fills_keeps_and_clears(page: Page) -> None:
    page.goto(CLASS)
    page.get_by_role("link", name="How to teach it").focus()
    for _ in range(2):
        page.keyboard.press("Tab")
    for text in TYPED.values():
        page.keyboard.press("Tab")
        page.keyboard.type(text)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert filled(page)["lead"] == TYPED["lead"]
    assert page.evaluate("localStorage.length") == 1

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert filled(page) == {}
    assert page.evaluate(KEPT) == NOTHING


def test_one_paper_is_printed_alone(page: Page) -> None:
    page.goto(CLASS)
    page.evaluate("window.print = () => { window.printed = true; }")
    page.emulate_media(media="print")

    page.locator("[data-class-print=letter]").evaluate("it => it.click()")

    assert page.evaluate("window.printed")
    expect(page.locator("#letter")).to_be_visible()
    expect(page.locator("#help-sheet")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#help-sheet")).to_be_visible()


def test_without_script_lines_stay_to_be_written_by_hand(open_starter_page: OpenPage) -> None:
    page = open_starter_page(javascript=False)
    page.goto(CLASS)

    expect(page.locator("[data-class-field]").first).to_be_disabled()
    expect(page.get_by_role("button", name="Keep on this device")).to_be_hidden()
    expect(page.locator("#help-sheet [data-class-line=lead]")).to_be_visible()


def test_the_slide_fills_the_screen_at_a_press(page: Page) -> None:
    page.goto(f"{LESSON}slide/")

    page.get_by_role("button", name="Full screen").click()

    page.wait_for_function("document.fullscreenElement !== null")
    expect(page.locator(".slide__qr svg")).to_be_visible()
    assert page.evaluate("document.elementFromPoint(20, 20).closest('.slide') !== null")
