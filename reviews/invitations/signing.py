"""What somebody without an account may do once: comment, and decide."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from ..comments import keep_comments
from ..deciding import Answer, decide
from ..identities import describe
from ..models import Invitation, SignOff
from ..reviewing import page_under_review
from .states import InvitationState, state_now


class LinkEnded(Exception):
    """The invitation opens nothing any more; nothing was saved."""

    def __init__(self, state: InvitationState) -> None:
        super().__init__(state)
        self.state = state


@transaction.atomic
def keep_for_later(*, invitation: Invitation, comments: Mapping[str, str]) -> None:
    """Keep comments without a decision; the editors can read them. Raises ``LinkEnded`` or ``ValidationError``."""
    invitation, page = _held(invitation)
    keep_comments(assignment=invitation.assignment, identity=invitation.identity, page=page, comments=comments)


@transaction.atomic
def sign(*, invitation: Invitation, answer: Answer, person: Mapping[str, Any], comments: Mapping[str, str]) -> SignOff:
    """Record the decision that the invitation was for, with its comments and what the person says of themselves.

    ``person``: what ``identities.describe`` takes. All or nothing: raises ``LinkEnded`` or ``DecisionRefused``.
    """
    invitation, page = _held(invitation)
    describe(invitation.identity, **person)
    keep_comments(assignment=invitation.assignment, identity=invitation.identity, page=page, comments=comments)
    return decide(assignment=invitation.assignment, answer=answer, invitation=invitation)


def _held(invitation: Invitation) -> tuple[Invitation, Any]:
    """The invitation, locked so that nothing else can be done with it meanwhile, and the page under review."""
    related = Invitation.objects.select_related("assignment__seat", "assignment__round", "identity")
    held = related.select_for_update(of=("self",)).get(pk=invitation.pk)
    page = page_under_review(held.assignment.round)
    state = state_now(held, page)
    if state != InvitationState.OPEN:
        raise LinkEnded(state)
    return held, page
