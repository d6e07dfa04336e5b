"""An editor writes, sees beside the page what was noticed, goes to the words, mends them, and sees it go."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

from lessons.models import LessonOutcome, LessonPage

from ..factories import activities, activity, calm_end
from ..reviews.drafts import BLOCKED, LABELS, QUOTE, stream
from ..site import SmallSite
from .checks_desk import (
    draft,
    entries,
    expect_selected,
    open_checks,
    open_editor,
    open_form,
    planted_site,
    signed_in,
    toggle,
    ways,
)
from .conftest import OpenPage
from .desk import Desk, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("admin_templates")]

# A rule without exception, in the words of its own example: no detail of anything.
METHOD, METHOD_WORDS = "They hide their scars.", "hide their scars"
MENDED = "unwell"


@pytest.fixture
def site(transactional_db: None) -> SmallSite:
    return planted_site()


@pytest.fixture
def desk(site: SmallSite, page: BrowserPage) -> Desk:
    return signed_in(page)


def test_words_are_noticed_found_and_mended_without_a_reload(desk: Desk, site: SmallSite) -> None:
    lesson = draft(site)
    open_editor(desk, lesson)
    desk.page.evaluate("window.sameDocument = true")
    panel = open_checks(desk)
    expect(entries(panel)).to_have_count(0)
    desk.open_tab("Safety")

    desk.write("care", f" Rae tells a friend. {LABELS}")
    expect(entries(panel)).to_have_count(1)
    expect(toggle(desk)).to_have_accessible_name(re.compile(r"stops? review"))
    expect(desk.page.get_by_role("status").filter(has_text="Checks:")).to_contain_text("review")

    desk.open_tab("Overview")
    ways(entries(panel)).click()
    expect(desk.page.get_by_role("tab", name=re.compile("^Safety"))).to_have_attribute("aria-selected", "true")
    expect(desk.part("care").locator(".public-DraftEditor-content")).to_be_in_viewport()
    expect_selected(desk.page)

    desk.page.keyboard.type(MENDED)
    expect(desk.part("care")).to_contain_text(f"She is a {MENDED}.")
    expect(entries(panel)).to_have_count(0)
    assert desk.page.evaluate("window.sameDocument") is True
    assert MENDED in LessonPage.objects.get(pk=lesson.pk).get_latest_revision_as_object().care


def test_a_block_is_found_by_its_id_after_another_was_put_before_it(desk: Desk, site: SmallSite) -> None:
    stories = [
        ("story", {"title": "A week", "text": f"<p>{text}</p>"}) for text in ("Rae walks.", "Rae rests.", LABELS)
    ]
    lesson = draft(site, reading=stream("reading", *stories))
    open_editor(desk, lesson)
    panel = open_checks(desk)
    desk.open_tab("Student page")
    first = desk.part("reading").locator(".c-sf-add-button:visible").first
    first.click()
    desk.page.get_by_role("option", name="Heading", exact=True).click()
    desk.page.keyboard.insert_text("A new first block")

    ways(entries(panel)).click()

    expect(desk.page.locator("*:focus")).to_contain_text(LABELS)
    expect_selected(desk.page)


def test_words_are_found_wherever_an_editor_can_write_them(desk: Desk, site: SmallSite) -> None:
    cards = {"title": "Cards", "instructions": "", "parts": [{"type": "cards", "value": ["A walk", LABELS]}]}
    lesson = site.lesson(
        live=False,
        content_note_mentions=LABELS,
        activities=activities(activity(board=f"<p>{LABELS}</p>"), calm_end()),
        handouts=stream("handouts", ("handout", cards)),
    )
    lesson.lesson_outcomes = [LessonOutcome(i_can=words, sort_order=at) for at, words in enumerate(("I can.", LABELS))]
    lesson.save()
    lesson.save_revision()
    open_editor(desk, lesson)
    panel = open_checks(desk)

    found = ways(entries(panel))
    expect(found).to_have_count(4)
    for way in found.all():
        way.click()
        expect_selected(desk.page)
        expect(desk.page.locator("#page-edit-form *:focus")).to_be_in_viewport()
        desk.page.locator("body").evaluate("body => document.activeElement.blur()")
        desk.page.evaluate("window.getSelection().removeAllRanges()")


def test_quoted_words_are_only_a_note_and_a_detail_of_a_method_blocks_there_too(desk: Desk, site: SmallSite) -> None:
    lesson = draft(site, reading=stream("reading", ("critique", QUOTE)))
    open_editor(desk, lesson)
    panel = open_checks(desk)
    notes, blocks = panel.locator("[data-key=words-note]"), panel.locator("[data-key=words-block]")
    expect(blocks).to_have_count(0)
    notes.locator("summary").click()
    expect(entries(notes)).to_have_count(1)

    desk.open_tab("Student page")
    desk.write("words", f" {METHOD}", desk.part("reading"))

    expect(entries(blocks, METHOD_WORDS)).to_have_count(1)
    expect(entries(notes)).to_be_visible()


def test_a_new_page_has_its_checks_from_the_first_saved_draft_on(desk: Desk, site: SmallSite) -> None:
    open_form(desk, f"/admin/pages/add/lessons/lessonpage/{site.module.pk}/")
    panel = open_checks(desk)
    expect(panel).to_contain_text("Checks appear here with the first saved draft.")

    desk.page.get_by_placeholder("Page title").fill("A walk and a talk")
    desk.write("key_question", LABELS)

    expect(entries(panel)).to_have_count(1)
    ways(entries(panel)).click()
    expect_selected(desk.page)


def test_the_panel_is_worked_with_the_keyboard_alone(desk: Desk, site: SmallSite) -> None:
    lesson = draft(site, key_question=LABELS)
    open_editor(desk, lesson)
    keyboard, focused = desk.page.keyboard, desk.page.locator("*:focus")

    tab_to(desk.page, "[data-side-panel-toggle=findings]")
    keyboard.press("Enter")
    tab_to(desk.page, "[data-key=words-block] > summary")
    keyboard.press("Enter")
    expect(desk.page.locator("[data-key=words-block]")).not_to_have_attribute("open", "")
    keyboard.press("Enter")
    keyboard.press("Tab")
    expect(focused).to_have_accessible_name(f"Go to Key question for “{BLOCKED}”")
    keyboard.press("Enter")

    expect_selected(desk.page)
    keyboard.type(MENDED)
    expect(desk.page.locator("[data-key=words-block]")).to_have_count(0)
    expect(focused).to_have_value(f"She is a {MENDED}.")


def test_what_was_folded_and_where_the_focus_was_stays_when_the_list_is_made_anew(desk: Desk, site: SmallSite) -> None:
    lesson = draft(site, key_question=LABELS)
    open_editor(desk, lesson)
    panel = open_checks(desk)
    panel.locator("[data-key=words-block] > summary").click()
    waiting = panel.locator("[data-key=not-judged] > summary")
    waiting.click()
    before = panel.locator(".page-checks__summary").inner_text()

    # Typed by a script, so that the focus stays in the panel.
    field = desk.part("minutes").locator("input")
    field.evaluate("input => { input.value = '55'; input.dispatchEvent(new Event('input', {bubbles: true})); }")
    waiting.focus()
    expect(panel.locator(".page-checks__summary")).not_to_have_text(before)

    expect(panel.locator("[data-key=words-block]")).not_to_have_attribute("open", "")
    expect(panel.locator("[data-key=not-judged]")).to_have_attribute("open", "")
    expect(waiting).to_be_focused()


def test_checks_that_cannot_be_asked_for_say_so_and_saving_goes_on(desk: Desk, site: SmallSite) -> None:
    lesson = draft(site)
    open_editor(desk, lesson)
    panel = open_checks(desk)
    desk.page.route("**/checks/panel/", lambda route: route.abort())

    desk.write("key_question", LABELS)

    expect(panel.get_by_text("These checks may be older than the draft")).to_be_visible()
    desk.wait_until_saved()
    desk.page.unroute("**/checks/panel/")
    desk.write("key_question", f"{LABELS} Yes.")
    expect(entries(panel)).to_have_count(1)
    expect(panel.get_by_text("These checks may be older than the draft")).to_be_hidden()


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_no_violation_in_the_panel(open_page: OpenPage, site: SmallSite, colours: str) -> None:
    long = f"<p>Rae {'walks and ' * 30} rests.</p>" + "<p>Rae walks to school with a friend each day.</p>" * 20
    reading = stream("reading", ("paragraph", f"<p>{LABELS}</p>{long}"), ("critique", QUOTE))
    lesson = draft(site, reading=reading, minutes=55)
    desk = signed_in(open_page(color_scheme=colours))
    open_editor(desk, lesson)
    panel = open_checks(desk)
    panel.evaluate("panel => panel.querySelectorAll('details').forEach(part => { part.open = true; })")

    panel_and_toggle = [["[data-side-panel=findings]"], ["[data-side-panel-toggle=findings]"]]
    found = Axe().run(desk.page, context={"include": panel_and_toggle}).response["violations"]

    assert [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]] == []


def test_a_narrow_screen_shows_the_list_then_the_field(open_page: OpenPage, site: SmallSite) -> None:
    lesson = draft(site, key_question=LABELS)
    desk = signed_in(open_page(width=360))
    open_editor(desk, lesson)
    panel = open_checks(desk)
    entry = entries(panel)
    expect(entry).to_be_in_viewport()
    assert panel.evaluate("panel => panel.scrollWidth <= panel.clientWidth")
    assert desk.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    ways(entry).click()

    expect(panel).to_be_hidden()
    expect(desk.part("key_question").locator("input, textarea").first).to_be_in_viewport()
    expect_selected(desk.page)
