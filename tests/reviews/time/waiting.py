"""Seats that wait and pages with review dates, made as rows; and the letters that came of them."""

from datetime import UTC, date, datetime, time
from typing import Any

from django.core import mail
from django.test import TestCase

from reviews.letters import send_letters
from reviews.models import Assignment, PageDates, ReviewRound, ReviewSeat, RoundKind
from reviews.reminders import remind_seats
from reviews.review_dates import remind_of_review_dates

from ...site import SmallSite
from ..makers import install_reviews

# A Thursday without a holiday near it.
THURSDAY = date(2030, 3, 14)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


class Waiting:
    """A small site with the roles and seats of reviews."""

    def __init__(self) -> None:
        self.site = SmallSite()
        install_reviews()

    def seat(
        self,
        code: str = "clinical",
        *,
        asked: date = date(2030, 2, 28),
        due: date = THURSDAY,
        page: Any = None,
        reviewer: Any = None,
        **round_fields: Any,
    ) -> Assignment:
        """A seat of an open review that waits."""
        round = ReviewRound.objects.create(
            page=page or self.site.lesson(),
            **{"kind": RoundKind.FIRST, "opened_at": noon(asked), "content_hash": "0" * 64, **round_fields},
        )
        return self.another_seat(round, code, asked=asked, due=due, reviewer=reviewer)

    def another_seat(
        self, round: ReviewRound, code: str, *, asked: date, due: date = THURSDAY, reviewer: Any = None
    ) -> Assignment:
        seat = ReviewSeat.objects.get(code=code)
        return Assignment.objects.create(round=round, seat=seat, reviewer=reviewer, asked_at=noon(asked), due_on=due)

    def page(self, *, due: date = THURSDAY, is_sensitive: bool = False, stand_in: Any = None, **fields: Any) -> Any:
        """A public lesson whose check holds until ``due``."""
        page = self.site.lesson(**fields)
        PageDates.objects.create(
            page=page, reviewed_on=date(2029, 3, 14), review_due_on=due, is_sensitive=is_sensitive, stand_in=stand_in
        )
        return page


def day_comes(today: date) -> list[str]:
    """Everything that ``send_reminders`` does on that day; returns "reader: subject" of each mail that went out."""
    before = len(mail.outbox)
    remind_seats(today=today)
    remind_of_review_dates(today=today)
    send_letters()
    return [f"{letter.to[0]}: {letter.subject}" for letter in mail.outbox[before:]]


def after_commit() -> Any:
    """Runs what waits for the end of the transaction."""
    return TestCase.captureOnCommitCallbacks(execute=True)
