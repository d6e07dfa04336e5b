"""The letters that wait: those that failed before, once their pause is over. For every ten minutes; safe to repeat."""

from typing import Any

from django.core.management.base import BaseCommand

from reviews.letters import send_letters


class Command(BaseCommand):
    """Says in words what it did."""

    help = "Sends letters of the reviews again that did not go out."

    def handle(self, *args: Any, **options: Any) -> None:
        letters = send_letters()
        self.stdout.write(f"Letters sent: {letters.sent}. Failed: {letters.failed}.")
