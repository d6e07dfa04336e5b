"""Counting in working days: neither weekends nor holidays."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from .models import Holiday

DAYS_OF_A_WEEK = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """A calendar to count in, read once for many questions. ``weekend`` as Python counts: Monday is 0, Sunday 6."""

    weekend: frozenset[int]
    holidays: frozenset[date]

    def __post_init__(self) -> None:
        if self.weekend >= DAYS_OF_A_WEEK:
            raise ImproperlyConfigured("REVIEW_WEEKEND leaves no working day in a week.")

    @classmethod
    def known(cls) -> "WorkingDays":
        """The weekend of the settings and the holidays of the lead editors; one query."""
        return cls(frozenset(settings.REVIEW_WEEKEND), frozenset(Holiday.objects.values_list("day", flat=True)))

    def has(self, day: date) -> bool:
        """Whether ``day`` is a working day."""
        return day.weekday() not in self.weekend and day not in self.holidays

    def add(self, day: date, count: int) -> date:
        """The working day that is ``count`` of them after ``day``, or before it where ``count`` is negative.

        For 0 ``day`` itself, or the next working day where it is none.
        """
        step = timedelta(days=-1 if count < 0 else 1)
        while count == 0 and not self.has(day):
            day += step
        for _ in range(abs(count)):
            day += step
            while not self.has(day):
                day += step
        return day

    def between(self, first: date, last: date) -> int:
        """How many working days come after ``first`` up to ``last``, itself included; negative where it is earlier."""
        if last < first:
            return -self.between(last, first)
        return sum(self.has(first + timedelta(days=number)) for number in range(1, (last - first).days + 1))


def add_working_days(day: date, count: int) -> date:
    """As ``WorkingDays.add``, for one question; one query."""
    return WorkingDays.known().add(day, count)


def working_days_between(first: date, last: date) -> int:
    """As ``WorkingDays.between``, for one question; one query."""
    return WorkingDays.known().between(first, last)
