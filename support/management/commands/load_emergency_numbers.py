"""``manage.py load_emergency_numbers``: the emergency numbers from their file; idempotent."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from support.loading import HelpFileError, load_emergency_numbers


class Command(BaseCommand):
    help = "Load the emergency numbers by country from their file. Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = load_emergency_numbers()
        except HelpFileError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{count} emergency numbers.")
