"""What people are told, and when. Each of these may be called again: nobody gets the same letter twice.

No letter carries a finding, a note or a word of the page: who may read those reads them at the desk.
"""

from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from ..models import Assignment, Letter, Release, ReviewRound, RoundStatus, SeatStatus, SignOff
from ..who_is_asked import Asked, asking, lead_editors
from .naming import desk_address, page_name
from .writing import write_letters

# What keeps a review no longer from its next stage.
DONE_WITH = (SeatStatus.SIGNED, SeatStatus.CARRIED, SeatStatus.NOT_NEEDED)


def waiting_seats() -> QuerySet[Assignment]:
    """Seats that wait for a decision now: of open reviews, in the first stage where a seat is not filled.

    Asked of the seats: Wagtail's own step follows only with the next decision, when an edit reopens an earlier stage.
    """
    earlier = Assignment.objects.filter(
        ~Q(seat__stage=OuterRef("seat__stage")),
        ~Q(status__in=DONE_WITH),
        round=OuterRef("round"),
        seat__position__lt=OuterRef("seat__position"),
    )
    open_ones = Assignment.objects.filter(~Exists(earlier), status=SeatStatus.WAITING, round__status=RoundStatus.OPEN)
    return open_ones.select_related("round__page", "seat__group", "reviewer").order_by("due_on", "pk")


def tell_seats_asked(round: ReviewRound) -> list[Letter]:
    """Ask whoever can fill the seats that wait in the stage that a review has reached. For each new stage again."""
    return [letter for assignment in waiting_seats().filter(round=round) for letter in ask_for(assignment)]


def ask_for(assignment: Assignment, *, today: date | None = None, send: bool = True) -> list[Letter]:
    """Ask whoever can fill one seat; ``send`` as in ``write_letters``."""
    asked = asking(assignment, today=today)
    context = seat_context(assignment, asked)
    return write_letters(
        key=asked_key(assignment), people=asked.people, template="seat_asked", context=context, send=send
    )


def asked_key(assignment: Assignment) -> str:
    """Names the asking for a seat; another one when the seat is asked anew."""
    return f"asked:{assignment.pk}:{moment(assignment.asked_at)}"


def moment(asked_at: datetime) -> str:
    """A moment in a key."""
    return f"{asked_at:%Y%m%dT%H%M%S}"


def tell_handed_over(assignment: Assignment, *, to: Any = None, by: Any = None) -> list[Letter]:
    """Tell the person whom a seat was given to, or whoever stands in for them; not somebody who took it themselves.

    ``to``: where the caller knows it better than ``assignment``, which may be older. ``by``: who gave it.
    """
    assignment = Assignment.objects.select_related("round__page", "seat__group", "reviewer").get(pk=assignment.pk)
    assignment.reviewer = to or assignment.reviewer
    if assignment.reviewer is None or assignment.reviewer == by or assignment.status != SeatStatus.WAITING:
        return []
    asked = asking(assignment)
    context = seat_context(assignment, asked) | {"by": by}
    key = _handover_key(assignment)
    return write_letters(key=key, people=asked.people, template="seat_handed_over", context=context)


def _handover_key(assignment: Assignment) -> str:
    """Names this handover: a seat that comes back to somebody after others held it is told to them again."""
    start = f"handed-over:{assignment.pk}:"
    earlier = Letter.objects.filter(key__startswith=start).order_by("-pk").values_list("key", flat=True).first()
    number, last = (int(part) for part in earlier.split(":")[2:4]) if earlier else (1, assignment.reviewer_id)
    return f"{start}{number if last == assignment.reviewer_id else number + 1}:{assignment.reviewer_id}"


def tell_sent_back(round: ReviewRound, sign_off: SignOff) -> list[Letter]:
    """Tell the people who look after a page that a reviewer asks for changes."""
    context = {
        "name": page_name(round.page, is_sensitive=round.is_sensitive),
        "seat": sign_off.seat_name,
        "address": desk_address("wagtailadmin_pages:edit", round.page_id),
    }
    people = _who_looks_after(round.page, round.opened_by)
    return write_letters(key=f"sent-back:{sign_off.pk}", people=people, template="sent_back", context=context)


def tell_released(release: Release) -> list[Letter]:
    """Tell the people who look after a page that it is public, or that it is signed and waits for its day."""
    page, is_live = release.page, release.released_at is not None
    round = release.round
    context = {
        "name": page_name(page, is_sensitive=bool(round and round.is_sensitive) or _is_known_as_sensitive(release)),
        "is_live": is_live,
        "goes_live_at": release.goes_live_at,
        "review_due_on": release.review_due_on,
        "address": desk_address("wagtailadmin_pages:edit", page.pk),
    }
    key = f"released:{release.pk}:{'live' if is_live else 'waits'}"
    people = _who_looks_after(page, round.opened_by if round else None)
    return write_letters(key=key, people=people, template="released", context=context)


def seat_context(assignment: Assignment, asked: Asked) -> dict[str, Any]:
    """What every letter about a seat says."""
    round = assignment.round
    return {
        "name": page_name(round.page, is_sensitive=round.is_sensitive),
        "seat": assignment.seat.name,
        "due_on": assignment.due_on,
        "needed_on": round.needed_on,
        "away": asked.away,
        "nobody_fits": asked.nobody_fits,
        "address": seat_address(assignment),
    }


def seat_address(assignment: Assignment) -> str:
    """Where a seat is decided."""
    return desk_address("review_seat", assignment.pk)


def _who_looks_after(page: Any, submitter: Any) -> list[Any]:
    """Whoever submitted the page and whoever owns it; the lead editors where both have gone."""
    people = {user.pk: user for user in (submitter, page.owner) if user and user.is_active}
    return list(people.values()) or lead_editors(today=timezone.localdate())


def _is_known_as_sensitive(release: Release) -> bool:
    dates = getattr(release.page, "review_dates", None)
    return bool(dates and dates.is_sensitive)
