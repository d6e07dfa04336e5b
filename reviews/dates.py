"""Until when a release counts as checked (brief 5.5)."""

from datetime import date
from typing import Any

from django.utils import timezone

from support.expiry import months_later

from .models import PageDates, Release, ReviewRound, SignOff
from .risk import is_sensitive, months_to_next


def dates_after(page: Any, *, sign_offs: list[SignOff], round: ReviewRound) -> tuple[date, date]:
    """``reviewed_on`` and ``review_due_on`` of the release of a round.

    The day of a full check is the day on which its last seat signed; a sign-off that was carried over never moves it.
    A full review that was interrupted is as old as its oldest sign-off.
    """
    before = PageDates.objects.filter(page_id=page.pk).values_list("reviewed_on", flat=True).first()
    signed_on = [timezone.localdate(sign_off.signed_at) for sign_off in sign_offs]
    carried = any(sign_off.signed_at < round.opened_at for sign_off in sign_offs)
    if not carried:
        reviewed_on = max(signed_on)
    elif round.looks_at_everything:
        reviewed_on = max(filter(None, [before, min(signed_on)]))
    else:
        reviewed_on = before or min(signed_on)
    months = min([months_to_next(page), *(each.next_in_months for each in sign_offs if each.next_in_months)])
    return reviewed_on, months_later(reviewed_on, months)


def keep_dates(release: Release, *, page: Any) -> PageDates:
    """Note the dates of the release that the public has now; whatever left the lists is back in them."""
    dates, _ = PageDates.objects.update_or_create(
        page_id=release.page_id,
        defaults={
            "release": release,
            "reviewed_on": release.reviewed_on,
            "review_due_on": release.review_due_on,
            "is_sensitive": is_sensitive(page),
            "left_lists_on": None,
        },
    )
    return dates
