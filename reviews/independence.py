"""Nobody signs what they wrote: superusers included."""

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Revision

from .authors import has_written
from .models import Assignment, Invitation, InvitedCounts, RoundKind, SignOff

WROTE_IT = "You wrote some of what stands here, so somebody else has to review it."
WROTE_SINCE = "You have edited this page since this seat last signed it, so somebody else has to review it."


def why_not(*, user: Any, assignment: Assignment) -> str:
    """Why ``user`` may not sign a seat, in words to them; empty when they may.

    For a first or a full review nobody who wrote anything of the page; for a change nobody who wrote anything since
    the seat last signed.
    """
    if not user.is_active:
        return "This account is not active."
    if not user.groups.filter(pk=assignment.seat.group_id).exists():
        return f"This seat is for {assignment.seat.group.name.lower()}."
    return why_not_independent(user_id=user.pk, assignment=assignment)


def why_not_independent(*, user_id: int | None, assignment: Assignment) -> str:
    """Why somebody who holds the right role is too close to the page; empty when they are not."""
    page_id = assignment.round.page_id
    since = _last_signed(assignment) if assignment.round.kind == RoundKind.CHANGE else None
    if has_written(user_id=user_id, page_id=page_id, since=since) or _wrote_a_revision(user_id, page_id, since):
        return WROTE_SINCE if since else WROTE_IT
    return ""


def invited_why_not(*, invitation: Invitation) -> str:
    """Why somebody who was invited may not sign; empty when they may."""
    if invitation.assignment.seat.invited_counts == InvitedCounts.NEVER:
        return "This seat needs somebody with an account."
    return why_not_independent(user_id=invitation.identity.user_id, assignment=invitation.assignment)


def _last_signed(assignment: Assignment) -> datetime | None:
    """When a seat last said yes to the page, whoever held it."""
    given = SignOff.objects.filter(page_id=assignment.round.page_id, seat_id=assignment.seat_id).positive()
    return given.order_by("-signed_at").values_list("signed_at", flat=True).first()


def _wrote_a_revision(user_id: int | None, page_id: int, since: datetime | None) -> bool:
    """Asked beside the authorships, which know nothing of revisions that were made before they were kept."""
    if user_id is None:
        return False
    revisions = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id=str(page_id), user_id=user_id
    )
    return (revisions.filter(created_at__gt=since) if since else revisions).exists()
