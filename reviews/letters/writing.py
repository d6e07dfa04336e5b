"""Writing a letter: once, in its reader's language, as text and as HTML with the same words."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from ..models import Letter
from .sending import send_new_letters

LONGEST_SUBJECT = Letter._meta.get_field("subject").max_length or 255


def write_letter(
    *,
    key: str,
    template: str,
    context: Mapping[str, Any],
    user: Any = None,
    address: str = "",
    is_secret: bool = False,
) -> Letter:
    """A letter to ``user``, or to an ``address`` without an account; the one that ``key`` names already, if any.

    ``template`` is a file under ``reviews/letters/``, without its ending: the first line is the subject, the rest the
    words. Call it inside the transaction that it is about: it is sent when that has been kept, and not otherwise.
    ``is_secret``: the words are forgotten once they are sent or given up, as those of a link that lets somebody in.
    """
    letter = _written(
        key=key, template=template, context=context, user=user, address=address or user.email, is_secret=is_secret
    )
    _send_when_kept([letter])
    return letter


def write_letters(
    *, key: str, people: Iterable[Any], template: str, context: Mapping[str, Any], send: bool = True
) -> list[Letter]:
    """The same letter to each of ``people``: ``key`` and the person name it. Returns those that are new.

    ``send`` False leaves them for the next ``send_letters()``.
    """
    keys = {f"{key}:{user.pk}": user for user in people if user.email}
    known = set(Letter.objects.filter(key__in=keys).values_list("key", flat=True))
    new = [
        _written(key=own, template=template, context=context, user=user, address=user.email)
        for own, user in keys.items()
        if own not in known
    ]
    if send:
        _send_when_kept(new)
    return new


def language_of(user: Any) -> str:
    """The language that somebody reads at the desk; the site's own where they have not chosen."""
    profile = getattr(user, "wagtail_userprofile", None)
    return (profile and profile.preferred_language) or settings.LANGUAGE_CODE


def _written(
    *, key: str, template: str, context: Mapping[str, Any], user: Any, address: str, is_secret: bool = False
) -> Letter:
    known = Letter.objects.filter(key=key).first()
    if known:
        return known
    language = language_of(user)
    with translation.override(language):
        own = {**context, "reader": user.first_name if user else "", "site_name": settings.WAGTAIL_SITE_NAME}
        first, _, rest = render_to_string(f"reviews/letters/{template}.txt", own).strip().partition("\n")
        # A line break in a subject would be another header.
        subject, text = " ".join(first.split())[:LONGEST_SUBJECT], rest.strip() + "\n"
        html = render_to_string(
            "reviews/letters/letter.html", {"subject": subject, "text": text.strip(), "language": language}
        )
    words = {"subject": subject, "text": text, "html": html}
    # Of two processes that write the same letter at once one finds the other's.
    letter, _ = Letter.objects.get_or_create(
        key=key, defaults=words | {"user": user, "address": address, "is_secret": is_secret}
    )
    return letter


def _send_when_kept(letters: list[Letter]) -> None:
    # However many letters a transaction writes, the first of these sends them all.
    if any(letter.sent_at is None and not letter.tries for letter in letters):
        transaction.on_commit(send_new_letters)
