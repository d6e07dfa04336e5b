"""A site to look at: the starter curriculum reviewed as a sample, reviews under way, accounts. Never for production."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from home.demo import (
    ACCOUNTS,
    PASSWORD,
    live_on,
    make_people,
    review_curriculum,
    stand_in_a_country,
    without_letters,
)


class Command(BaseCommand):
    help = "Seeds the demonstration: starter curriculum reviewed as a sample, reviews under way, and accounts."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.HAS_SAMPLE_CONTENT:
            raise CommandError("These are production settings: use load_starter, which brings drafts and no accounts.")
        call_command("load_starter", stdout=self.stdout)
        stand_in_a_country()
        make_people()
        with without_letters():
            released = review_curriculum(say=self.stdout.write)
            live_on(released)
        self.stdout.write(f"{len(released)} pages released as samples: nobody has reviewed them, and each says so.")
        self.stdout.write("Sign in at /admin/ with one of these, password " + PASSWORD)
        for account in ACCOUNTS:
            self.stdout.write(f"  {account.email:32} {account.what}")
