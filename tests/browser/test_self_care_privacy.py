"""What a student does in a self-care tool goes nowhere, and stays only where they press to keep it."""

import pytest
from playwright.sync_api import expect

from .conftest import OpenPage
from .self_care import LESSONS, press, tool_of, use
from .starter_site import StarterSite
from .test_page_privacy import KEPT, NOTHING, Listener

pytestmark = pytest.mark.browser


@pytest.fixture
def listener(open_starter_page: OpenPage) -> Listener:
    return Listener(open_starter_page())


@pytest.mark.parametrize("code", LESSONS)
def test_using_every_tool_asks_nobody_and_stores_nothing(
    listener: Listener, starter_site: StarterSite, code: str
) -> None:
    page = listener.page
    page.goto(starter_site.lessons[code], wait_until="networkidle")
    before = len(listener.requests)

    for tool in page.locator("section.tool").all():
        use(tool)

    assert listener.requests[before:] == []
    assert page.evaluate(KEPT) == NOTHING
    assert page.context.cookies() == []
    assert page.evaluate("window.broken") == []
    assert listener.complaints == []


def test_the_policy_of_a_page_with_a_tool_stops_whatever_would_send(
    open_starter_page: OpenPage, starter_site: StarterSite
) -> None:
    page = open_starter_page()
    sent: list[str] = []
    page.goto(starter_site.lessons["M5.2"], wait_until="networkidle")
    page.on("request", lambda request: sent.append(request.url))

    refused = page.evaluate("fetch('/help/').then(() => false, () => true)")
    page.evaluate("navigator.sendBeacon('/help/', 'words')")
    page.evaluate("""() => {
      const form = document.createElement("form");
      form.action = "/help/"; form.method = "get"; document.body.append(form); form.submit();
    }""")
    page.wait_for_timeout(300)

    assert refused
    assert sent == []
    assert page.url.endswith(starter_site.lessons["M5.2"])


def test_a_plan_is_kept_only_by_a_press_shown_only_by_another_and_cleared_at_once(
    open_starter_page: OpenPage, starter_site: StarterSite
) -> None:
    page = open_starter_page(width=360)
    page.goto(starter_site.lessons["M5.2"])
    plan = tool_of(page, "plan")
    expect(plan.locator("[data-found]")).to_be_hidden()
    press(plan, "start").click()
    plan.locator(".tool__field").first.fill("I get quiet")
    expect(plan.locator(".tool__risk")).to_contain_text("Other people who use this device")
    assert page.evaluate("localStorage.length") == 0

    plan.locator("[data-keep]").click()
    expect(plan.locator("[data-kept-said]")).to_contain_text("kept on this device")
    names = page.evaluate("Object.keys(localStorage)")
    assert len(names) == 1
    assert not any(word in names[0] for word in ("plan", "sleep", "well", "mental", "help"))

    page.reload()
    expect(plan.locator("[data-found]")).to_be_visible()
    expect(plan.locator(".tool__field")).to_have_count(0)
    assert "I get quiet" not in page.locator("main").inner_text()

    plan.locator("[data-show]").click()
    expect(plan.locator(".tool__field").first).to_have_value("I get quiet")

    plan.locator("[data-clear]").click()
    expect(plan.locator("[data-kept-said]")).to_contain_text("Cleared")
    expect(plan.locator(".tool__field").first).to_have_value("")
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    expect(plan.locator("[data-found]")).to_be_hidden()


def test_what_was_kept_can_be_cleared_without_being_shown(
    open_starter_page: OpenPage, starter_site: StarterSite
) -> None:
    page = open_starter_page()
    page.goto(starter_site.lessons["M5.2"])
    week = tool_of(page, "sleep_week")
    press(week, "start").click()
    week.locator(".tool__field").first.fill("about ten")
    week.locator("[data-keep]").click()
    page.reload()

    week.locator("[data-forget]").click()

    expect(week.locator("[data-found]")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0


def test_what_was_written_is_gone_when_somebody_comes_back_to_the_page(
    open_starter_page: OpenPage, starter_site: StarterSite
) -> None:
    page = open_starter_page()
    page.goto(starter_site.lessons["M5.2"])
    press(tool_of(page, "plan"), "start").click()
    tool_of(page, "plan").locator(".tool__field").first.fill("I get quiet")

    page.goto("/help/")
    page.go_back()

    values = page.locator(".tool__field").evaluate_all("all => all.map((it) => it.value)")
    assert all(value == "" for value in values)
