"""Sample people at their seats: every decision goes through the same door as a real one."""

from collections.abc import Collection
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from reviews.deciding import Answer, decide
from reviews.models import Assignment, Decision, ReviewRound, SeatStatus, SignOff
from reviews.young_people import PANEL_LINES

from .people import CLINICAL, EDUCATION, LEAD, LIVED_EXPERIENCE, SAFEGUARDING, person

WHO_SIGNS = {
    "education": EDUCATION,
    "clinical": CLINICAL,
    "safeguarding": SAFEGUARDING,
    "lived-experience": LIVED_EXPERIENCE,
    "final": LEAD,
}


def submit(page: Page, *, by: str) -> ReviewRound:
    """Send the newest draft of a page to its reviewers, as Wagtail's button does."""
    page = Page.objects.get(pk=page.pk).specific
    return page.get_workflow().start(page, person(by)).review_round


def seat(round: ReviewRound, code: str) -> Assignment:
    """A seat of a review, as it is now."""
    return Assignment.objects.select_related("seat", "round").get(round=round, seat__code=code)


def sign(round: ReviewRound, code: str, *, by: str = "", **said: Any) -> SignOff:
    """A decision of the seat's own person, or of ``by``: yes to every line unless ``said`` says otherwise."""
    assignment = seat(round, code)
    lines = [*assignment.seat.checklist, *(PANEL_LINES if assignment.seat.speaks_for_young_people else ())]
    answer: dict[str, Any] = {
        "decision": Decision.APPROVE,
        "shown_hash": assignment.round.content_hash,
        "read_at": timezone.now(),
        "checklist": [{"line": line, "answer": "yes", "note": ""} for line in lines],
    }
    return decide(assignment=assignment, answer=Answer(**answer | said), user=person(by or WHO_SIGNS[code]))


def sign_all_but(round: ReviewRound, *left: str, **by: str) -> None:
    """Every seat that waits says yes, in the order of the stages, but for those that are ``left``."""
    for code in _waiting(round, without=left):
        sign(round, code, by=by.get(code, ""))


def _waiting(round: ReviewRound, *, without: Collection[str]) -> list[str]:
    waiting = round.assignments.filter(status=SeatStatus.WAITING).exclude(seat__code__in=without)
    return list(waiting.order_by("seat__position").values_list("seat__code", flat=True))
