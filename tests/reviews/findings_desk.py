"""A small site with pages that have findings, and the report of them, for tests."""

import csv
from io import StringIO

from django.urls import reverse

from home.models import StandardPage

from ..factories import UserFactory
from ..site import SmallSite
from .makers import install_reviews

UNSAFE = "<p>He committed suicide.</p>"


class FindingsDesk:
    def __init__(self, client):
        self.client = client
        self.site = SmallSite()
        install_reviews(self.site.home)
        client.force_login(UserFactory(is_superuser=True))

    def plain(self, body=UNSAFE, slug="plain", **fields):
        return self.site.home.add_child(instance=StandardPage(title=f"Page {slug}", slug=slug, body=body, **fields))

    def report(self, **filters):
        return self.client.get(reverse("findings_report"), filters)

    def rows(self, rule="SUI-01", **filters):
        return [row for row in self.report(**filters).context["object_list"] if row.rule == rule]

    def sheet(self, **filters):
        answer = self.report(export="csv", **filters)
        return list(csv.DictReader(StringIO(b"".join(answer.streaming_content).decode())))
