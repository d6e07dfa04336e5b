"""Reminders with the days passing: each mail once, to whom it concerns, quiet after the decision."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lessons.models import LessonPage
from reviews.models import Absence, Assignment, Letter, PageDates, ReviewRound, RoundKind, RoundStatus, SeatStatus
from reviews.reminders import remind_seats
from reviews.review_dates import remind_of_review_dates

from ...factories import UserFactory
from ..makers import person
from .waiting import THURSDAY, Waiting, day_comes

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting():
    return Waiting()


def days(first, last):
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def mails(first, last):
    """What goes out from ``first`` to ``last``, by day, with the command run twice on each."""
    told = {day: [*day_comes(day), *day_comes(day)] for day in days(first, last)}
    return {day: lines for day, lines in told.items() if lines}


def test_a_seat_is_reminded_three_working_days_before_on_the_day_and_overdue_and_then_escalated(waiting):
    ana, lead = person("clinical"), person("final")
    page = waiting.site.lesson(title="Sleep well", code="T9.4")
    waiting.seat(page=page, reviewer=ana, asked=date(2030, 2, 28))

    told = mails(date(2030, 3, 1), date(2030, 4, 30))

    assert told == {
        date(2030, 3, 1): [f"{ana.email}: Please review T9.4 Sleep well by 14 March 2030"],
        date(2030, 3, 11): [f"{ana.email}: T9.4 Sleep well: your review is due on 14 March"],
        THURSDAY: [f"{ana.email}: T9.4 Sleep well: your review is due today"],
        date(2030, 3, 15): [f"{ana.email}: T9.4 Sleep well: your review is overdue"],
        date(2030, 3, 18): [f"{lead.email}: T9.4 Sleep well has waited too long for a reviewer"],
    }
    assert Assignment.objects.get().escalated_on == date(2030, 3, 18)


def test_a_page_goes_past_its_date_and_out_of_the_lists(waiting):
    owner, _ = person("Editors"), person("final")
    page = waiting.page(owner=owner, is_sensitive=True, code="T9.4", title="A hard thing")

    told = mails(date(2030, 1, 1), date(2030, 5, 30))

    assert told == {
        date(2030, 1, 13): [f"{owner.email}: T9.4 must be checked again by 14 March 2030"],
        date(2030, 2, 12): [f"{owner.email}: T9.4 must be checked again by 14 March 2030"],
        date(2030, 3, 7): [f"{owner.email}: T9.4 must be checked again by 14 March 2030"],
        date(2030, 3, 15): [f"{owner.email}: T9.4 is past its review date"],
        date(2030, 4, 13): [f"{owner.email}: T9.4 has left lists and search"],
    }
    assert PageDates.objects.get(page=page).left_lists_on == date(2030, 4, 13)
    assert not LessonPage.objects.visible().filter(pk=page.pk).exists()
    assert LessonPage.objects.reachable().filter(pk=page.pk).exists()


def test_a_page_that_is_not_sensitive_stays_in_the_lists(waiting):
    page = waiting.page(owner=person("Editors"))

    mails(date(2030, 3, 10), date(2030, 5, 30))

    assert LessonPage.objects.visible().filter(pk=page.pk).exists()


def test_whoever_missed_days_gets_the_most_urgent_mail_alone(waiting):
    ana, _ = person("clinical"), person("final")
    waiting.seat(reviewer=ana)
    owner = person("Editors")
    waiting.page(owner=owner)

    told = day_comes(date(2030, 3, 15))

    assert sorted(line.split(": ")[0] for line in told) == sorted([ana.email, owner.email])
    assert Letter.objects.filter(key__contains="overdue").count() == 2


def test_after_a_decision_nobody_is_reminded(waiting):
    seat = waiting.seat(reviewer=person("clinical"))
    Assignment.objects.filter(pk=seat.pk).update(status=SeatStatus.SIGNED)

    assert mails(date(2030, 3, 1), date(2030, 4, 1)) == {}


@pytest.mark.parametrize("status", [status for status in RoundStatus if status != RoundStatus.OPEN])
def test_only_open_reviews_remind(waiting, status):
    seat = waiting.seat(reviewer=person("clinical"))
    ReviewRound.objects.filter(pk=seat.round_id).update(status=status)

    assert mails(date(2030, 3, 14), date(2030, 3, 15)) == {}


def test_a_seat_whose_time_is_short_from_the_start_is_not_reminded_the_day_after(waiting):
    waiting.seat("final", reviewer=person("final"), asked=date(2030, 3, 12))

    subjects = [line.rpartition(": ")[2] for lines in mails(date(2030, 3, 13), THURSDAY).values() for line in lines]

    assert len(subjects) == 2
    assert subjects[0].startswith("Please review")
    assert subjects[1] == "your review is due today"


def test_a_seat_with_more_time_is_reminded_anew(waiting):
    today = date(2020, 3, 12)
    seat = waiting.seat(reviewer=person("clinical"), asked=date(2020, 2, 28), due=today)
    day_comes(today)
    Assignment.objects.filter(pk=seat.pk).update(due_on=date(2020, 4, 2))

    assert list(mails(date(2020, 3, 13), date(2020, 4, 2))) == [date(2020, 3, 30), date(2020, 4, 2)]


def test_a_stand_in_is_reminded_while_somebody_is_away(waiting):
    ana, ben = person("clinical", first_name="Ana"), person("clinical")
    waiting.seat(reviewer=ana)
    Absence.objects.create(user=ana, first_day=THURSDAY, last_day=THURSDAY, stand_in=ben)

    (line,) = day_comes(THURSDAY)

    assert line.startswith(ben.email)
    assert "You are asked because Ana is away." in mail.outbox[-1].body


def test_an_owner_who_is_away_or_gone_has_a_stand_in_and_else_the_lead_editors(waiting):
    stand_in, lead = person("Editors"), person("final")
    away = person("Editors")
    Absence.objects.create(user=away, first_day=THURSDAY, last_day=THURSDAY)
    waiting.page(owner=away, stand_in=stand_in)
    waiting.page(owner=UserFactory(is_active=False))
    waiting.page(owner=None)

    readers = [line.split(": ")[0] for line in day_comes(THURSDAY)]

    assert sorted(readers) == sorted([stand_in.email, lead.email, lead.email])


def test_a_page_whose_full_review_is_under_way_is_quiet_until_it_is_overdue(waiting):
    page = waiting.page(owner=person("Editors"))
    ReviewRound.objects.create(
        page=page, kind=RoundKind.FULL, opened_at="2030-01-10T12:00Z", content_hash="0", status=RoundStatus.OPEN
    )

    assert list(mails(date(2030, 2, 1), date(2030, 3, 20))) == [date(2030, 3, 15)]


def test_a_page_that_is_not_public_is_quiet(waiting):
    page = waiting.page(owner=person("Editors"))
    LessonPage.objects.filter(pk=page.pk).update(live=False)

    assert mails(THURSDAY, date(2030, 3, 16)) == {}


def test_the_command_says_what_it_did_and_does_it_once(waiting, capsys):
    waiting.seat(reviewer=person("clinical"), due=date.today() - timedelta(days=1), asked=date(2020, 1, 1))

    call_command("send_reminders")
    first = capsys.readouterr().out
    call_command("send_reminders")

    assert "overdue 1" in first
    assert "Letters sent: 1." in first
    assert "Letters sent: 0." in capsys.readouterr().out


def test_queries_do_not_grow_with_what_needs_no_letter(waiting):
    ana, owner, today = person("clinical"), person("Editors"), date(2020, 3, 12)

    def queries(count):
        for _ in range(count):
            waiting.seat(reviewer=ana, asked=date(2020, 2, 28), due=today)
            waiting.page(owner=owner, due=date(2020, 3, 1))
        day_comes(today)
        with CaptureQueriesContext(connection) as captured:
            remind_seats(today=today)
            remind_of_review_dates(today=today)
        return len(captured)

    assert queries(2) == queries(18)


def test_a_letter_costs_as_many_queries_however_many_are_written(waiting):
    owner, today = person("Editors"), date(2020, 3, 12)

    def queries_each(count):
        for _ in range(count):
            waiting.page(owner=owner, due=today)
        with CaptureQueriesContext(connection) as captured:
            assert remind_of_review_dates(today=today).reminded == count
        return len(captured) / count

    assert queries_each(10) < queries_each(2)
