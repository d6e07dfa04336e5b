"""Public pages keep nothing, ask nobody else, and break none of their own rules."""

from typing import Any

import pytest
from playwright.sync_api import Page

from .addresses import MISSING, PUBLIC_PAGES
from .conftest import OpenPage
from .starter_site import StarterSite

pytestmark = pytest.mark.browser

LISTEN = """
window.broken = [];
addEventListener("securitypolicyviolation", (it) => broken.push(`${it.violatedDirective} ${it.blockedURI}`));
"""
KEPT = """async () => ({
  local: Object.keys(localStorage), session: Object.keys(sessionStorage), cookie: document.cookie,
  databases: (await indexedDB.databases()).map((it) => it.name), caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"local": [], "session": [], "cookie": "", "databases": [], "caches": [], "workers": 0}


class Listener:
    """What a page asked for and complained about, from its first request on."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.cookies: list[str] = []
        page.add_init_script(LISTEN)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("response", self.look_for_cookie)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self.note)

    def look_for_cookie(self, response: Any) -> None:
        if "set-cookie" in response.headers:
            self.cookies.append(response.url)

    def note(self, message: Any) -> None:
        is_the_missing_page = message.location.get("url", "").endswith(MISSING) and "404" in message.text
        if message.type in ("error", "warning") and not is_the_missing_page:
            self.complaints.append(message.text)


@pytest.fixture
def listener(open_starter_page: OpenPage) -> Listener:
    return Listener(open_starter_page())


@pytest.mark.parametrize("address", PUBLIC_PAGES)
def test_a_visit_leaves_no_trace_asks_no_other_host_and_breaks_no_rule(
    listener: Listener, starter_site: StarterSite, address: str
) -> None:
    page = listener.page

    page.goto(address, wait_until="networkidle")

    assert page.evaluate(KEPT) == NOTHING
    assert page.context.cookies() == []
    assert listener.cookies == []
    assert starter_site.url + address in listener.requests
    assert [url for url in listener.requests if not url.startswith(f"{starter_site.url}/")] == []
    assert page.locator("link:is([rel=preconnect], [rel=dns-prefetch], [rel=prefetch])").count() == 0
    assert page.evaluate("window.broken") == []
    assert listener.complaints == []


def test_using_the_forms_and_answers_leaves_no_trace(listener: Listener, starter_site: StarterSite) -> None:
    page = listener.page
    page.goto("/help/")
    page.get_by_label("Country").select_option("IE")
    page.get_by_role("button", name="Show").click()
    page.goto("/lessons/")
    page.get_by_role("searchbox").fill("sleep")
    page.get_by_role("button", name="Show lessons").first.click()
    page.locator(".lesson-card a", has_text="Student page").first.click()
    page.wait_for_load_state("networkidle")
    before = len(listener.requests)

    for answer in page.locator(".question summary").all():
        answer.click()

    assert listener.requests[before:] == []
    assert page.evaluate(KEPT) == NOTHING
    assert page.context.cookies() == []
    assert [url for url in listener.requests if not url.startswith(f"{starter_site.url}/")] == []
    assert listener.complaints == []
