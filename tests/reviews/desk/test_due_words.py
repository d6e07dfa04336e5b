"""Due dates in words."""

from datetime import date

import pytest

from reviews.desk.due_words import due
from reviews.working_days import WorkingDays

TODAY = date(2026, 12, 1)  # a Tuesday
CALENDAR = WorkingDays(frozenset({5, 6}), frozenset({date(2026, 12, 2)}))


@pytest.mark.parametrize(
    ("day", "words", "weight"),
    [
        (date(2026, 11, 26), "overdue since Thursday 26 November", "overdue"),
        (TODAY, "due today", "near"),
        (date(2026, 12, 2), "due Wednesday 2 December, no working day left", "near"),
        (date(2026, 12, 3), "due Thursday 3 December, 1 working day left", "near"),
        (date(2026, 12, 7), "due Monday 7 December, 3 working days left", "near"),
        (date(2026, 12, 8), "due Tuesday 8 December, 4 working days left", ""),
        (date(2027, 1, 4), "due Monday 4 January 2027, 23 working days left", ""),
    ],
)
def test_a_due_date_says_its_day_and_the_working_days_that_are_left(day, words, weight):
    told = due(day, today=TODAY, calendar=CALENDAR)

    assert (told.words, told.weight) == (words, weight)
