"""Everything that a review needs: the pages that every site has, roles, stages with their seats, and holidays."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from home.site_tree import plant_site_tree
from reviews.holidays import load_holidays
from reviews.installing import install_reviews
from reviews.public_before import record_what_was_public


class Command(BaseCommand):
    help = "Makes or updates the roles, the stages of reviews and their seats, and the holidays. Safe to repeat."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        home = plant_site_tree()
        install_reviews(home=home)
        load_holidays()
        recorded = record_what_was_public(home=home)
        self.stdout.write("Reviews are installed: roles, stages with their seats, and holidays.")
        if recorded:
            self.stdout.write(
                f"{recorded} pages were public before. They stay so, and say that nobody has reviewed them."
            )
