"""``manage.py check_links``: do the directory's web addresses still answer? Safe to run daily."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from support.help_checks import LinkCheck
from support.link_checks import SECONDS, check_links


class Command(BaseCommand):
    help = "Ask every web address of the help directory whether it still answers, and show the result at the desk."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seconds", type=float, default=SECONDS, help="How long to wait for each answer.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not 0 < options["seconds"] <= 60:
            raise CommandError("--seconds is more than 0 and at most 60.")
        asked = broken = 0
        for link in check_links(seconds=options["seconds"]):
            asked += 1
            if link.state != LinkCheck.State.WORKS:
                broken += link.state == LinkCheck.State.BROKEN
                self.stdout.write(f"{link.service}: {link.address}: {link.detail}")
        self.stdout.write(f"{asked} addresses asked, {broken} broken.")
