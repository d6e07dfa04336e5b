"""Due dates as people say them: "due Thursday 3 December, 2 working days left"."""

from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as as_words

from ..working_days import WorkingDays

# Working days left from which a due date is called near; reminders go out then too.
NEAR = 3


@dataclass(frozen=True, slots=True)
class Due:
    """A due date in words; ``weight`` is "overdue", "near" or empty."""

    words: str
    weight: str


def due(day: date, *, today: date, calendar: WorkingDays) -> Due:
    """What to say on ``today`` about something that is due on ``day``."""
    named = day_in_words(day, today=today)
    if day < today:
        return Due(f"overdue since {named}", "overdue")
    if day == today:
        return Due("due today", "near")
    left = calendar.between(today, day)
    return Due(f"due {named}, {counted(left)} left", "near" if left <= NEAR else "")


def day_in_words(day: date, *, today: date) -> str:
    """A day as "Thursday 3 December", with the year where it is another one."""
    return as_words(day, "l j F" if day.year == today.year else "l j F Y")


def counted(days: int) -> str:
    """A number of working days as "1 working day", "2 working days", "no working day"."""
    if not days:
        return "no working day"
    return f"{days} working day{'' if days == 1 else 's'}"
