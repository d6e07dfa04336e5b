"""A review as its screen shows it: its stages, each seat with all that belongs to it, and what happened when."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from ..deciding import REASONS
from ..identities import name_of
from ..models import Assignment, Release, ReviewComment, ReviewRound, RoundStatus, SeatStatus, SignOff
from ..working_days import WorkingDays
from .due_words import Due, due


@dataclass(frozen=True, slots=True)
class SignOffShown:
    """A decision in words. ``is_carried``: given in an earlier review, and it still holds."""

    sign_off: SignOff
    by: str
    reasons: list[str]
    lines: list[dict[str, str]]
    is_carried: bool = False


@dataclass(frozen=True, slots=True)
class SeatShown:
    """A seat of a review. ``is_reached``: its stage is where the review is."""

    assignment: Assignment
    is_reached: bool
    status: str
    due: Due | None
    decisions: list[SignOffShown]
    comments: list[ReviewComment]


@dataclass(frozen=True, slots=True)
class StageShown:
    """A stage with its seats."""

    name: str
    is_reached: bool
    seats: list[SeatShown] = field(default_factory=list)


def stages_of(round: ReviewRound, *, today: date) -> list[StageShown]:
    """The stages of a review in their order, in the same number of queries whatever happened in them."""
    asked = round.assignments.exclude(status=SeatStatus.NOT_NEEDED)
    seats = list(asked.select_related("seat__stage", "seat__group", "reviewer", *_SIGNED).order_by("seat__position"))
    decisions, comments = _decisions_by_seat(round), _comments_by_seat(round)
    reached, calendar = stage_reached(seats), WorkingDays.known()
    stages: dict[int, StageShown] = {}
    for seat in seats:
        stage = seat.seat.stage
        shown = stages.setdefault(stage.pk, StageShown(stage.name, stage.pk == reached))
        under_way = round.status in {RoundStatus.OPEN, RoundStatus.SENT_BACK}
        waits = under_way and seat.status == SeatStatus.WAITING
        given = decisions[seat.seat_id]
        carried = [shown_sign_off(seat.sign_off, is_carried=True)] if seat.sign_off and _is_carried(seat) else []
        shown.seats.append(
            SeatShown(
                assignment=seat,
                is_reached=shown.is_reached,
                status=_status(seat, is_reached=shown.is_reached),
                due=due(seat.due_on, today=today, calendar=calendar) if waits else None,
                decisions=[*given, *carried],
                comments=comments[seat.pk],
            )
        )
    return list(stages.values())


_SIGNED = ("sign_off__identity", "sign_off__seat")


def stage_reached(seats: Iterable[Assignment]) -> int | None:
    """The key of the first stage, of seats in their order, that still lacks a sign-off."""
    return next((seat.seat.stage_id for seat in seats if not seat.is_filled), None)


def shown_sign_off(sign_off: SignOff, *, is_carried: bool = False) -> SignOffShown:
    """A decision in words, for staff."""
    return SignOffShown(
        sign_off=sign_off,
        by=name_of(sign_off.identity),
        reasons=[REASONS.get(code, code) for code in sign_off.reasons],
        lines=[line for line in sign_off.checklist if line.get("answer") != "yes" or line.get("note")],
        is_carried=is_carried,
    )


def history_of(round: ReviewRound) -> list[tuple[datetime, str]]:
    """What happened when, the newest first."""
    opened_by = f" by {round.opened_by}" if round.opened_by else ""
    found = [(round.opened_at, f"{round.get_kind_display()} opened{opened_by}")]
    found += [
        (given.signed_at, f"{given.seat_name}: {given.get_decision_display().lower()}")
        for given in round.sign_offs.all()
    ]
    found += [(made.decided_at, _released(made)) for made in round.releases.all()]
    if round.closed_at:
        found.append((round.closed_at, f"Ended: {round.get_status_display().lower()}"))
    return sorted(found, key=lambda one: one[0], reverse=True)


def _released(release: Release) -> str:
    if release.released_at is None and release.goes_live_at:
        return f"Release {release.number} planned for {timezone.localtime(release.goes_live_at):%-d %B %Y, %H:%M}"
    return f"Release {release.number} made"


def _decisions_by_seat(round: ReviewRound) -> dict[int, list[SignOffShown]]:
    found: dict[int, list[SignOffShown]] = defaultdict(list)
    for given in round.sign_offs.select_related("identity", "seat").order_by("-signed_at", "-pk"):
        found[given.seat_id].append(shown_sign_off(given))
    return found


def _comments_by_seat(round: ReviewRound) -> dict[int, list[ReviewComment]]:
    found: dict[int, list[ReviewComment]] = defaultdict(list)
    made = ReviewComment.objects.filter(assignment__round=round)
    for comment in made.select_related("identity", "assignment__seat"):
        found[comment.assignment_id].append(comment)
    return found


def _is_carried(seat: Any) -> bool:
    return bool(seat.status == SeatStatus.CARRIED)


def _status(seat: Assignment, *, is_reached: bool) -> str:
    if seat.status == SeatStatus.WAITING and not is_reached:
        return "Its turn comes later"
    return str(seat.get_status_display())
