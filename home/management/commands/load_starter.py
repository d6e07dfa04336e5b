"""The starter curriculum as drafts, not reviewed; for production too."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from home.loading import load_starter
from home.starter_files import FileErrors


class Command(BaseCommand):
    help = "Brings in the starter curriculum as drafts that nobody has reviewed; existing pages are left alone."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("load_reference", stdout=self.stdout)
        call_command("load_emergency_numbers", stdout=self.stdout)
        call_command("load_help_services", stdout=self.stdout)
        call_command("install_reviews", stdout=self.stdout)
        try:
            made = load_starter(say=self.stdout.write)
        except FileErrors as error:
            raise CommandError(f"The starter files need mending:\n{error}") from error
        self.stdout.write(f"{made} pages made as drafts, not reviewed; the others were left as they are.")
