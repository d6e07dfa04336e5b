"""Self-care tools in use: by mouse, by keyboard, with less motion, and without script."""

import pytest
from playwright.sync_api import expect

from .conftest import Visit
from .self_care import IN_LESSON, LESSONS, by_keyboard, press, tool_of
from .starter_site import StarterSite
from .test_public_pages import axe_violations

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", IN_LESSON)
def test_a_tool_is_used_stopped_and_declined_by_keyboard(visit: Visit, starter_site: StarterSite, name: str) -> None:
    tool = tool_of(visit(starter_site.lessons[IN_LESSON[name]], width=360), name)
    is_opened = tool.get_attribute("data-form") == "choices"

    by_keyboard(tool.locator("summary").first if is_opened else press(tool, "start"))
    expect(tool).to_have_attribute("data-state", "running")
    if not is_opened:
        expect(press(tool, "stop")).to_be_focused()

    by_keyboard(press(tool, "stop"))
    expect(tool).to_have_attribute("data-state", "ready")
    expect(tool.locator("[data-said]")).to_contain_text("Fine either way")

    by_keyboard(press(tool, "decline"))
    expect(tool.locator("[data-stage]")).to_be_hidden()
    expect(tool.locator("[data-said]")).to_contain_text("That is fine")
    expect(tool.locator(".tool__instead li")).to_have_count(2)
    expect(press(tool, "start")).to_be_focused()

    tool.page.keyboard.press("Enter")
    expect(tool.locator("[data-stage]")).to_be_visible()


@pytest.mark.parametrize("name", ["breathing", "sleep_week", "stretch", "worry_tree"])
def test_the_stop_button_is_in_sight_while_a_tool_runs(visit: Visit, starter_site: StarterSite, name: str) -> None:
    tool = tool_of(visit(starter_site.lessons[IN_LESSON[name]], width=360), name)
    begin = tool.locator("summary").first if name == "worry_tree" else press(tool, "start")
    begin.click()

    tool.evaluate("it => it.scrollIntoView({block: 'start'})")

    expect(press(tool, "stop")).to_be_in_viewport()
    expect(press(tool, "decline")).to_be_in_viewport()


def test_with_less_motion_the_breath_is_counted_and_nothing_moves(visit: Visit, starter_site: StarterSite) -> None:
    tool = tool_of(visit(starter_site.lessons["M1.2"]), "breathing")
    body = tool.locator(".breath__body")
    still = body.evaluate("it => getComputedStyle(it).transform")

    press(tool, "start").click()

    expect(tool.locator("[data-cue]")).to_have_text("Breathe in")
    expect(tool.locator("[data-count]")).to_have_text("2")
    assert body.evaluate("it => getComputedStyle(it).transform") == still
    press(tool, "stop").click()
    expect(tool.locator("[data-count]")).to_have_text("")


def test_with_motion_the_shape_grows_with_the_breath(visit: Visit, starter_site: StarterSite) -> None:
    page = visit(starter_site.lessons["M1.2"])
    page.emulate_media(reduced_motion="no-preference")
    tool = tool_of(page, "breathing")
    still = tool.locator(".breath__body").evaluate("it => getComputedStyle(it).transform")

    press(tool, "start").click()

    page.wait_for_function(
        "still => getComputedStyle(document.querySelector('.breath__body')).transform !== still", arg=still
    )


def test_steps_come_one_at_a_time_at_the_readers_own_pace(visit: Visit, starter_site: StarterSite) -> None:
    tool = tool_of(visit(starter_site.lessons["M1.2"]), "stretch")
    steps = tool.locator(".tool__step")
    count = steps.count()

    press(tool, "start").click()
    for number in range(count):
        expect(steps.nth(number)).to_be_visible()
        expect(tool.locator(".tool__step:visible")).to_have_count(1)
        tool.locator("[data-next]").click()

    expect(tool).to_have_attribute("data-state", "ready")
    expect(tool.locator(".tool__step:visible")).to_have_count(count)


def test_a_plan_prints_alone_with_what_was_written_and_where_help_is(visit: Visit, starter_site: StarterSite) -> None:
    page = visit(starter_site.lessons["M5.2"])
    plan = tool_of(page, "plan")
    press(plan, "start").click()
    plan.locator(".tool__field").first.fill("I get quiet")
    page.evaluate("""() => {
      window.shown = null;
      window.print = () => { window.shown = document.querySelectorAll("[data-printing]").length; };
    }""")

    plan.locator("[data-print-tool]").click()
    assert page.evaluate("window.shown") == 1
    expect(plan).not_to_have_attribute("data-printing", "")

    plan.evaluate("it => { it.dataset.printing = ''; }")
    page.emulate_media(media="print")
    expect(plan.locator(".tool__field").first).to_be_visible()
    expect(page.locator(".help-panel")).to_be_visible()
    for gone in (
        ".lesson__head",
        ".lesson__reading",
        "[data-tool=sleep_week]",
        ".site-header",
        ".tool__controls >> nth=0",
    ):
        expect(page.locator(gone)).to_be_hidden()


def test_an_idea_is_followed_by_another_one(visit: Visit, starter_site: StarterSite) -> None:
    tool = tool_of(visit(starter_site.lessons["M4.1"]), "ideas")
    press(tool, "start").click()
    first = tool.locator("[data-idea]").inner_text()

    tool.locator("[data-again]").click()

    expect(tool.locator("[data-idea]")).not_to_have_text(first)
    assert first


def test_a_drawing_can_be_made_with_the_arrow_keys_and_is_gone_when_stopped(
    visit: Visit, starter_site: StarterSite
) -> None:
    tool = tool_of(visit(starter_site.lessons["M1.2"]), "make")
    press(tool, "start").click()
    sheet = tool.locator("canvas")
    blank = sheet.evaluate("it => it.toDataURL()")

    sheet.focus()
    tool.page.keyboard.press("ArrowRight")
    tool.page.keyboard.press("ArrowDown")

    assert sheet.evaluate("it => it.toDataURL()") != blank
    press(tool, "stop").click()
    expect(sheet).to_have_count(0)


@pytest.mark.parametrize("name", IN_LESSON)
def test_without_script_a_tool_is_whole_and_has_no_dead_button(
    visit: Visit, starter_site: StarterSite, name: str
) -> None:
    tool = tool_of(visit(starter_site.lessons[IN_LESSON[name]], javascript=False), name)

    expect(tool.locator("[data-stage]")).to_be_visible()
    expect(tool.locator(".tool__instead li")).to_have_count(2)
    expect(tool).to_contain_text("Not for me?")
    expect(tool).to_contain_text("Fine either way")
    expect(tool.locator("button:visible")).to_have_count(0)
    assert tool.locator("[data-stage] :is(li, tr, summary):visible").count() >= 3


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("code", LESSONS)
def test_axe_finds_no_violation_in_tools_that_run_by_day_or_by_night(
    visit: Visit, starter_site: StarterSite, code: str, width: int
) -> None:
    page = visit(starter_site.lessons[code], width=width)
    for tool in page.locator("section.tool").all():
        if press(tool, "start").is_visible():
            press(tool, "start").click()
        for summary in tool.locator("summary").all():
            summary.click()

    assert axe_violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert axe_violations(page) == []


@pytest.mark.parametrize("code", ["M3.3", "M4.2", "M4.3", "M4.4"])
def test_every_answer_of_a_check_is_explained_without_script(
    visit: Visit, starter_site: StarterSite, code: str
) -> None:
    page = visit(starter_site.lessons[code], javascript=False)
    check = page.locator(".question[data-kind]").first

    for summary in check.locator("summary").all():
        summary.click()

    for why in check.locator(".answer__why, .question__order li").all():
        expect(why).to_be_visible()
        assert len(why.inner_text().split()) > 4
