"""``manage.py check_pages``: bring the report of findings up to date."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from wagtail.models import Page

from reviews.page_checks import check_pages, checked_pages, pages_to_check


class Command(BaseCommand):
    help = (
        "Check pages whose latest draft, or whose rules, are newer than what the report of findings knows of them. "
        "Run it after every release. Safe to repeat."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="every page, whatever is known of it")

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = checked_pages if options["all"] else pages_to_check
        # Taken beforehand: checking a page changes which pages wait.
        waiting = list(chosen(Page.objects.order_by("path")).values_list("pk", flat=True))
        blocked = done = 0
        for start in range(0, len(waiting), 100):
            for report in check_pages(Page.objects.filter(pk__in=waiting[start : start + 100]).order_by("path")):
                done += 1
                blocked += report.is_blocked
        # Numbers and nothing else: words of a page have no business in a log.
        self.stdout.write(f"{done} pages checked; {blocked} of them can't go to review as they are.")
