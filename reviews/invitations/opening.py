"""From a link to the page: whose link it is, the one-time code, and the browser that gave it.

Looking at a link uses nothing up, because mail scanners look at every link before its reader does.
"""

from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from ..models import Invitation
from . import links

MOST_CODES = 5
MOST_TRIES = 5
# Nobody gets a second code while the first is still on its way.
PAUSE = timedelta(seconds=60)


class CodeRefused(Exception):
    """No code was sent, or none was taken; the message says why. ``is_too_often``: only waiting or editors help."""

    def __init__(self, message: str, *, is_too_often: bool = False) -> None:
        super().__init__(message)
        self.is_too_often = is_too_often


class MailFailed(Exception):
    """The mail with a code could not be handed over; nothing was counted."""


def find(token: str) -> Invitation | None:
    """The invitation of a link, with its seat, round, page and person; None for a link that nobody made."""
    if not links.is_ours(token):
        return None
    wanted = links.token_digest(token)
    related = ("assignment__seat", "assignment__round__page", "identity")
    invitation = Invitation.objects.select_related(*related).filter(token_digest=wanted).first()
    return invitation if invitation and constant_time_compare(invitation.token_digest, wanted) else None


def send_code(invitation: Invitation) -> None:
    """Send a new code to the invited address; the one before is worth nothing then. Raises ``CodeRefused``,
    ``MailFailed``."""
    code = links.new_code()
    now = timezone.now()
    with transaction.atomic():
        held = Invitation.objects.select_for_update().get(pk=invitation.pk)
        if held.codes_sent >= MOST_CODES:
            raise CodeRefused(
                f"{MOST_CODES} codes were sent for this link, and no more can be. Ask the editors for a new link.",
                is_too_often=True,
            )
        if held.code_digest and held.code_expires_at and held.code_expires_at - links.CODE_HOLDS + PAUSE > now:
            raise CodeRefused(
                "A code is on its way to you. Wait a minute, and look among unwanted mail.", is_too_often=True
            )
        held.code_digest = links.code_digest(held, code)
        held.code_expires_at, held.code_tries, held.codes_sent = now + links.CODE_HOLDS, 0, held.codes_sent + 1
        held.save(update_fields=["code_digest", "code_expires_at", "code_tries", "codes_sent"])
    try:
        _mail(held, code)
    except (SMTPException, OSError) as problem:
        mine = Invitation.objects.filter(pk=held.pk, code_digest=held.code_digest)
        mine.update(code_digest="", codes_sent=F("codes_sent") - 1)
        raise MailFailed from problem


def give_code(invitation: Invitation, typed: str) -> str:
    """The secret for the browser in which the right code was typed. A code works once. Raises ``CodeRefused``."""
    code = "".join(letter for letter in typed if letter.isdecimal())
    held = Invitation.objects.get(pk=invitation.pk)
    if not held.code_digest:
        raise CodeRefused("Ask for a code first.")
    if held.code_expires_at is None or held.code_expires_at <= timezone.now():
        raise CodeRefused("This code is too old. Ask for another.")
    same = Invitation.objects.filter(pk=held.pk, code_digest=held.code_digest, revoked_at=None, decided_at=None)
    # Counted before it is compared, so that many tries at once are many tries.
    if not same.filter(code_tries__lt=MOST_TRIES).update(code_tries=F("code_tries") + 1):
        raise CodeRefused("This code was tried too often. Ask for another.", is_too_often=True)
    if not constant_time_compare(links.code_digest(held, code), held.code_digest):
        raise CodeRefused("This is not the code that we sent last. Look at the newest mail, and try again.")
    secret = links.new_browser_secret()
    opened = same.update(
        code_digest="",
        session_digest=links.browser_digest(held, secret),
        opened_at=Coalesce("opened_at", timezone.now()),
    )
    if not opened:
        raise CodeRefused("This code was used a moment ago. Ask for another.")
    return secret


def is_known(request: HttpRequest, invitation: Invitation) -> bool:
    """Whether the right code for just this invitation was given in this browser."""
    secret = request.get_signed_cookie(
        _cookie(invitation), default="", salt=links.SALT, max_age=int(links.BROWSER_HOLDS.total_seconds())
    )
    digest = links.browser_digest(invitation, secret or "")
    return bool(secret and invitation.session_digest and constant_time_compare(digest, invitation.session_digest))


def remember(response: HttpResponse, invitation: Invitation, secret: str) -> None:
    """Let the browser keep its secret: for this part of the site alone, and out of reach of scripts."""
    response.set_signed_cookie(
        _cookie(invitation),
        secret,
        salt=links.SALT,
        max_age=int(links.BROWSER_HOLDS.total_seconds()),
        path=links.PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget(response: HttpResponse, invitation: Invitation) -> None:
    """Take the secret back from the browser."""
    response.delete_cookie(_cookie(invitation), path=links.PATH, samesite="Lax")


def _cookie(invitation: Invitation) -> str:
    """One for each invitation, so that somebody with two pages to read can go to and fro."""
    return f"reviewing-{invitation.pk}"


def _mail(invitation: Invitation, code: str) -> None:
    """Handed over at once and kept nowhere: somebody is waiting for it, and only its digest may be stored."""
    context = {"name": invitation.identity.name, "code": code, "minutes": links.CODE_HOLDS.seconds // 60}
    send_mail(
        subject="Your code for the review",
        message=render_to_string("reviews/invitations/code.txt", context),
        html_message=render_to_string("reviews/invitations/code.html", context),
        from_email=None,
        recipient_list=[invitation.identity.email],
    )
