"""When a way to help is open: weekly times on the clock of the place where it is answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from functools import cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, available_timezones

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MINUTES_A_DAY = 24 * 60
MINUTES_A_WEEK = 7 * MINUTES_A_DAY

Span = tuple[int, int]


class Opening(NamedTuple):
    """The same times on some days, 0 is Monday. Times that don't end later than they start end on the next day."""

    days: tuple[int, ...]
    opens: time
    closes: time

    @property
    def in_words(self) -> str:
        """ "Monday to Friday, 09:00 to 17:00"."""
        overnight = " the next day" if time(0) < self.closes <= self.opens else ""
        closes = "midnight" if self.closes == time(0) else f"{self.closes:%H:%M}"
        return f"{days_in_words(self.days)}, {self.opens:%H:%M} to {closes}{overnight}"


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """``spans`` are minutes since Monday, 0:00, in ``zone``: in order, apart, inside the week. None: not known."""

    zone: str
    spans: tuple[Span, ...] | None
    openings: tuple[Opening, ...] = ()

    @property
    def are_known(self) -> bool:
        return self.spans is not None

    @property
    def is_always_open(self) -> bool:
        return self.spans == ((0, MINUTES_A_WEEK),)

    @property
    def in_words(self) -> list[str]:
        """A line for each stretch of days."""
        if not self.are_known:
            return ["Hours not known"]
        return ["Day and night, every day"] if self.is_always_open else [each.in_words for each in self.openings]

    def is_open(self, at: datetime) -> bool | None:
        """Whether somebody answers at a moment, wherever the asker is; None where the hours are not known."""
        if self.spans is None:
            return None
        there = at.astimezone(ZoneInfo(self.zone))
        minute = there.weekday() * MINUTES_A_DAY + there.hour * 60 + there.minute
        return any(start <= minute < end for start, end in self.spans)

    @property
    def data(self) -> dict[str, Any] | None:
        """For the script that works out "open now" on the device; None where there is nothing to work out."""
        return {"zone": self.zone, "spans": [list(span) for span in self.spans]} if self.spans else None


def always(zone: str) -> WeeklyHours:
    """Open day and night."""
    return WeeklyHours(zone, ((0, MINUTES_A_WEEK),))


def weekly(zone: str, openings: Iterable[Opening]) -> WeeklyHours:
    """Open at these times of every week; hours without any time are not known."""
    listed = tuple(openings)
    return WeeklyHours(zone, _merged(span for each in listed for span in _spans(each)) or None, listed)


def not_known(zone: str = "UTC") -> WeeklyHours:
    return WeeklyHours(zone, None)


@cache
def time_zones() -> frozenset[str]:
    """Names such as "Europe/London"."""
    return frozenset(name for name in available_timezones() if "/" in name or name == "UTC")


def days_in_words(days: Iterable[int]) -> str:
    """ "Every day", "Monday to Friday", "Monday, Thursday"."""
    listed = sorted(set(days))
    if len(listed) == len(DAYS):
        return "Every day"
    if len(listed) > 2 and listed == list(range(listed[0], listed[-1] + 1)):
        return f"{DAYS[listed[0]]} to {DAYS[listed[-1]]}"
    return ", ".join(DAYS[day] for day in listed)


def _spans(opening: Opening) -> Iterable[Span]:
    opens, closes = (moment.hour * 60 + moment.minute for moment in (opening.opens, opening.closes))
    if closes <= opens:
        closes += MINUTES_A_DAY
    for day in opening.days:
        start, end = day * MINUTES_A_DAY + opens, day * MINUTES_A_DAY + closes
        yield start, min(end, MINUTES_A_WEEK)
        if end > MINUTES_A_WEEK:
            # Sunday night goes on into Monday.
            yield 0, end - MINUTES_A_WEEK


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
