"""Reminders of reviews and of review dates, and the letters that wait. For every day; safe to run twice."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from reviews.help_reminders import remind_of_help_checks
from reviews.letters import send_letters, unsent_letters
from reviews.reminders import ASKED, DUE, OVERDUE, SOON, remind_seats
from reviews.review_dates import remind_of_review_dates


class Command(BaseCommand):
    """Says in words what it did."""

    help = "Reminds people of reviews that are due, tells lead editors of those that wait too long, and watches dates."

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        seats, pages = remind_seats(today=today), remind_of_review_dates(today=today)
        help_entries = remind_of_help_checks(today=today)
        letters = send_letters()
        stages = seats.stages
        self.stdout.write(
            f"Seats asked for: {stages[ASKED]}. Reminded: due soon {stages[SOON]}, due today {stages[DUE]}, "
            f"overdue {stages[OVERDUE]}. Told to the lead editors: {seats.escalated}."
        )
        self.stdout.write(
            f"Pages reminded of their review date: {pages.reminded}. Past it since: {pages.overdue}. "
            f"Taken out of lists: {pages.left_lists}."
        )
        self.stdout.write(f"Help entries due, hidden or broken: {help_entries}.")
        self.stdout.write(f"Letters sent: {letters.sent}.")
        waiting = unsent_letters().count()
        if waiting:
            self.stdout.write(f"Letters that did not go out: {waiting}. The desk says why, under Reports.")
