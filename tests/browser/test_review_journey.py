"""A sensitive lesson on its way from an editor to the public: every seat, both stages, each time somebody else."""

from typing import Any

import pytest
from playwright.sync_api import expect

from reviews.models import ReviewRound, SignOff

from ..reviews.makers import sign_all, submit
from ..site import SmallSite
from ..support.entries import two_checked_ways
from .conftest import OpenPage
from .review_desk import GuestDesk, ReviewDesk, desk_of, guarded_site, member, sensitive_module

pytestmark = [pytest.mark.browser, pytest.mark.guarded, pytest.mark.usefixtures("admin_templates")]

LESSON = "Getting help"
MENDED = "Ask what would help, and listen."
CHECKERS = (
    "a teacher",
    "a mental-health clinician who works with children",
    "a safeguarding lead",
    "a panel of young people and people with lived experience",
    "a lead editor",
)


@pytest.fixture
def site(transactional_db: None, settings: Any) -> SmallSite:
    """A site of real content: pages of a sample name nobody who checked them."""
    settings.HAS_SAMPLE_CONTENT = False
    site = guarded_site()
    two_checked_ways(site.home.get_site())
    return site


def approve(open_page: OpenPage, group: str, seat: str, button: str, *, now: str = "in review") -> None:
    """Somebody of the role signs in, finds the seat in their list, answers the checklist and approves."""
    desk = desk_of(open_page, member(group))
    desk.open_waiting()
    expect(desk.page.get_by_role("heading", name="1 seat waits for you, due soonest first")).to_be_visible()
    desk.open_seat(LESSON, seat)
    desk.answer_checklist()
    desk.press(button)
    expect(desk.message()).to_contain_text(f"{seat.lower()}: approve. Now: {now}.")
    expect(desk.page.get_by_role("heading", name="Nothing waits for you")).to_be_visible()


def send_back(desk: ReviewDesk) -> None:
    """The clinician asks for changes, with a reason, a note, and a comment on the first place for families."""
    desk.open_waiting()
    desk.open_seat(LESSON, "Clinical")
    places = desk.page.locator(".review-comments").filter(has_text="What families read")
    places.locator("summary").first.click()
    place = places.locator(".review-comments__place").first
    place.locator("summary").click()
    place.get_by_role("textbox").fill("Say what a family can do.")
    desk.page.get_by_role("checkbox", name="Something is hard to understand").check()
    desk.page.get_by_label("Note for editors and other reviewers").fill("Please say this more simply.")
    desk.page.get_by_role("radio", name="I have nothing to declare").check()
    desk.press("Ask for changes: goes back to its editors")
    expect(desk.message()).to_contain_text("clinical: ask for changes. Now: sent back.")


def mend(desk: ReviewDesk, lesson: Any) -> None:
    """The editor reads what was asked for, mends the words for families, and submits again."""
    desk.open_review(lesson)
    expect(desk.seat("Education")).to_contain_text("Signed")
    expect(desk.seat("Clinical")).to_contain_text("Changes asked for")
    expect(desk.seat("Clinical")).to_contain_text("Why: Something is hard to understand")
    expect(desk.seat("Clinical")).to_contain_text("Please say this more simply.")
    expect(desk.seat("Clinical")).to_contain_text("Say what a family can do.")
    desk.open_editor(lesson)
    expect(desk.message()).to_contain_text("The review of this page: sent back.")
    desk.open_tab("Family")
    desk.write("family_try", MENDED)
    desk.wait_until_saved()
    desk.choose_action("Resubmit to Expert review")


def test_a_sensitive_lesson_goes_through_every_seat_and_is_read_with_its_record(
    open_page: OpenPage, site: SmallSite
) -> None:
    module, lesson = sensitive_module(site)
    editor = desk_of(open_page, member("Editors", "Edie"))
    editor.open_editor(lesson)
    editor.choose_action("Submit to Review")
    expect(editor.message()).to_contain_text("submitted")
    approve(
        open_page,
        "education",
        "Education",
        "Approve: waits for clinical and safeguarding and lived experience and youth",
    )

    clinician = desk_of(open_page, member("clinical", "Clio"))
    send_back(clinician)
    mend(editor, lesson)
    clinician.open_waiting()
    clinician.open_seat(LESSON, "Clinical")
    expect(clinician.page.get_by_text("Please say this more simply.").first).to_be_visible()
    clinician.answer_checklist()
    clinician.press("Approve: waits for safeguarding and lived experience and youth")
    expect(clinician.message()).to_contain_text("clinical: approve. Now: in review.")
    approve(open_page, "safeguarding", "Safeguarding", "Approve: waits for lived experience and youth")

    editor.open_review(lesson)
    expect(editor.seat("Education")).to_contain_text("Signed")
    expect(editor.seat("Final check")).to_contain_text("Its turn comes later")
    editor.invite("Gale Guest")
    expect(editor.page.get_by_role("row").filter(has_text="Gale Guest")).to_contain_text("Waiting")
    guest = GuestDesk(open_page())
    guest.open()
    expect(guest.page.get_by_role("heading", name=LESSON, level=1)).to_be_visible()
    guest.decide(role="Youth worker")
    expect(guest.page.get_by_role("heading", name="Thank you", exact=True)).to_be_visible()
    expect(guest.page.get_by_text("Your answer was recorded.")).to_be_visible()
    guest.page.goto(guest.link)
    expect(guest.page.get_by_role("heading", name="You have answered already")).to_be_visible()

    approve(
        open_page,
        "final",
        "Final check",
        "Approve: waits for its module",
        now="signed, waiting for its module",
    )
    editor.open_review(lesson)
    expect(editor.page.locator(".review-round__state")).to_contain_text("Signed, waiting for its module")
    editor.page.get_by_role("link", name="Its module").click()
    expect(editor.page.get_by_text("2 of 3 pages are not signed yet.")).to_be_visible()
    expect(editor.page.get_by_role("button", name="Release module")).to_have_count(0)
    signed = SignOff.objects.filter(round=ReviewRound.objects.get(page=lesson)).positive()
    assert signed.values("identity").distinct().count() == signed.count() == 5

    reader = open_page()
    assert reader.request.get(lesson.get_url()).status == 404
    for page in (module, *module.get_children().exclude(pk=lesson.pk).specific()):
        sign_all(submit(page))
    editor.page.reload()
    editor.press("Release module")
    expect(editor.message()).to_contain_text("Released: the module and 2 lessons.")

    reader.goto(lesson.get_url())
    expect(reader.get_by_role("heading", name=LESSON, level=1)).to_be_visible()
    record = reader.get_by_role("region", name="Who has checked this")
    expect(record).to_contain_text("Checked by")
    expect(record).to_contain_text("This is release 1")
    reader.goto(f"{lesson.get_url()}family/")
    expect(reader.get_by_text(MENDED)).to_be_visible()
    reader.goto(f"{lesson.get_url()}teach/")
    checked = reader.get_by_role("row").filter(has=reader.get_by_role("rowheader", name="Checked by"))
    for checker in CHECKERS:
        expect(checked).to_contain_text(checker)
    expect(reader.locator("body")).not_to_contain_text("Gale Guest")
    expect(reader.locator("body")).not_to_contain_text("Please say this more simply.")
