"""The lead editors hear once a week of entries that readers lose, in numbers and without names."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command

from reviews.help_reminders import remind_of_help_checks
from reviews.models import Letter
from support.models import LinkCheck
from tests.reviews.makers import install_reviews, person
from tests.site import SmallSite
from tests.support.entries import make_service

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)


@pytest.fixture
def lead():
    install_reviews(SmallSite().home)
    return person("Lead editors")


def test_an_entry_that_is_due_is_told_once_a_week(lead):
    make_service(name="A telling name", checked_on=date(2026, 4, 1))

    assert remind_of_help_checks(today=MONDAY) == 1
    remind_of_help_checks(today=MONDAY + timedelta(days=6))

    (letter,) = Letter.objects.all()
    assert letter.user == lead
    assert "1 entry of the directory is due" in letter.text
    assert "1 January 2027" in letter.text
    assert "A telling name" not in letter.subject + letter.text
    remind_of_help_checks(today=MONDAY + timedelta(days=7))
    assert Letter.objects.count() == 2


def test_what_is_hidden_or_does_not_answer_is_told_too(lead):
    make_service("gb-old", checked_on=date(2025, 1, 1))
    broken = make_service("gb-broken", checked_on=MONDAY)
    LinkCheck.objects.create(service=broken, address="https://x.invalid/", state="broken", checked_at="2026-11-01T00Z")

    assert remind_of_help_checks(today=MONDAY) == 2

    text = Letter.objects.get().text
    assert "1 entry was checked once and is hidden now." in text
    assert "1 entry has an address that does not answer." in text


def test_nobody_is_told_of_what_is_fine_never_checked_or_closed(lead):
    make_service("gb-fine", checked_on=MONDAY)
    make_service("gb-new", is_checked=False)
    make_service("gb-closed", checked_on=date(2025, 1, 1), closed_at="2026-01-01T00:00Z", reason="Ended")

    assert remind_of_help_checks(today=MONDAY) == 0
    assert not Letter.objects.exists()


def test_the_daily_command_sends_it_once(lead):
    make_service(checked_on=date(2025, 1, 1))
    said = StringIO()

    call_command("send_reminders", stdout=said)
    call_command("send_reminders", stdout=said)

    assert "Help entries due, hidden or broken: 1." in said.getvalue()
    assert len(mail.outbox) == 1
