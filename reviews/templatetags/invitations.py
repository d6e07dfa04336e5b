"""The panel of invitations on the screen of a review."""

from datetime import datetime
from typing import Any

from django import template

from ..identities import name_of
from ..invitations.making import may_invite, why_nobody
from ..invitations.states import InvitationState, state_of
from ..models import Invitation, InvitedCounts, ReviewRound
from ..standing import taken_down_at

register = template.Library()

# A new link helps in these states, and only in these.
SENDS_AGAIN = {
    InvitationState.OPEN,
    InvitationState.EXPIRED,
    InvitationState.REVOKED,
    InvitationState.CHANGED,
    InvitationState.SENT_BACK,
    InvitationState.TAKEN_DOWN,
}


@register.inclusion_tag("reviews/invitations/desk_panel.html", takes_context=True)
def invitations(context: Any, round: ReviewRound) -> dict[str, Any]:
    """Who was invited to the seats of a review, and what to do about it; nothing for those who may not invite.

    Four queries, however many invitations there are.
    """
    request = context["request"]
    if not may_invite(request.user, round):
        return {"may_invite": False}
    seats = list(round.assignments.select_related("seat").order_by("seat__position"))
    for assignment in seats:
        assignment.round = round
    given = Invitation.objects.filter(assignment__in=seats).select_related("identity").order_by("-made_at")
    by_pk = {assignment.pk: assignment for assignment in seats}
    down_since = taken_down_at(round.page_id)
    rows: list[dict[str, Any]] = []
    newest: set[tuple[int, int]] = set()
    for invitation in given:
        invitation.assignment = by_pk[invitation.assignment_id]
        person_and_seat = (invitation.identity_id, invitation.assignment_id)
        rows.append(_row(invitation, round, down_since=down_since, is_newest=person_and_seat not in newest))
        newest.add(person_and_seat)
    return {
        "may_invite": True,
        "rows": rows,
        "seats": [each for each in seats if not why_nobody(each)],
    }


def _row(invitation: Invitation, round: ReviewRound, *, down_since: datetime | None, is_newest: bool) -> dict[str, Any]:
    state = state_of(invitation, shown_hash=round.content_hash, down_since=down_since)
    seat = invitation.assignment.seat
    waits = state == InvitationState.DECIDED and seat.invited_counts == InvitedCounts.ONCE_CHECKED
    opened = state == InvitationState.OPEN and invitation.opened_at
    return {
        "invitation": invitation,
        "name": name_of(invitation.identity),
        "seat": seat,
        "state": "Opened" if opened else state.label,
        "waits_for_check": waits and not invitation.identity.registration_checked_on,
        "may_revoke": not (invitation.decided_at or invitation.revoked_at),
        "may_send_again": is_newest and state in SENDS_AGAIN and not why_nobody(invitation.assignment),
    }
