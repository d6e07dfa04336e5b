"""What an invitation is good for now."""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from ..content.hashing import content_hash, part_hashes
from ..models import Invitation, RoundStatus, SeatStatus
from ..standing import answers_for_safety, taken_down_at


class InvitationState(models.TextChoices):
    """Only an open invitation opens the page. The words are those that the editors read."""

    OPEN = "open", "Waiting"
    DECIDED = "decided", "Decided"
    REVOKED = "revoked", "Taken back"
    EXPIRED = "expired", "Expired"
    CLOSED = "closed", "The review is closed"
    FILLED = "filled", "The seat is signed by somebody else"
    SENT_BACK = "sent_back", "The page was sent back"
    CHANGED = "changed", "The page has changed: send a new link"
    TAKEN_DOWN = "taken_down", "The page was taken down since: say why and send a new link"


def state_of(invitation: Invitation, *, shown_hash: str, down_since: datetime | None) -> InvitationState:
    """What an invitation is good for while ``shown_hash`` is the content hash of the page under review.

    ``down_since``: when the page was taken down, of ``standing.taken_down_at``. Who answers for its safety and was
    invited before that could not know of it. Expects the invitation with its seat and round.
    """
    assignment = invitation.assignment
    round = assignment.round
    if invitation.decided_at:
        return InvitationState.DECIDED
    if invitation.revoked_at:
        return InvitationState.REVOKED
    if invitation.expires_at <= timezone.now():
        return InvitationState.EXPIRED
    if round.status == RoundStatus.SENT_BACK:
        return InvitationState.SENT_BACK
    if round.status != RoundStatus.OPEN or assignment.status == SeatStatus.NOT_NEEDED:
        return InvitationState.CLOSED
    if assignment.is_filled:
        return InvitationState.FILLED
    if invitation.content_hash != shown_hash:
        return InvitationState.CHANGED
    if down_since and invitation.made_at < down_since and answers_for_safety(assignment.seat):
        return InvitationState.TAKEN_DOWN
    return InvitationState.OPEN


def hash_of(page: Any) -> str:
    """The content hash of a page as it stands in memory."""
    return content_hash(part_hashes(page))


def state_now(invitation: Invitation, page: Any) -> InvitationState:
    """What an invitation is good for with ``page`` under review; one query and those of the page's hash."""
    down_since = taken_down_at(invitation.assignment.round.page_id)
    return state_of(invitation, shown_hash=hash_of(page), down_since=down_since)
