"""The screens of a review: walked by the tab key alone, pictured, and those axe meets nowhere else seen by it.

The pictures stand in var/screenshots/ afterwards. Those of docs/editors.md are copies:
``cp var/screenshots/*.png docs/screenshots/``.
"""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

from reviews.models import Decision, ReviewRound, SeatStatus

from ..reviews.accepted.keeping import WARNED
from ..reviews.makers import draft, seat, sign, submit
from ..site import SmallSite
from .checks_desk import open_checks
from .conftest import OpenPage
from .desk import tab_to
from .measures import sticks_out
from .review_desk import GuestDesk, desk_of, guarded_site, keep_picture, member, sensitive_module

pytestmark = [pytest.mark.browser, pytest.mark.guarded, pytest.mark.usefixtures("admin_templates")]

WIDE, NARROW = 1280, 360
NOTE = "A class of ours needs this before its trip."


@pytest.fixture
def site(transactional_db: None) -> SmallSite:
    return guarded_site()


@pytest.fixture
def lesson(site: SmallSite) -> Any:
    """A sensitive lesson in which the checks notice something."""
    return draft(sensitive_module(site)[1], family_try=f"<p>{WARNED}</p>")


@pytest.fixture
def review(lesson: Any) -> ReviewRound:
    """Its review, in which one seat has signed and one has signed with a note."""
    round = submit(lesson, member("Editors", "Edie"))
    ReviewRound.objects.filter(pk=round.pk).update(note=NOTE)
    sign(round, "education", member("education", "Tea"))
    sign(round, "safeguarding", member("safeguarding", "Sam"), Decision.APPROVE_WITH_NOTES)
    return round


def clean(page: BrowserPage, *parts: str) -> None:
    """Assert that axe finds nothing in these parts, and that nothing sticks out, on a wide and on a narrow screen."""
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        context = {"include": [[part] for part in parts]} if parts else None
        found = Axe().run(page, context=context).response["violations"]
        assert [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]] == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), sticks_out(page)


def test_a_seat_is_decided_by_keyboard_alone(open_page: OpenPage, review: ReviewRound) -> None:
    desk = desk_of(open_page, member("clinical"))
    page, keyboard = desk.page, desk.page.keyboard
    page.goto("/admin/reviews/")

    tab_to(page, ".review-seat__do a.button")
    keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Checklist", exact=True)).to_be_visible()
    for number, _ in enumerate(seat(review, "clinical").seat.checklist):
        tab_to(page, f"[name=line_{number}]", most=200)
        keyboard.press("Space")
    tab_to(page, "[name=interest]", most=200)
    keyboard.press("Space")
    tab_to(page, "button[name=decision][value=approve]")
    expect(page.locator("*:focus")).to_have_text("Approve: waits for lived experience and youth")
    keyboard.press("Enter")

    expect(desk.message()).to_contain_text("clinical: approve. Now: in review.")
    assert seat(review, "clinical").status == SeatStatus.SIGNED


def test_the_desk_is_pictured(open_page: OpenPage, lesson: Any, review: ReviewRound) -> None:
    reviewer = desk_of(open_page, member("clinical", "Clio"))
    reviewer.open_waiting()
    keep_picture(reviewer.page, "waiting")
    reviewer.open_seat("Getting help", "Clinical")
    expect(reviewer.page.frame_locator("[data-review-frame]").locator("h1")).to_be_visible()
    keep_picture(reviewer.page, "review")

    lead = desk_of(open_page, member("final", "Lee"))
    lead.open_review(lesson)
    keep_picture(lead.page, "whole-review")
    lead.page.goto("/admin/reviews/board/")
    expect(lead.page.get_by_role("heading", name="What waits for whom")).to_be_visible()
    keep_picture(lead.page, "board")


def test_what_somebody_invited_meets_is_clean_and_pictured(
    open_page: OpenPage, lesson: Any, review: ReviewRound
) -> None:
    lead = desk_of(open_page, member("final", "Lee"))
    lead.open_review(lesson)
    lead.invite("Gale Guest")

    guest = GuestDesk(open_page(width=NARROW))
    guest.page.goto(guest.link)
    clean(guest.page)
    guest.open()
    clean(guest.page)

    guest.page.set_viewport_size({"width": NARROW, "height": 800})
    keep_picture(guest.page, "invitation")
    guest.decide(role="Youth worker")
    expect(guest.page.get_by_role("heading", name="Thank you", exact=True)).to_be_visible()
    clean(guest.page)


def test_the_form_to_keep_words_on_purpose_is_clean_and_pictured(open_page: OpenPage, lesson: Any) -> None:
    desk = desk_of(open_page, member("Editors", "Edie"))
    desk.open_editor(lesson)
    open_checks(desk).locator("[data-keep-finding]").first.click()
    expect(desk.page.get_by_role("dialog", name="Keep on purpose")).to_be_visible()
    keep_picture(desk.page, "keep-on-purpose")

    clean(desk.page, "dialog.keeping")
