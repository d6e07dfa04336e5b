"""The reviewers' desk in a browser: by keyboard, without JavaScript, on narrow and wide screens, to the eyes of axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

from reviews.models import SignOff
from tests.reviews.desk.in_review import InReview
from tests.reviews.makers import draft, sign

from .checks_desk import planted_site
from .conftest import OpenPage
from .desk import PASSWORD, Desk
from .measures import sticks_out

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("admin_templates")]


@pytest.fixture
def review(transactional_db: None) -> InReview:
    """A lesson that the clinical seat has signed, changed since in what families read."""
    review = InReview(client=None, site=planted_site())
    sign(review.round, "clinical")
    sign(review.round, "education", decision="approve_with_notes", private_note="Ten cards would do.")
    draft(review.lesson, by=review.editor, family_try="<p>Walk home together tomorrow.</p>")
    return review


def signed_in(page: BrowserPage, user: object) -> BrowserPage:
    user.set_password(PASSWORD)  # type: ignore[attr-defined]
    user.save()  # type: ignore[attr-defined]
    Desk(page).sign_in(user)
    return page


def test_a_seat_is_decided_by_keyboard_alone_and_without_javascript(open_page: OpenPage, review: InReview) -> None:
    page = signed_in(open_page(javascript=False), review.clinician)
    page.goto("/admin/reviews/")
    page.get_by_role("link", name="Review Who to ask, Clinical").focus()
    page.keyboard.press("Enter")
    expect(page.frame_locator("iframe[name=rendered-page]").get_by_role("heading", level=1)).to_have_text("Who to ask")

    for line in page.locator(".review-line").all():
        line.get_by_role("radio", name="Yes").focus()
        page.keyboard.press("Space")
    page.get_by_role("radio", name="I have nothing to declare").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Approve:").focus()
    page.keyboard.press("Enter")

    expect(page.locator(".messages")).to_contain_text("clinical: approve")
    assert SignOff.objects.filter(identity__user=review.clinician).count() == 1


def test_enter_in_the_number_of_months_decides_nothing(page: BrowserPage, review: InReview) -> None:
    page = signed_in(page, review.clinician)
    page.goto(f"/admin/reviews/seat/{review.seat().pk}/")

    page.get_by_label("Look again sooner").fill("6")
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)

    expect(page.get_by_label("Look again sooner")).to_have_value("6")
    assert not SignOff.objects.filter(identity__user=review.clinician).exists()


def test_the_frame_says_which_reading_stands_in_it(page: BrowserPage, review: InReview) -> None:
    page = signed_in(page, review.clinician)
    page.goto(f"/admin/reviews/seat/{review.seat().pk}/")

    page.get_by_role("link", name="Family", exact=True).click()

    expect(page.get_by_role("link", name="Family", exact=True)).to_have_attribute("aria-current", "true")
    expect(page.locator("iframe")).to_have_attribute("title", "The page under review: Family")
    expect(page.frame_locator("iframe").get_by_text("Walk home together tomorrow.")).to_be_visible()


@pytest.mark.parametrize(("width", "colours"), [(1280, "light"), (360, "dark")])
def test_axe_finds_no_violation_and_nothing_sticks_out(
    open_page: OpenPage, review: InReview, width: int, colours: str
) -> None:
    review.lead.groups.add(review.seat().seat.group)
    page = signed_in(open_page(width=width, color_scheme=colours), review.lead)
    found = []
    for address in (
        "/admin/reviews/",
        f"/admin/reviews/seat/{review.seat().pk}/",
        f"/admin/reviews/seat/{review.seat().pk}/hand-over/",
        f"/admin/reviews/round/{review.round.pk}/",
        f"/admin/reviews/page/{review.module.pk}/module/",
        "/admin/reviews/all/",
        "/admin/reviews/board/",
    ):
        page.goto(address)
        page.wait_for_timeout(500)
        answer = Axe().run(page, context={"exclude": [["iframe"]]}, options={"iframes": False}).response
        found += [
            f"{address} {each['id']}: {node['html'][:160]}" for each in answer["violations"] for node in each["nodes"]
        ]
        found += [f"{address} {each}" for each in sticks_out(page) if ".review-" in each]

    assert found == []
