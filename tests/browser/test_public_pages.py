"""Public pages: for everybody, whatever they see, press or leave switched off."""

import gzip
import re
from urllib.parse import urldefrag

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response, expect

from .addresses import FINDER_PAGES, LESSON, MISSING, PUBLIC_PAGES, SENSITIVE_LESSON
from .conftest import OpenPage, Visit
from .measures import heading_faults
from .starter_site import StarterSite

pytestmark = pytest.mark.browser

KILOBYTE = 1024
LARGEST_STUDENT_PAGE = 120 * KILOBYTE  # everything that a first visit asks for
LARGEST_WITHOUT_PICTURES = 60 * KILOBYTE
LARGEST_STUDENT_HTML = 15 * KILOBYTE
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif")
PACKED = (".woff2", ".png", ".jpg", ".jpeg", ".webp", ".avif")
# Whatever the public name of a sensitive topic stands for (curriculum/reference/topics.yaml).
TOPIC_WORDS = re.compile(
    r"suicid|self.?harm|self.?injur|overdos|abus|eating|disorder|substance|drug|alcohol", re.IGNORECASE
)
# Where links lead and what forms would write into the address.
ADDRESSES_OFFERED = """(site) => [
  ...[...document.querySelectorAll("a[href]")].map((it) => it.href).filter((to) => to.startsWith(site)),
  ...[...document.querySelectorAll("form option, form [name]")].map((it) => `${it.name || ""} ${it.value || ""}`),
]"""


def axe_violations(page: Page) -> list[str]:
    """What axe-core finds wrong, each with the element it is about."""
    return [
        f"{found['id']}: {node['target']} {node['html'][:120]}"
        for found in Axe().run(page).response["violations"]
        for node in found["nodes"]
    ]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", [*PUBLIC_PAGES, *FINDER_PAGES])
def test_axe_finds_no_violation_by_day_or_by_night(visit: Visit, address: str, width: int) -> None:
    page = visit(address, width=width, color_scheme="light")
    assert axe_violations(page) == []

    page.emulate_media(color_scheme="dark")
    assert axe_violations(page) == []


@pytest.mark.parametrize("address", [*PUBLIC_PAGES, *FINDER_PAGES])
def test_headings_are_in_order_and_the_language_is_said(visit: Visit, address: str) -> None:
    page = visit(address)

    assert heading_faults(page) == []
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    assert "UNRESOLVED" not in page.content()


def test_no_two_pages_share_a_title(visit: Visit, starter_site: StarterSite) -> None:
    lessons = [
        path + part
        for path in starter_site.lessons.values()
        for part in ("", "teach/", "family/", "handouts/", "class/", "slide/")
    ]
    below = ("", "teach/", "family/", "family/letter/", "briefing/")
    modules = [path + part for path in starter_site.modules.values() for part in below]
    addresses = sorted({*PUBLIC_PAGES, *lessons, *modules})
    page = visit("/")

    titles = {address: title_of(page.request.get(address).text()) for address in addresses}

    assert len(titles) > 17 * 4
    assert [address for address, title in titles.items() if list(titles.values()).count(title) > 1] == []


def title_of(html: str) -> str:
    found = re.search(r"<title>(.+?)</title>", html, re.DOTALL)
    assert found, html[:200]
    return found.group(1).strip()


@pytest.mark.parametrize("address", PUBLIC_PAGES)
def test_a_page_says_everything_with_javascript_switched_off(visit: Visit, address: str) -> None:
    full = visit(address).get_by_role("main")
    # What only a script can answer, such as a button for printing, has no business here without one.
    full.locator(".channel__now, .needs-script").evaluate_all("all => all.forEach((it) => it.remove())")
    said = set(full.inner_text().splitlines()) - set(full.get_by_role("button").all_inner_texts())

    page = visit(address, javascript=False)

    expect(page.locator("main h1")).to_be_visible()
    expect(page.get_by_role("banner").get_by_role("link", name="Get help")).to_be_visible()
    assert said - set(page.get_by_role("main").inner_text().splitlines()) == set()


def test_every_link_leads_somewhere_with_javascript_switched_off(visit: Visit, starter_site: StarterSite) -> None:
    page = visit("/", javascript=False)
    targets: set[str] = set()
    for address in PUBLIC_PAGES:
        page.goto(address)
        targets.update(page.eval_on_selector_all("a[href]", "links => links.map((link) => link.href)"))
    # A PDF is made when it is asked for, which takes seconds: the tests of the guides ask.
    links = [urldefrag(to) for to in targets if to.startswith(starter_site.url) and ".pdf" not in to]
    # Every page offers every country: one of them stands for all.
    one_country = re.compile(r"[?&]country=(?!GB|&|$)")
    own = [to for to in links if MISSING not in to.url and not one_country.search(to.url)]

    answers = {address: page.request.get(address) for address in {to.url for to in own}}

    assert len(answers) > 17 * 2
    assert [(address, answer.status) for address, answer in answers.items() if not answer.ok] == []
    assert [to for to in own if to.fragment and f'id="{to.fragment}"' not in answers[to.url].text()] == []


def test_an_answer_opens_with_javascript_switched_off(visit: Visit) -> None:
    page = visit(LESSON, javascript=False)
    question = page.locator(".question").first
    reason = question.locator(".answer__why").first
    expect(reason).to_be_hidden()

    question.locator("summary").first.click()

    expect(reason).to_be_visible()
    assert page.url.endswith(LESSON)


def test_help_is_one_tap_away_on_every_student_page(visit: Visit, starter_site: StarterSite) -> None:
    page = visit("/", width=360, javascript=False)
    for path in starter_site.lessons.values():
        page.goto(path)
        expect(page.get_by_role("complementary", name=re.compile("help", re.IGNORECASE)).first).to_be_visible()
        link = page.get_by_role("banner").get_by_role("link", name="Get help")
        expect(link).to_be_in_viewport()

        link.click()

        assert page.url == f"{starter_site.url}/help/", path
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_country_chosen_without_javascript_shows_its_number_alone(visit: Visit) -> None:
    page = visit("/help/", width=360, javascript=False)
    numbers = page.locator(".emergency-numbers__country")
    assert numbers.count() > 5

    page.get_by_label("Country").select_option("GB")
    page.get_by_role("button", name="Show").click()

    assert "country=GB" in page.url
    assert numbers.count() == 1
    expect(numbers).to_contain_text("United Kingdom")
    expect(numbers.get_by_role("link", name="999")).to_have_attribute("href", "tel:999")


@pytest.mark.parametrize("country", ["ZZ", "United+Kingdom", "%00", "GB'--"])
def test_an_unknown_country_is_said_and_every_number_stays(visit: Visit, country: str) -> None:
    page = visit(f"/help/?country={country}")

    expect(page.get_by_role("main").get_by_role("status")).to_contain_text(
        "We do not have a number for the country you asked for"
    )
    expect(page.get_by_role("main")).to_contain_text("Call your country's emergency number, or ask any adult to.")
    assert page.locator(".emergency-numbers__country").count() > 5


def test_nothing_that_a_history_or_a_share_card_keeps_names_a_sensitive_topic(
    visit: Visit, starter_site: StarterSite
) -> None:
    parts = [SENSITIVE_LESSON + part for part in ("teach/", "family/", "handouts/", "class/", "slide/")]
    page = visit("/")
    for address in {*PUBLIC_PAGES, *parts, *starter_site.lessons.values(), *starter_site.modules.values()}:
        page.goto(address)
        metas = page.eval_on_selector_all("meta[content]", "all => all.map((it) => it.content)")
        offered = page.evaluate(ADDRESSES_OFFERED, starter_site.url)

        kept = [page.url, page.title(), *metas, *offered]

        assert [line for line in kept if TOPIC_WORDS.search(line)] == [], address
        offers_itself = page.locator("meta[property^='og:'], meta[name^='twitter:']").count() > 0
        # The page for a class has no exit, because no student reads it.
        is_quiet = page.locator(".exit__button").count() > 0 or address == f"{SENSITIVE_LESSON}class/"
        assert offers_itself != is_quiet, address


def test_a_student_page_is_light_to_fetch(open_starter_page: OpenPage, starter_site: StarterSite) -> None:
    heavy = {}
    for path in starter_site.lessons.values():
        page = open_starter_page(width=360)
        responses: list[Response] = []
        page.on("response", lambda response, into=responses: into.append(response))

        page.goto(path, wait_until="networkidle")

        sizes = {response.url: sent(response.url, response.body()) for response in responses}
        page.context.close()
        html, total = sizes[starter_site.url + path], sum(sizes.values())
        plain = sum(size for url, size in sizes.items() if not url.endswith(PICTURES))
        assert len(sizes) > 4
        assert plain < total
        if html > LARGEST_STUDENT_HTML or plain > LARGEST_WITHOUT_PICTURES or total > LARGEST_STUDENT_PAGE:
            heavy[path] = sizes
    assert heavy == {}


def sent(url: str, body: bytes) -> int:
    """Bytes on the line: packed as a server packs them, where they are not packed already."""
    return len(body) if url.endswith(PACKED) else len(gzip.compress(body, mtime=0))
