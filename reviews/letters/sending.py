"""Sending what was written: never twice at once, with growing pauses after a failure, at most five times."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from ..models import Letter
from .problems import in_plain_words, is_about_the_server

logger = logging.getLogger(__name__)

# Letters that one request sends at most; the rest goes out with the command.
AT_ONCE = 100
# How long a letter rests after its first, second … failure. After the last try an administrator decides.
PAUSES = (timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6), timedelta(hours=24))
TRIES = len(PAUSES) + 1


@dataclass(slots=True)
class Sent:
    """How a round of sending went."""

    sent: int = 0
    failed: int = 0


def unsent_letters(*, now: datetime | None = None) -> QuerySet[Letter]:
    """Letters that did not go out, the oldest first: tried and failed, or never tried for an hour."""
    an_hour_ago = (now or timezone.now()) - timedelta(hours=1)
    forgotten = Q(tries=0, written_at__lt=an_hour_ago)
    return Letter.objects.filter(sent_at=None).filter(Q(tries__gt=0) | forgotten).order_by("written_at", "pk")


def send_letters(*, now: datetime | None = None) -> Sent:
    """Send everything that waits and has rested. Never raises for a letter that fails.

    Safe at the same moment in several processes: each letter is claimed before it is sent.
    """
    now = now or timezone.now()
    return _send_these(list(_waiting().filter(_has_rested(now))), now)


def send_new_letters() -> Sent:
    """Send what nobody has tried yet: at the end of a transaction that wrote letters, all of them at once."""
    return _send_these(list(_waiting().filter(tries=0)[:AT_ONCE]), timezone.now())


def _waiting() -> QuerySet[Letter]:
    return Letter.objects.filter(sent_at=None).order_by("written_at", "pk")


def _send_these(letters: list[Letter], now: datetime) -> Sent:
    outcome = Sent()
    if not letters:
        return outcome
    try:
        connection = get_connection()
        connection.open()
    except Exception as problem:  # whatever a backend raises is for the administrator, not for who pressed a button
        for letter in letters:
            if _claim(letter, now):
                _note_failure(letter, problem, outcome)
        return outcome
    for letter in letters:
        if not _send(letter, connection, now, outcome):
            break
    _close(connection)
    return outcome


def try_again(letter: Letter, *, now: datetime | None = None) -> bool:
    """Send a letter whose tries may be used up, at once and with new tries. Returns whether it went out."""
    if letter.sent_at is None and letter.text:
        Letter.objects.filter(pk=letter.pk, sent_at=None).update(tries=0, tried_at=None)
        letter.tries = 0
        _send_these([letter], now or timezone.now())
    letter.refresh_from_db()
    return letter.sent_at is not None


def _has_rested(now: datetime) -> Q:
    # A letter that was claimed and whose process died is tried again like one that failed.
    due = Q(tries=0)
    for tries, pause in enumerate(PAUSES, start=1):
        due |= Q(tries=tries, tried_at__lte=now - pause)
    return due


def _claim(letter: Letter, now: datetime) -> bool:
    """Whether this process, and no other, may try the letter now."""
    mine = Letter.objects.filter(pk=letter.pk, sent_at=None, tries=letter.tries)
    return bool(mine.update(tries=F("tries") + 1, tried_at=now))


def _send(letter: Letter, connection: Any, now: datetime, outcome: Sent) -> bool:
    """Returns whether the server is there for the next letter."""
    if not _claim(letter, now):
        return True
    try:
        connection.send_messages([_as_mail(letter)])
    except Exception as problem:  # as above
        _note_failure(letter, problem, outcome)
        return not is_about_the_server(problem)
    changes: dict[str, Any] = {"sent_at": timezone.now(), "problem": ""}
    if letter.is_secret:
        changes |= {"text": "", "html": ""}
    Letter.objects.filter(pk=letter.pk).update(**changes)
    outcome.sent += 1
    return True


def _as_mail(letter: Letter) -> EmailMultiAlternatives:
    # So that no out-of-office answer comes back.
    headers = {"Auto-Submitted": "auto-generated"}
    mail = EmailMultiAlternatives(letter.subject, letter.text, to=[letter.address], headers=headers)
    if letter.html:
        mail.attach_alternative(letter.html, "text/html")
    return mail


def _note_failure(letter: Letter, problem: Exception, outcome: Sent) -> None:
    words = in_plain_words(problem)
    changes: dict[str, Any] = {"problem": words}
    if letter.is_secret and letter.tries + 1 >= TRIES:
        changes |= {"text": "", "html": ""}
    Letter.objects.filter(pk=letter.pk).update(**changes)
    logger.warning("Letter %s did not go out. %s", letter.pk, words)
    outcome.failed += 1


def _close(connection: Any) -> None:
    try:
        connection.close()
    except Exception as problem:  # the letters are sent: how the server says goodbye changes nothing
        logger.warning("The mail server broke off. %s", in_plain_words(problem))
