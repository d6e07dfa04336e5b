"""``manage.py load_help_services``: the help services to start with, not checked; idempotent."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from support.loading import HelpFileError
from support.models import EmergencyNumber, HelpService
from support.starting_directory import load_help_services


class Command(BaseCommand):
    help = (
        "Load the help services to start with, as entries that nobody has checked. Entries that exist are left alone."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = load_help_services()
        except HelpFileError as error:
            raise CommandError(str(error)) from None
        unchecked = HelpService.objects.filter(verified_on=None).count()
        numbers = EmergencyNumber.objects.count()
        self.stdout.write(
            f"{made} help services made; {HelpService.objects.count()} in the directory beside {numbers} emergency "
            f"numbers, {unchecked} of them not checked by two people."
        )
