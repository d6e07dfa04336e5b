"""How often an address may be tried: counted in Django's cache, by a digest of the sender, and soon forgotten.

What must hold even when a cache forgets, the tries for a code and the number of codes, is counted in the database.
"""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

HOUR = 3600
# In an hour, from one sender: links that don't exist, and wrong codes.
UNKNOWN_LINKS = 30
WRONG_CODES = 20
# In an hour, for one invitation: looks at its first page. Mail scanners look too, and so do people who come back.
OPENINGS = 100


class TooOften(Exception):
    """Somebody tried too often and has to wait: at most an hour."""


def count_unknown_link(request: HttpRequest) -> None:
    """Note a link that doesn't exist. Raises ``TooOften``."""
    _count(f"unknown:{_sender(request)}", UNKNOWN_LINKS)


def refuse_guesser(request: HttpRequest) -> None:
    """Raises ``TooOften`` for a sender who has given too many wrong codes, for whichever invitation."""
    if cache.get(_key(f"code:{_sender(request)}"), 0) >= WRONG_CODES:
        raise TooOften


def count_wrong_code(request: HttpRequest) -> None:
    """Note a wrong code. It is the next try that is refused."""
    _add(f"code:{_sender(request)}")


def count_opening(invitation_id: int) -> None:
    """Note a look at the first page of an invitation. Raises ``TooOften``."""
    _count(f"opening:{invitation_id}", OPENINGS)


def _count(what: str, most: int) -> None:
    if _add(what) > most:
        raise TooOften


def _add(what: str) -> int:
    key = _key(what)
    cache.add(key, 0, timeout=HOUR)
    try:
        return cache.incr(key)
    except ValueError:
        # Forgotten in the meantime.
        cache.set(key, 1, timeout=HOUR)
        return 1


def _key(what: str) -> str:
    return f"reviews.invitations:{what}"


def _sender(request: HttpRequest) -> str:
    """A digest of the sender's address. Behind a web server of ours it is the last one that the server has added."""
    address = request.META.get("REMOTE_ADDR", "")
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.SECURE_PROXY_SSL_HEADER and forwarded:
        address = forwarded.rpartition(",")[2].strip()
    return salted_hmac("reviews.invitations.sender", address, algorithm="sha256").hexdigest()[:32]
