"""Inviting somebody without an account to a seat, sending the link again, and taking it back."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from users.models import User

from ..identities import invite_identity
from ..independence import invited_why_not
from ..letters import write_letter
from ..letters.naming import page_name
from ..models import Assignment, Invitation, InvitedCounts, ReviewRound, RoundStatus, SeatStatus
from ..reviewing import refresh
from .links import address_of, new_token, token_digest

DAYS = 14
MOST_DAYS = 60
LEADS, EDITS = "reviews.lead_reviews", "reviews.release_module"


class CannotInvite(ValidationError):
    """Nobody can be invited to this seat, or this person can't be; the message says why."""


def may_invite(user: Any, round: ReviewRound) -> bool:
    """Whether somebody may invite to the seats of a review and take invitations back: leads, and its page's editors."""
    if user.has_perm(LEADS):
        return True
    return bool(user.has_perm(EDITS) and round.page.permissions_for_user(user).can_edit())


def why_nobody(assignment: Assignment) -> str:
    """Why nobody can be invited to a seat now; empty when somebody can."""
    if assignment.seat.invited_counts == InvitedCounts.NEVER:
        return "This seat needs somebody with an account."
    if assignment.round.status != RoundStatus.OPEN:
        return "The page is not in review now."
    if assignment.is_filled or assignment.status == SeatStatus.NOT_NEEDED:
        return "This seat waits for nobody."
    return ""


@transaction.atomic
def invite(*, assignment: Assignment, email: str, name: str, made_by: Any, days: int = DAYS) -> Invitation:
    """Invite somebody to a seat and write them a letter with the link, which holds for what stands on the page now.

    Earlier links of theirs to this seat end. Raises ``PermissionDenied`` or ``CannotInvite``.
    """
    round = ReviewRound.objects.select_for_update().get(pk=assignment.round_id)
    if not may_invite(made_by, round):
        raise PermissionDenied("Only editors of the page and lead editors invite reviewers.")
    refresh(round)
    assignment = Assignment.objects.select_related("seat", "round").get(pk=assignment.pk)
    _refuse(assignment, email=email, days=days)
    identity = invite_identity(email, name)
    _end(Invitation.objects.filter(assignment=assignment, identity=identity))
    token = new_token()
    invitation = Invitation.objects.create(
        assignment=assignment,
        identity=identity,
        token_digest=token_digest(token),
        content_hash=assignment.round.content_hash,
        made_by=made_by,
        expires_at=timezone.now() + timedelta(days=days),
    )
    if reason := invited_why_not(invitation=invitation):
        raise CannotInvite(reason)
    _write(invitation, token=token, made_by=made_by)
    return invitation


def send_again(*, invitation: Invitation, by: Any) -> Invitation:
    """A new link to the same person for the same seat, for what stands on the page now; the old link ends."""
    identity = invitation.identity
    if identity.erased_at:
        raise CannotInvite("The name and address of this person were erased.")
    return invite(assignment=invitation.assignment, email=identity.email, name=identity.name, made_by=by)


@transaction.atomic
def revoke(*, invitation: Invitation, by: Any) -> None:
    """End a link at once, also where its page is open in a browser. Raises ``PermissionDenied``."""
    if not may_invite(by, invitation.assignment.round):
        raise PermissionDenied("Only editors of the page and lead editors take invitations back.")
    _end(Invitation.objects.filter(pk=invitation.pk))


def _refuse(assignment: Assignment, *, email: str, days: int) -> None:
    if reason := why_nobody(assignment):
        raise CannotInvite(reason)
    if not 1 <= days <= MOST_DAYS:
        raise CannotInvite(f"A link can hold for 1 to {MOST_DAYS} days.")
    if User.objects.filter(email__iexact=email, is_active=True).exists():
        raise CannotInvite("Somebody signs in here with this address. Give them the seat instead of a link.")


def _write(invitation: Invitation, *, token: str, made_by: Any) -> None:
    assignment = invitation.assignment
    round = assignment.round
    write_letter(
        key=f"invitation:{invitation.pk}",
        address=invitation.identity.email,
        template="invitation",
        context={
            "name": invitation.identity.name,
            "page_name": page_name(round.page.specific, is_sensitive=round.is_sensitive),
            "seat": assignment.seat.name,
            "asks": assignment.seat.asks,
            "link": address_of(token),
            "expires_at": invitation.expires_at,
            "made_by": f"{made_by.get_full_name()} ({made_by.email})".strip() if made_by else "",
        },
        is_secret=True,
    )


def _end(invitations: Any) -> None:
    """Decided ones stay as they are: they say that somebody signed."""
    standing = invitations.filter(decided_at=None, revoked_at=None)
    standing.update(revoked_at=timezone.now(), code_digest="", session_digest="")
