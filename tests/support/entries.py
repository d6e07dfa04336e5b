"""The smallest valid help entries, checked or not."""

from datetime import date

from django.utils import timezone

from support.expiry import due_on
from support.models import EmergencyNumber, HelpService, HelpSettings

PHONE = {"type": "phone", "address": "0800 000 000", "open": "always", "time_zone": "Europe/London", "cost": "free"}
TEXT = {"type": "text", "address": "00000", "keyword": "HELLO", "open": "always", "time_zone": "Europe/London"}


def make_service(code="gb-line", *, channels=(PHONE,), checked_on: date | None = None, is_checked=True, **fields):
    """An entry in use, by default checked by two people today; ``checked_on`` says when, ``is_checked=False`` never."""
    stream = [{"type": "channel", "value": channel} for channel in channels]
    known = {"name": "A line", "country": "GB", "kind": "child_helpline", "for_whom": "any worry", "languages": ["en"]}
    service = HelpService.objects.create(**(known | {"code": code, "channels": stream} | fields))
    if is_checked or checked_on:
        mark_checked(service, on=checked_on or timezone.localdate())
    return service


def mark_checked(service, *, on):
    """As two people leave it: for tests that are not about checking."""
    facts = HelpService.objects.get(pk=service.pk).facts
    service.verified_on, service.next_check_due = on, due_on(on)
    service.verified_by, service.verified_facts = "Ada Young and Jo Reed", facts
    service.save()
    return service


def two_checked_ways(site):
    """What a site needs before its sensitive lessons may go to reviewers: its country, and a call and a text there."""
    number, _ = EmergencyNumber.objects.get_or_create(
        country="GB", defaults={"country_name": "United Kingdom", "numbers": "999 or 112"}
    )
    HelpSettings.objects.update_or_create(site=site, defaults={"country": number})
    make_service("gb-line", channels=(PHONE,))
    make_service("gb-text", channels=(TEXT,))
