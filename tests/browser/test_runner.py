"""A lesson from the front of the room: by keys, in two windows, without a script, and without a trace."""

import re

import pytest
from playwright.sync_api import Page, expect

from lessons.standard_texts import standard_texts

from .addresses import EARLY_LESSON, LESSON, SENSITIVE_LESSON
from .conftest import OpenPage, Visit
from .measures import heading_faults, sticks_out
from .starter_site import StarterSite
from .test_page_privacy import KEPT, NOTHING, Listener
from .test_public_pages import axe_violations

pytestmark = pytest.mark.browser

SCREEN, WINDOW = f"{LESSON}run/", f"{LESSON}run/teacher/"
CHECKS = range(1, len(standard_texts().sensitive_checks) + 1)
RUN_PAGES = [
    SCREEN,
    f"{SCREEN}?step=2",
    WINDOW,
    f"{EARLY_LESSON}run/?step=1",
    f"{SENSITIVE_LESSON}run/before/",
    # Leads on to the screen, because every line is ticked.
    f"{SENSITIVE_LESSON}run/before/?checked=1&{'&'.join(f'true={number}' for number in CHECKS)}",
]


def heading(page: Page) -> str:
    """That of the part which is shown."""
    shown = page.locator("[data-slide]:visible")
    expect(shown).to_have_count(1)
    return shown.locator("h2").first.inner_text()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", RUN_PAGES)
def test_axe_finds_no_violation_and_nothing_sticks_out(visit: Visit, address: str, width: int) -> None:
    page = visit(address, width=width)

    assert axe_violations(page) == []
    assert sticks_out(page) == []
    assert heading_faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert axe_violations(page) == []


@pytest.mark.parametrize("address", [WINDOW, f"{LESSON}teach/?start=09:15&minutes=40"])
def test_the_open_disclosure_panel_has_no_violation(visit: Visit, address: str) -> None:
    for width in (360, 1280):
        page = visit(address, width=width)
        page.get_by_role("button", name="When a pupil tells you something").click()

        expect(page.locator("#told-now")).to_be_visible()
        assert axe_violations(page) == []


def test_keys_and_a_presenter_move_the_screen(visit: Visit) -> None:
    page = visit(SCREEN)
    first = heading(page)

    for key, part in [
        ("PageDown", "Part 1 of 6"),
        ("ArrowRight", "Part 2 of 6"),
        ("Space", "Part 3 of 6"),
        ("PageUp", "Part 2 of 6"),
        ("ArrowLeft", "Part 1 of 6"),
        ("End", "Before you go"),
        ("PageDown", "Before you go"),
        ("Shift+Space", "Part 6 of 6"),
        ("Home", first),
    ]:
        page.keyboard.press(key)
        assert part in heading(page), key


def test_the_pictures_of_the_student_page_open_on_the_screen(visit: Visit) -> None:
    page = visit(f"{EARLY_LESSON}run/?step=2")
    pictures = page.locator("#pictures-now")
    expect(pictures).to_be_hidden()

    page.get_by_role("button", name="Pictures").click()
    expect(pictures.get_by_role("img").first).to_be_visible()
    assert axe_violations(page) == []
    page.keyboard.press("PageDown")
    page.keyboard.press("Escape")

    expect(pictures).to_be_hidden()
    assert "Part 2 of 5" in heading(page)


def test_the_screen_can_be_covered_and_help_stays_in_sight(visit: Visit) -> None:
    page = visit(SCREEN)
    help_line = page.locator(".help-line")
    page.keyboard.press("PageDown")
    expect(help_line).to_be_in_viewport()

    page.get_by_role("button", name="Cover the screen").click()
    expect(page.locator("[data-slide='1']")).to_be_hidden()
    expect(help_line).to_be_in_viewport()
    page.keyboard.press("Escape")

    expect(page.locator("[data-slide='1']")).to_be_visible()
    expect(help_line.get_by_role("link", name="More ways to get help")).to_have_attribute("href", re.compile("^/help/"))


def test_the_time_is_quiet_and_can_be_hidden(open_starter_page: OpenPage) -> None:
    page = open_starter_page()
    page.clock.install()
    page.goto(f"{SCREEN}?step=1")
    time = page.locator("[data-slide='1'] [data-time]")
    expect(time).to_contain_text("About 6 minutes")
    colour = "getComputedStyle(document.querySelector('[data-slide=\"1\"] [data-gone]')).backgroundColor"
    before = page.evaluate(colour)

    page.clock.run_for(3 * 60_000)
    expect(time).to_contain_text("About 3 minutes")
    page.clock.run_for(30 * 60_000)

    expect(time).to_contain_text("We come together soon")
    assert "Part 1 of 6" in heading(page)
    assert page.evaluate(colour) == before
    assert page.locator("audio, video").count() == 0
    page.get_by_role("button", name="Hide the time").click()
    expect(time).to_be_hidden()


def test_the_teachers_window_and_the_screen_keep_in_step(
    open_starter_page: OpenPage, starter_site: StarterSite
) -> None:
    window = open_starter_page()
    listener = Listener(window)
    window.goto(WINDOW)
    window.keyboard.press("PageDown")
    with window.context.expect_page() as opened:
        window.get_by_role("link", name="Open the classroom screen").click()
    screen = opened.value
    screen.wait_for_load_state("networkidle")
    assert "Part 1 of 6" in heading(screen)
    requests = len(listener.requests)

    window.keyboard.press("PageDown")
    expect(screen.locator("[data-slide='2']")).to_be_visible()
    screen.keyboard.press("ArrowRight")
    expect(window.locator("[data-slide='3']")).to_be_visible()
    window.get_by_role("button", name="Cover the screen").click()
    expect(screen.locator("[data-slide='3']")).to_be_hidden()
    window.get_by_role("link", name=re.compile("Small experiment")).click()
    expect(screen.locator("[data-slide='4']")).to_be_visible()

    assert len(listener.requests) == requests
    assert screen.evaluate(KEPT) == window.evaluate(KEPT) == NOTHING
    assert window.context.cookies() == []
    assert listener.complaints == []
    # The screen of another lesson goes its own way.
    other = window.context.new_page()
    other.goto(f"{EARLY_LESSON}run/")
    window.keyboard.press("Home")
    expect(screen.locator("[data-slide='0']")).to_be_visible()
    other.keyboard.press("PageDown")
    expect(screen.locator("[data-slide='0']")).to_be_visible()


def test_the_disclosure_panel_is_one_key_away_and_gives_focus_back(visit: Visit) -> None:
    for address in (WINDOW, f"{LESSON}teach/"):
        page = visit(address)
        panel = page.locator("#told-now")
        link = page.get_by_role("link", name="For teachers")
        link.focus()

        page.keyboard.press("d")
        expect(panel).to_be_visible()
        expect(panel).to_contain_text("Do not promise to keep it secret.")
        page.keyboard.press("Escape")

        expect(panel).to_be_hidden()
        expect(link).to_be_focused()
        page.get_by_label("Key D opens it").uncheck()
        page.keyboard.press("d")
        expect(panel).to_be_hidden()


def test_the_disclosure_panel_opens_by_a_tap_without_a_script(visit: Visit) -> None:
    for address in (WINDOW, f"{LESSON}teach/"):
        page = visit(address, width=360, javascript=False)
        button = page.get_by_role("button", name="When a pupil tells you something")
        expect(button).to_be_in_viewport()

        button.click()
        expect(page.locator("#told-now")).to_be_visible()
        page.get_by_role("button", name="Close").click()

        expect(page.locator("#told-now")).to_be_hidden()


def test_without_a_script_the_screen_is_a_page_of_parts_or_one_at_a_time(visit: Visit) -> None:
    page = visit(SCREEN, javascript=False)
    assert page.locator("[data-slide]:visible").count() == 8

    page.get_by_role("link", name="One part at a time").click()
    page.get_by_role("link", name="Next", exact=True).click()
    assert "Part 1 of 6" in heading(page)
    page.get_by_role("link", name="Next", exact=True).click()
    assert "Part 2 of 6" in heading(page)
    page.get_by_role("link", name="Back").click()

    assert "Part 1 of 6" in heading(page)
    expect(page.locator(".help-line")).to_be_in_viewport()


def test_a_sensitive_lesson_asks_first_by_keyboard_and_without_a_script(visit: Visit) -> None:
    page = visit(f"{SENSITIVE_LESSON}run/", javascript=False)
    expect(page.get_by_role("heading", level=1)).to_have_text("Before you start")
    boxes = page.get_by_role("checkbox").all()

    for box in boxes[:-1]:
        box.press("Space")
    page.get_by_role("button", name="All true: show the lesson").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Before you start")
    boxes[-1].press("Space")
    page.get_by_role("button", name="All true: show the lesson").press("Enter")

    expect(page.get_by_role("link", name="One part at a time")).to_be_visible()
    expect(page.get_by_role("link", name="Exit this page")).to_be_visible()
    assert re.search(r"/run/\?ready=[\w%-]+$", page.url)


def test_clock_times_follow_the_start_on_the_device(open_starter_page: OpenPage) -> None:
    listener = Listener(open_starter_page())
    page = listener.page
    page.goto(f"{LESSON}teach/", wait_until="networkidle")
    before = len(listener.requests)
    plan = page.locator(".teach__plan")
    expect(plan).to_contain_text("6–18")

    page.get_by_label("The lesson starts at").fill("23:50")

    expect(plan).to_contain_text("23:56")
    expect(plan).to_contain_text("00:08")
    expect(page.locator("#step-2 .activity__clock")).to_have_text("23:56")
    run = page.get_by_role("link", name="Run it on the classroom screen")
    expect(run).to_have_attribute("href", re.compile(r"start=23%3A50"))
    assert listener.requests[before:] == []
    assert page.evaluate(KEPT) == NOTHING


def test_ticks_stay_only_after_a_press_and_go_with_another(open_starter_page: OpenPage) -> None:
    page = open_starter_page()
    page.goto(f"{LESSON}teach/")
    box = page.locator("#prepare").get_by_role("checkbox").first
    box.check()
    assert page.evaluate(KEPT) == NOTHING
    page.reload()
    expect(box).not_to_be_checked()

    box.check()
    page.get_by_role("button", name="Keep my ticks on this device").click()
    names = page.evaluate("Object.keys(localStorage)")
    assert len(names) == 1
    assert not re.search("tick|lesson|teach|help|mental", names[0])
    page.reload()
    expect(box).to_be_checked()
    page.get_by_role("button", name="Clear them now").click()

    assert page.evaluate(KEPT) == NOTHING
    expect(box).not_to_be_checked()
    page.reload()
    expect(box).not_to_be_checked()


@pytest.mark.parametrize("address", [*RUN_PAGES, f"{LESSON}teach/"])
def test_a_visit_leaves_no_trace_and_asks_no_other_host(
    open_starter_page: OpenPage, starter_site: StarterSite, address: str
) -> None:
    listener = Listener(open_starter_page())
    page = listener.page

    page.goto(address, wait_until="networkidle")
    page.keyboard.press("PageDown")

    assert page.evaluate(KEPT) == NOTHING
    assert [url for url in listener.requests if not url.startswith(f"{starter_site.url}/")] == []
    assert page.evaluate("window.broken") == []
    assert listener.complaints == []


def test_the_cue_sheet_prints_every_part_and_the_disclosure_panel(visit: Visit) -> None:
    page = visit(f"{WINDOW}?start=09:15")
    page.emulate_media(media="print")

    for part in range(8):
        expect(page.locator(f"[data-slide='{part}']")).to_be_visible()
    expect(page.locator("#told-now")).to_be_visible()
    expect(page.locator("#part-1 .activity__clock")).to_have_text("09:15")
    expect(page.locator(".run__bar")).to_be_hidden()
    expect(page.locator(".at-hand")).to_be_hidden()
