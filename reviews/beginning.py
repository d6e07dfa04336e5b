"""What a review begins as: what it looks at, since when, and by when it must be done."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from .models import RoundKind, RoundStatus
from .models.releases import ReleaseKind

# Wagtail starts a review and knows no kinds: it must be a full one from its first moment, or what was signed before
# would carry it straight to its end.
_beginning_as: ContextVar[RoundKind | None] = ContextVar("beginning_as", default=None)


@dataclass(frozen=True, slots=True)
class Beginning:
    """The kind of a review. ``full_since``: what was said before that moment is not heard; None hears everything."""

    kind: RoundKind
    full_since: datetime | None = None
    due_on: date | None = None

    def as_fields(self) -> dict[str, Any]:
        """As the fields of a round."""
        return asdict(self)


@contextmanager
def begins_as(kind: RoundKind) -> Iterator[None]:
    """A review that is started in here is of that kind, from now on."""
    token = _beginning_as.set(kind)
    try:
        yield
    finally:
        _beginning_as.reset(token)


def _owed(page: Page) -> Beginning | None:
    newest = page.review_rounds.order_by("-pk").first()
    if newest is None or not newest.looks_at_everything or newest.status != RoundStatus.WITHDRAWN:
        return None
    return Beginning(RoundKind(newest.kind), full_since=newest.full_since, due_on=newest.due_on)


def beginning_of(page: Page) -> Beginning:
    """As what a review of ``page`` begins, asked before its round exists.

    A full review that was ended before its end is still owed: the next review of the page is it, with the same day.
    """
    kind = _beginning_as.get()
    owed = _owed(page)
    if owed and (kind is None or (owed.kind == RoundKind.EMERGENCY and kind == RoundKind.FULL)):
        return owed
    if kind is not None:
        return Beginning(kind, full_since=timezone.now())
    released = page.releases.filter(released_at__isnull=False).exclude(kind=ReleaseKind.INSTALLED)
    return Beginning(RoundKind.CHANGE if released.exists() else RoundKind.FIRST)
