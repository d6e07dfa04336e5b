"""Who a reviewer is to the record: found, invited, checked and erased.

A sign-off names nobody. The person stands in ``ReviewerIdentity`` alone, so a name can go while what was signed stays.
"""

from contextlib import suppress
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from .letters import tell_seats_asked
from .models import Invitation, Letter, ReviewerIdentity, ReviewRound, RoundStatus
from .reviewing import advance, refresh

LEADS = "reviews.lead_reviews"


def identity_of(user: Any) -> ReviewerIdentity:
    """The identity of somebody with an account, made when it is first needed.

    Whoever reviewed by invitation before keeps that identity, so that one person never counts as two.
    """
    known = ReviewerIdentity.objects.filter(user=user).first()
    return known or _new_identity(user)


@transaction.atomic
def _new_identity(user: Any) -> ReviewerIdentity:
    invited = _with_address(user.email).filter(user=None).first()
    if invited is not None:
        invited.user = user
        invited.save(update_fields=["user"])
        return invited
    names = {"name": user.get_full_name()[:150], "email": user.email}
    identity, _ = ReviewerIdentity.objects.get_or_create(user=user, defaults=names)
    return identity


def invite_identity(email: str, name: str) -> ReviewerIdentity:
    """The identity for somebody who is invited: whoever had this address before, with or without an account."""
    known = _with_address(email).order_by("pk").first()
    if known is None:
        return ReviewerIdentity.objects.create(email=email, name=name)
    if not known.user_id and known.name != name:
        known.name = name
        known.save(update_fields=["name"])
    return known


def describe(
    identity: ReviewerIdentity,
    *,
    role_title: str,
    name_is_public: bool,
    registration_body: str = "",
    registration_number: str = "",
) -> None:
    """Keep what a person says of themselves. A registration that a lead editor has checked stays as it was checked."""
    identity.role_title, identity.name_is_public = role_title.strip(), name_is_public
    if not is_checked(identity):
        identity.registration_body = registration_body.strip()
        identity.registration_number = registration_number.strip()
    identity.save()


def is_checked(identity: ReviewerIdentity) -> bool:
    """Whether a lead editor has recorded a check of the person's registration."""
    return identity.registration_checked_on is not None


@transaction.atomic
def check_registration(identity: ReviewerIdentity, by: Any) -> None:
    """Record that ``by`` looked the registration up today and found this person in good standing.

    Raises ``PermissionDenied`` for anybody but a lead editor, ``ValidationError`` where there is nothing to check.
    """
    if not by.has_perm(LEADS):
        raise PermissionDenied("Only lead editors record a check of a registration.")
    identity = ReviewerIdentity.objects.select_for_update().get(pk=identity.pk)
    if identity.user_id == by.pk:
        raise ValidationError("Somebody else has to check your own registration.")
    if is_checked(identity):
        return
    if not (identity.registration_body and identity.registration_number):
        raise ValidationError("There is no registration to check yet: the person gives it when they review.")
    identity.registration_checked_on = timezone.localdate()
    identity.registration_checked_by = by
    identity.save(update_fields=["registration_checked_on", "registration_checked_by"])
    _let_count(identity, by=by)


@transaction.atomic
def erase(identity: ReviewerIdentity, by: Any) -> None:
    """Forget who somebody was: name, e-mail address, registration, and the letters to them.

    Sign-offs stay, and that a registration was checked, or what was signed would count no more.
    Raises ``PermissionDenied`` for anybody but a lead editor, ``ValidationError`` while the person can sign in.
    """
    if not by.has_perm(LEADS):
        raise PermissionDenied("Only lead editors erase a reviewer's name.")
    identity = ReviewerIdentity.objects.select_related("user").select_for_update(of=("self",)).get(pk=identity.pk)
    if identity.user is not None and identity.user.is_active:
        raise ValidationError("This person still signs in. Deactivate the account first, then erase the name.")
    if identity.email:
        # Safe because a letter was for its reader, and the record of the review doesn't need it.
        Letter.objects.filter(address__iexact=identity.email).delete()
    open_ones = Invitation.objects.filter(identity=identity, decided_at=None, revoked_at=None)
    open_ones.update(revoked_at=timezone.now(), session_digest="", code_digest="")
    identity.user = None
    identity.name = identity.email = identity.registration_body = identity.registration_number = ""
    identity.name_is_public = False
    identity.erased_at = timezone.now()
    identity.save()


def _let_count(identity: ReviewerIdentity, *, by: Any) -> None:
    """Lead on the reviews in which a sign-off of this person waited for the check."""
    waiting = ReviewRound.objects.filter(status=RoundStatus.OPEN, sign_offs__identity=identity).distinct()
    for pk in list(waiting.values_list("pk", flat=True)):
        # That a page can't go live yet is no reason to forget that somebody was checked: its review says why.
        with suppress(ValidationError), transaction.atomic():
            round = refresh(ReviewRound.objects.select_for_update().get(pk=pk))
            advance(round, user=by)
            tell_seats_asked(round)


def name_of(identity: ReviewerIdentity) -> str:
    """The name for staff: "Name erased" where it was, the address where no name was given."""
    if identity.erased_at:
        return "Name erased"
    return identity.name or identity.email or "No name given"


def _with_address(email: str) -> QuerySet[ReviewerIdentity]:
    return ReviewerIdentity.objects.filter(email__iexact=email, erased_at=None).exclude(email="")
