"""Two processes with the same letter, over connections of their own: one letter, one mail."""

from collections.abc import Iterator
from threading import Barrier, Thread
from typing import Any

import pytest
from django.core import mail
from django.db import connection

from reviews.letters import send_letters, write_letter
from reviews.models import Letter

from ...factories import UserFactory


@pytest.fixture
def reader(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    """Somebody whom every connection sees, and who is gone with their letters afterwards."""
    with django_db_blocker.unblock():
        reader = UserFactory()
        yield reader
        # Safe because they are the test's own.
        Letter.objects.filter(user=reader).delete()
        reader.delete()


def at_once(act: Any) -> None:
    start = Barrier(4)

    def run() -> None:
        try:
            start.wait()
            act()
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_a_letter_that_several_write_and_send_at_once_goes_out_once(reader):
    context = {"name": "M4.3", "seat": "Clinical review", "address": "https://school.example/"}

    def act():
        write_letter(key=f"at-once:{reader.pk}", template="sent_back", context=context, user=reader)
        send_letters()

    at_once(act)

    assert Letter.objects.filter(user=reader).count() == 1
    assert len([letter for letter in mail.outbox if letter.to == [reader.email]]) == 1


def test_letters_that_wait_are_shared_out_among_those_who_send(reader):
    for number in range(10):
        Letter.objects.create(
            key=f"at-once:{reader.pk}:{number}", user=reader, address=reader.email, subject=str(number), text="Hello"
        )

    at_once(send_letters)

    sent = sorted(int(letter.subject) for letter in mail.outbox if letter.to == [reader.email])
    assert sent == list(range(10))
