"""``manage.py structural_rules``: the table of docs/structural_rules.md, made anew."""

from typing import Any

from django.core.management.base import BaseCommand

from checks.rules_table import rules_table


class Command(BaseCommand):
    help = "Print every structural rule, and who judges it, as a table in Markdown."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(rules_table())
