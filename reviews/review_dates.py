"""Until when the check of a public page holds: what its page says of that, who is reminded, and how it starts again."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from .letters import write_letters
from .letters.naming import codes_of, desk_address, page_name
from .models import Letter, PageDates, ReviewRound, RoundKind
from .models.rounds import UNFINISHED
from .reviewing import start_full_review
from .who_is_asked import away_on, lead_editors

# Days ahead on which whoever looks after a page is reminded, the nearest first.
DAYS_AHEAD = (7, 30, 60)
OVERDUE = "overdue"
# Days past its date from which lists and search leave a sensitive page out (brief 5.5).
LEAVES_LISTS_AFTER = timedelta(days=30)
WHOLE = (RoundKind.FULL, RoundKind.EMERGENCY)


@dataclass(frozen=True, slots=True)
class PublicState:
    """What the public may know of the check of a page. Nothing is known of a page that nobody has released."""

    reviewed_on: date | None = None
    review_due_on: date | None = None
    is_overdue: bool = False
    left_lists_on: date | None = None


def public_state(page: Page, *, today: date | None = None) -> PublicState:
    """The state of a page; one query, none where ``review_dates`` has been fetched with it."""
    dates = getattr(page, "review_dates", None)
    if dates is None:
        return PublicState()
    due_on = dates.review_due_on
    is_overdue = due_on is not None and due_on < (today or timezone.localdate())
    return PublicState(dates.reviewed_on, due_on, is_overdue, dates.left_lists_on)


@dataclass(slots=True)
class Kept:
    """What a round of reminders for pages did, in pages."""

    reminded: int = 0
    overdue: int = 0
    left_lists: int = 0


def remind_of_review_dates(*, today: date) -> Kept:
    """Write the reminders of ``today`` and take sensitive pages that nobody checks out of lists.

    The same number of queries for any number of pages about which nothing has to be said.
    """
    ahead = today + timedelta(days=max(DAYS_AHEAD))
    near = list(
        PageDates.objects.filter(page__live=True, review_due_on__lte=ahead)
        .select_related("page__owner", "stand_in")
        .order_by("review_due_on", "page")
    )
    written, under_way = _written(), _under_full_review()
    readers, codes = _Readers(today), codes_of(dates.pk for dates in near)
    done = Kept()
    for dates in near:
        stage = _stage(dates, today=today)
        is_quiet = stage != OVERDUE and dates.pk in under_way
        key = f"page-check:{dates.pk}:{dates.review_due_on}:{stage}"
        if not is_quiet and key not in written and _remind(dates, key, stage, today, readers, codes):
            done.overdue += stage == OVERDUE
            done.reminded += stage != OVERDUE
        if leaves_lists_on(dates) and dates.left_lists_on is None and today >= leaves_lists_on(dates):
            done.left_lists += _leave_lists(dates, today, readers, codes)
    return done


def leaves_lists_on(dates: PageDates) -> Any:
    """The day on which lists leave a page out unless it is checked before; None where they never do."""
    return dates.review_due_on + LEAVES_LISTS_AFTER if dates.is_sensitive and dates.review_due_on else None


@dataclass(slots=True)
class Restarted:
    """Pages whose full review began, and those where it could not, each with why."""

    started: list[Page] = field(default_factory=list)
    refused: list[tuple[Page, str]] = field(default_factory=list)


def restart_reviews(pages: Iterable[Page], user: Any) -> Restarted:
    """Start a full review of each page. One that is refused keeps no other from starting."""
    outcome, under_way = Restarted(), _under_full_review()
    for page in pages:
        if page.pk in under_way:
            outcome.refused.append((page, "Its full review is under way already."))
            continue
        try:
            with transaction.atomic():
                start_full_review(page=page, user=user)
        except ValidationError as refused:
            outcome.refused.append((page, " ".join(refused.messages)))
        else:
            outcome.started.append(page)
    return outcome


class _Readers:
    """Who is told about a page: its owner, else the stand-in, else the lead editors; three queries for all pages."""

    def __init__(self, today: date) -> None:
        self.away, self.leads = away_on(today), lead_editors(today=today)

    def of(self, dates: PageDates) -> list[Any]:
        for user in (dates.page.owner, dates.stand_in):
            if user and user.is_active and user.pk not in self.away:
                return [user]
        return self.leads


def _stage(dates: PageDates, *, today: date) -> str:
    due_on: Any = dates.review_due_on
    if due_on < today:
        return OVERDUE
    return str(next(days for days in DAYS_AHEAD if due_on - today <= timedelta(days=days)))


def _written() -> set[str]:
    """Keys, without the reader, of the reminders of pages whose date has not been moved since."""
    keys = Letter.objects.filter(key__startswith="page-check:").values_list("key", flat=True)
    return {key.rpartition(":")[0] for key in keys}


def _under_full_review() -> set[int]:
    whole = ReviewRound.objects.filter(status__in=UNFINISHED, kind__in=WHOLE)
    return set(whole.values_list("page_id", flat=True))


@transaction.atomic
def _remind(dates: PageDates, key: str, stage: str, today: date, readers: _Readers, codes: dict[int, str]) -> bool:
    due_on: Any = dates.review_due_on
    context = _context(dates, codes) | {"days": (due_on - today).days, "leaves_on": _still_ahead(dates, today)}
    template = "check_overdue" if stage == OVERDUE else "check_ahead"
    return bool(write_letters(key=key, people=readers.of(dates), template=template, context=context, send=False))


def _still_ahead(dates: PageDates, today: date) -> Any:
    day = leaves_lists_on(dates)
    return day if day and day > today else None


@transaction.atomic
def _leave_lists(dates: PageDates, today: date, readers: _Readers, codes: dict[int, str]) -> bool:
    # Released anew since the list was read, or taken out by another process: nothing to do.
    mine = PageDates.objects.filter(pk=dates.pk, left_lists_on=None, review_due_on=dates.review_due_on)
    if not mine.update(left_lists_on=today):
        return False
    key, people = f"left-lists:{dates.pk}:{dates.review_due_on}", readers.of(dates)
    write_letters(key=key, people=people, template="left_lists", context=_context(dates, codes), send=False)
    return True


def _context(dates: PageDates, codes: dict[int, str]) -> dict[str, Any]:
    return {
        "name": page_name(dates.page, is_sensitive=dates.is_sensitive, code=codes.get(dates.pk, "")),
        "due_on": dates.review_due_on,
        "address": desk_address("review_calendar"),
    }
