"""Counting in working days."""

from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured

from reviews.holidays import YEARS_AHEAD, holiday_specs, load_holidays
from reviews.models import Holiday
from reviews.working_days import add_working_days, working_days_between

pytestmark = pytest.mark.django_db

THURSDAY, FRIDAY, SATURDAY, MONDAY = (date(2030, 3, day) for day in (14, 15, 16, 18))


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (THURSDAY, 1, FRIDAY),
        (THURSDAY, 2, MONDAY),
        (SATURDAY, 1, MONDAY),
        (SATURDAY, 0, MONDAY),
        (FRIDAY, 0, FRIDAY),
        (MONDAY, -1, FRIDAY),
        (MONDAY, -2, THURSDAY),
        (THURSDAY, 10, date(2030, 3, 28)),
    ],
)
def test_weekends_are_passed_over(day, count, expected):
    assert add_working_days(day, count) == expected


def test_holidays_are_passed_over():
    Holiday.objects.create(day=FRIDAY, name="Founder's day")

    assert add_working_days(THURSDAY, 1) == MONDAY
    assert working_days_between(THURSDAY, MONDAY) == 1


def test_counting_back_gives_what_was_added():
    Holiday.objects.create(day=FRIDAY, name="Founder's day")

    for count in range(-12, 13):
        if count:
            assert working_days_between(THURSDAY, add_working_days(THURSDAY, count)) == count


def test_the_weekend_is_the_countrys_own(settings):
    settings.REVIEW_WEEKEND = (4, 5)

    assert add_working_days(THURSDAY, 1) == date(2030, 3, 17)


def test_a_week_without_a_working_day_is_refused(settings):
    settings.REVIEW_WEEKEND = range(7)

    with pytest.raises(ImproperlyConfigured):
        add_working_days(THURSDAY, 1)


def test_the_file_of_holidays_is_written_for_this_year_and_three_more():
    load_holidays(today=THURSDAY)
    load_holidays(today=THURSDAY)

    assert Holiday.objects.count() == len(holiday_specs()) * (YEARS_AHEAD + 1)
    assert {day.year for day in Holiday.objects.values_list("day", flat=True)} == {2030, 2031, 2032, 2033}


def test_a_holiday_that_a_lead_editor_took_away_does_not_come_back():
    load_holidays(today=THURSDAY)
    # Safe because it is the test's own.
    Holiday.objects.filter(day=date(2030, 12, 25)).delete()

    load_holidays(today=date(2031, 1, 2))

    assert not Holiday.objects.filter(day=date(2030, 12, 25)).exists()
    assert Holiday.objects.filter(day=date(2034, 12, 25)).exists()
