"""``manage.py rebuild_finder``: reads every live lesson into the finder again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lessons.finder.keeping import differences, rebuild


class Command(BaseCommand):
    help = (
        "Read every live lesson into the finder again. Safe at any time; needed after rows of pages were changed by "
        "anything but the site itself. With --check: change nothing, say what differs, and exit with 1 if it does."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; say where finder and pages differ")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["check"]:
            self.stdout.write(f"The finder holds {rebuild()} lessons.")
            return
        found = differences()
        for line in found:
            self.stdout.write(line)
        if found:
            raise CommandError(f"The finder differs from the pages in {len(found)} lessons.", returncode=1)
        self.stdout.write("The finder says what the pages say.")
