"""Seats as a list shows them: the page, its risk, what changed for the seat, who holds it and until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from curriculum.models import AgeBand

from ..content.parts import part_labels
from ..models import Assignment, SignOff
from ..working_days import WorkingDays
from .due_words import Due, due

SENSITIVE = "Sensitive"
MAY_BE_TOLD = "May lead to disclosures"
FIRST_LOOK = "First review"
NOT_THIS_SEAT = "Nothing this seat covers changed; it is asked again"


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One seat that waits, as somebody of its role sees it."""

    assignment: Any
    title: str
    code: str
    band: str
    risk: list[str]
    due: Due
    changed: str
    findings: str
    held_by: str
    is_mine: bool
    address: str


def seat_rows(seats: Iterable[Any], *, user: Any, today: date) -> list[SeatRow]:
    """Rows of ``waiting.with_facts``; the same number of queries however many they are."""
    found = list(seats)
    bands = dict(AgeBand.objects.values_list("pk", "label"))
    signed = SignOff.objects.in_bulk([seat.signed_before for seat in found if seat.signed_before])
    calendar = WorkingDays.known()
    return [
        SeatRow(
            assignment=seat,
            title=seat.round.page.get_admin_display_title(),
            code=seat.code or "",
            band=bands.get(seat.band_id, ""),
            risk=_risk(seat),
            due=due(seat.due_on, today=today, calendar=calendar),
            changed=what_changed(seat, signed.get(seat.signed_before)),
            findings=_findings(seat),
            held_by=_held_by(seat, user),
            is_mine=seat.reviewer_id == user.pk,
            address=reverse("review_seat", args=[seat.pk]),
        )
        for seat in found
    ]


def what_changed(seat: Assignment, signed: SignOff | None) -> str:
    """What is new to the seat since it last said yes to the page: the names of the parts."""
    if signed is None:
        return FIRST_LOOK
    now = seat.seat.covers(seat.round.part_hashes)
    parts = [part for part in seat.seat.parts if now.get(part) != signed.part_hashes.get(part)]
    labels = part_labels()
    return f"Changed: {', '.join(labels.get(part, part).lower() for part in parts)}" if parts else NOT_THIS_SEAT


def _risk(seat: Any) -> list[str]:
    told = [MAY_BE_TOLD] if seat.may_be_told is True else []
    return [SENSITIVE, *told] if seat.round.is_sensitive else told


def _findings(seat: Any) -> str:
    if not seat.was_checked:
        return "Not checked yet"
    if not seat.findings:
        return "No open findings"
    return f"{seat.findings} open finding{'' if seat.findings == 1 else 's'}"


def _held_by(seat: Assignment, user: Any) -> str:
    if seat.reviewer is None:
        return "Nobody yet"
    return "You" if seat.reviewer_id == user.pk else str(seat.reviewer)
