"""Prints what is missing or stale, so that no reader waits for it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from guides.printing_round import PROCESSES, printing_round


class Command(BaseCommand):
    help = "Renders the guides, sheets, family letters and booklets that are missing or stale, on A4. Safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--code", default="", help="Only this lesson or module, such as M4.3.")
        parser.add_argument("--force", action="store_true", help="Render again what is there already.")
        parser.add_argument(
            "--processes", type=int, default=PROCESSES, help=f"How many to print at once ({PROCESSES})."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        round_ = printing_round(
            code=options["code"], force=options["force"], processes=options["processes"], say=self._say
        )
        if options["code"] and not round_.wanted:
            raise CommandError(f"No public lesson or module has the code {options['code']}.")
        self._say(f"{round_.printed} printed, {round_.kept} already there, {round_.removed} old ones removed.")
        if round_.failed:
            raise CommandError(f"{round_.failed} could not be printed.")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
