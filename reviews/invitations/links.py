"""The secrets of an invitation: its link, its codes, the browser that gave a code. Only digests of them are kept.

Digests are keyed with the site's secret, so who reads the database can neither follow a link nor try codes at home.
"""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.crypto import salted_hmac

from ..models import Invitation

SALT = "reviews.invitations"
PATH = "/review/"
# Digits of a code, and how long it is valid.
DIGITS = 6
CODE_HOLDS = timedelta(minutes=15)
# A browser is known for half a day: as long as somebody sits with a page.
BROWSER_HOLDS = timedelta(hours=12)


def new_token() -> str:
    """A signed token for a link, for nobody to guess."""
    return _signer().sign(secrets.token_urlsafe(24))


def is_ours(token: str) -> bool:
    """Whether a token was made here: one that was tampered with is never looked up."""
    try:
        _signer().unsign(token)
    except BadSignature:
        return False
    return True


def address_of(token: str) -> str:
    """The whole address of a link; it names nobody and no page."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('reviews_invited:page', args=[token])}"


def new_code() -> str:
    """A code of six digits."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def new_browser_secret() -> str:
    """What a browser keeps once the right code was given in it."""
    return secrets.token_urlsafe(24)


def token_digest(token: str) -> str:
    return _digest("link", token)


def code_digest(invitation: Invitation, code: str) -> str:
    """Of a code for this invitation alone."""
    return _digest("code", f"{invitation.pk}:{code}")


def browser_digest(invitation: Invitation, secret: str) -> str:
    """Of a browser's secret for this invitation alone."""
    return _digest("browser", f"{invitation.pk}:{secret}")


def _digest(kind: str, value: str) -> str:
    return salted_hmac(f"{SALT}.{kind}", value, algorithm="sha256").hexdigest()


def _signer() -> Signer:
    return Signer(salt=f"{SALT}.token", sep=".")
