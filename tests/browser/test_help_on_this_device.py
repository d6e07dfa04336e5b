"""What the device itself works out about help: who is open now, and what is past its check."""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from support.models import HelpService
from tests.support.entries import PHONE, TEXT, make_service

from .addresses import LESSON
from .conftest import OpenPage, Visit
from .test_public_pages import axe_violations

pytestmark = pytest.mark.browser

OFFICE = {"days": ["0", "1", "2", "3", "4"], "opens": "09:00", "closes": "17:00"}
NIGHT = {"days": ["4"], "opens": "22:00", "closes": "02:00"}


@pytest.fixture(scope="module")
def directory(starter_site: object, django_db_blocker: pytest.FixtureRequest) -> Iterator[dict[str, HelpService]]:
    """Two entries that two people have checked today, one of them not open all day; gone afterwards."""
    hours = {"open": "weekly", "time_zone": "America/New_York", "weekly": [OFFICE, NIGHT]}
    with django_db_blocker.unblock():
        made = {
            "line": make_service("zz-line", name="The child line", country="SG", channels=(PHONE | hours,)),
            "text": make_service("zz-text", name="Words by text", country="SG", kind="crisis_text", channels=(TEXT,)),
        }
        yield made
        HelpService.objects.filter(code__startswith="zz-").delete()


@pytest.fixture
def reader(open_starter_page: OpenPage, directory: dict[str, HelpService]) -> Page:
    return open_starter_page(width=360)


def panel_of(page: Page) -> Locator:
    return page.locator(".help-panel").last


# New York is five hours behind UTC in January and four in July; the reader's own clock is UTC.
@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-01-05T14:00:00Z", "Open now."),
        ("2026-01-05T13:59:00Z", "Closed now. Opens 14:00, your time."),
        ("2026-07-06T13:00:00Z", "Open now."),
        ("2026-01-05T22:00:00Z", "Closed now. Opens Tuesday 14:00, your time."),
        ("2026-01-10T06:30:00Z", "Open now."),
        ("2026-01-10T07:00:00Z", "Closed now. Opens Monday 14:00, your time."),
    ],
)
def test_open_now_is_worked_out_on_the_device_on_the_clock_of_the_service(
    reader: Page, moment: str, words: str
) -> None:
    reader.clock.set_fixed_time(moment)

    reader.goto(f"{LESSON}?country=SG")

    expect(panel_of(reader).locator(".channel__now")).to_have_text(words)
    expect(panel_of(reader)).to_contain_text("Monday to Friday, 09:00 to 17:00; Friday, 22:00 to 02:00 the next day")
    expect(panel_of(reader)).to_contain_text("(New York time)")


def test_a_place_on_the_clock_that_the_device_does_not_know_leaves_the_printed_hours(reader: Page) -> None:
    errors: list[str] = []
    reader.on("pageerror", lambda error: errors.append(str(error)))
    # An old device: it knows the clock of the place where it is, and not that of New York.
    reader.add_init_script(
        """const Known = Intl.DateTimeFormat;
        Intl.DateTimeFormat = function (locale, style) {
          if (style?.timeZone === "America/New_York") throw new RangeError("Invalid time zone");
          return new Known(locale, style);
        };"""
    )
    reader.goto(f"{LESSON}?country=SG")

    panel = panel_of(reader)
    expect(panel.get_by_text("The child line")).to_be_visible()
    expect(panel.locator(".channel__hours").first).to_be_visible()
    expect(panel.get_by_text("Open now.")).to_have_count(0)
    assert errors == []


def test_a_page_that_stays_open_follows_the_clock(reader: Page) -> None:
    reader.clock.install(time="2026-01-05T13:58:00Z")
    reader.goto(f"{LESSON}?country=SG")
    expect(panel_of(reader).locator(".channel__now")).to_contain_text("Closed now.")

    reader.clock.run_for(3 * 60_000)

    expect(panel_of(reader).locator(".channel__now")).to_have_text("Open now.")


def test_a_kept_copy_shows_the_fallback_alone_once_it_is_past_its_check(
    reader: Page, directory: dict[str, HelpService]
) -> None:
    expires = directory["line"].expires_on
    reader.clock.set_fixed_time(f"{expires - timedelta(days=1)}T12:00:00Z")
    reader.goto(f"{LESSON}?country=SG")
    panel = panel_of(reader)
    expect(panel.get_by_text("The child line")).to_be_visible()
    expect(panel.get_by_text("findahelpline.com")).to_be_hidden()

    reader.clock.set_fixed_time(f"{expires}T12:00:00Z")
    reader.reload()

    expect(panel.get_by_text("The child line")).to_be_hidden()
    expect(panel.get_by_text("Words by text")).to_be_hidden()
    expect(panel.get_by_role("link", name="findahelpline.com")).to_be_visible()
    expect(panel.get_by_role("link", name="995")).to_be_visible()


def test_the_list_counts_what_is_left_when_all_of_it_is_past_its_check(
    reader: Page, directory: dict[str, HelpService]
) -> None:
    reader.goto("/help/?country=SG")
    expect(reader.get_by_text("2 places fit.")).to_be_visible()

    reader.clock.set_fixed_time(f"{directory['line'].expires_on}T12:00:00Z")
    reader.reload()

    expect(reader.locator("[data-count]")).to_be_hidden()
    expect(reader.get_by_text("We have no place to show here yet.")).to_be_visible()


def test_without_javascript_hours_and_the_date_of_the_check_are_there(
    open_starter_page: OpenPage, directory: dict[str, HelpService]
) -> None:
    page = open_starter_page(javascript=False, width=360)
    page.goto(f"{LESSON}?country=SG")
    panel = panel_of(page)

    expect(panel).to_contain_text("Monday to Friday, 09:00 to 17:00")
    expect(panel.locator(".channel__now")).to_have_count(0)
    expect(panel).to_contain_text(f"Checked on {timezone.localdate():%-d %B %Y}; ask again after")


@pytest.mark.parametrize("javascript", [True, False])
def test_another_country_is_chosen_in_the_panel_and_stays_in_the_way_to_help(
    open_starter_page: OpenPage, directory: dict[str, HelpService], javascript: bool
) -> None:
    page = open_starter_page(javascript=javascript, width=360)
    page.goto(LESSON)
    panel = panel_of(page)
    panel.get_by_text("Choose another country").click()

    panel.get_by_role("link", name="Singapore").click()

    expect(panel.get_by_text("The child line")).to_be_visible()
    page.get_by_role("banner").get_by_role("link", name="Get help").click()
    assert page.url.endswith("/help/?country=SG")
    expect(page.get_by_label("Country")).to_have_value("SG")


def test_every_country_of_the_directory_has_its_number_and_no_country_has_the_sentence_for_all(visit: Visit) -> None:
    page = visit(LESSON)
    countries = page.locator(".help-panel__countries a").evaluate_all(
        "all => all.map((it) => [new URL(it.href).searchParams.get('country'), it.textContent])"
    )
    assert len(countries) >= 13

    for code, name in countries:
        page.goto(f"{LESSON}?country={quote(code)}")
        expect(panel_of(page).locator("[data-way=emergency]")).to_contain_text(f"{name}: call")
        assert panel_of(page).locator("[data-way]:visible").count() <= 4, name

    page.goto(LESSON)
    expect(panel_of(page)).to_contain_text("Call your country's emergency number, or ask any adult to.")


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_violation_where_entries_show(visit: Visit, directory: dict[str, HelpService], width: int) -> None:
    for address in (f"{LESSON}?country=SG", "/help/?country=SG", "/help/?country=SG&kind=health"):
        for scheme in ("light", "dark"):
            page = visit(address, width=width, color_scheme=scheme)
            assert axe_violations(page) == [], (address, scheme)
