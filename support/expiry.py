"""Until when a check of a help entry counts (brief 6.1, rule 1; decision D12)."""

from calendar import monthrange
from datetime import date

# A check is asked for at six months; at nine the entry is hidden.
DUE_AFTER_MONTHS = 6
HIDDEN_AFTER_MONTHS = 9


def months_later(day: date, months: int) -> date:
    """The same day of a later month (an earlier one if negative), or its last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def due_on(checked_on: date) -> date:
    return months_later(checked_on, DUE_AFTER_MONTHS)


def hidden_on(checked_on: date) -> date:
    """The first day on which an entry that was last checked then is no longer shown."""
    return months_later(checked_on, HIDDEN_AFTER_MONTHS)
