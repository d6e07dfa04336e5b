"""Load bands, strands, outcomes, topics, frameworks, statements and sources from the files that hold them."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from curriculum.reference_files import ReferenceUnusable, read_reference
from curriculum.reference_loading import StillUsed, load_reference


class Command(BaseCommand):
    help = "Loads the reference data of the curriculum. Safe to run again, in production too."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            results = load_reference(reference=read_reference())
        except (ReferenceUnusable, StillUsed) as error:
            raise CommandError(str(error)) from error
        for result in results:
            self.stdout.write(str(result))
