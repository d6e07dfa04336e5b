"""Which sign-offs stand for what is on a page now."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Count, Max, Q

from .models import Authorship, InvitedCounts, Release, ReviewRound, ReviewSeat, SignOff
from .risk import CLINICAL, FINAL


def newest_sign_offs(round: ReviewRound) -> dict[int, SignOff]:
    """The newest sign-off of each seat, by the seat's key, that may speak in a review.

    A full review hears only what was said since it began, even where it was ended and submitted anew; any other review
    hears what was said of the page before. Of a page that was taken down the final check and those who look at its
    safety are asked again.
    """
    given = SignOff.objects.filter(page_id=round.page_id).select_related("seat", "identity")
    if round.looks_at_everything:
        given = given.filter(signed_at__gte=round.full_since or round.opened_at)
    down_since = taken_down_at(round.page_id)
    return {
        sign_off.seat_id: sign_off
        for sign_off in given.order_by("signed_at", "pk")
        if not (down_since and sign_off.signed_at < down_since and answers_for_safety(sign_off.seat))
    }


def taken_down_at(page_id: int) -> datetime | None:
    """When a page was last taken down; None when it is public, or never was."""
    public = Release.objects.filter(page_id=page_id, released_at__isnull=False)
    found = public.aggregate(standing=Count("pk", filter=Q(withdrawn_at=None)), last=Max("withdrawn_at"))
    return None if found["standing"] else found["last"]


def answers_for_safety(seat: ReviewSeat) -> bool:
    """Whether a seat is asked again when a page is taken down."""
    return bool(seat.is_safety_eye or seat.code == FINAL)


def holds(sign_off: SignOff | None, *, hashes: Mapping[str, str], last_written: Mapping[int, object]) -> bool:
    """Whether a sign-off says yes to what stands on the page now.

    ``last_written``: when each author wrote last, by user. Who edits the page after signing gives up the seat.
    """
    if sign_off is None or not sign_off.is_positive or not counts(sign_off):
        return False
    if sign_off.part_hashes != sign_off.seat.covers(dict(hashes)):
        return False
    written = last_written.get(sign_off.identity.user_id)  # type: ignore[arg-type]
    return written is None or written <= sign_off.signed_at  # type: ignore[operator]


def counts(sign_off: SignOff) -> bool:
    """Whether a sign-off fills its seat, given whether its person came by invitation."""
    if not sign_off.by_invitation:
        return True
    if sign_off.seat.invited_counts == InvitedCounts.ONCE_CHECKED:
        return sign_off.identity.registration_checked_on is not None
    return sign_off.seat.invited_counts == InvitedCounts.ALWAYS


def last_written(page_id: int) -> dict[int, object]:
    """When each author of a page wrote last, by the key of the user."""
    return dict(Authorship.objects.filter(page_id=page_id).values_list("user_id", "last_at"))


def why_people_fall_short(sign_offs: Iterable[SignOff], *, is_sensitive: bool) -> str:
    """What the people behind a page's sign-offs lack, in words; empty when they are enough (brief 5.2).

    A sensitive page needs two different people besides its author, one of them clinical or safeguarding; and whoever
    makes the final check can't be the only clinical reviewer.
    """
    by_seat = {sign_off.seat.code: sign_off for sign_off in sign_offs}
    final, clinical = by_seat.get(FINAL), by_seat.get(CLINICAL)
    if final and clinical and final.identity_id == clinical.identity_id:
        return "Whoever makes the final check can't be the only clinical reviewer. Somebody else must do one of both."
    if not is_sensitive:
        return ""
    if len({sign_off.identity_id for sign_off in by_seat.values()}) < 2:
        return "A sensitive page needs two different people besides its author."
    if not any(sign_off.seat.is_safety_eye for sign_off in by_seat.values()):
        return "A sensitive page needs the sign-off of a clinician or a safeguarding lead."
    return ""
