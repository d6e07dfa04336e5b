"""Two people release a correction at once: one proposes it with a reason, the other looks at it and confirms."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Page

from ..emergencies import LEAD, SAFEGUARDING, correct_in_emergency, draft_hash
from ..models import EmergencyProposal, Release
from ..releasing import CannotRelease

SHORTEST_REASON = 20


def roles_of(user: Any) -> set[str]:
    """The roles of an emergency that ``user`` holds."""
    return set(user.groups.filter(name__in=[LEAD, SAFEGUARDING]).values_list("name", flat=True))


def open_proposal(page: Page) -> EmergencyProposal | None:
    """What waits for a second person."""
    return EmergencyProposal.objects.filter(page_id=page.pk, ended_at=None).select_related("proposed_by").first()


@transaction.atomic
def propose(*, page: Page, user: Any, reason: str) -> EmergencyProposal:
    """Put the newest draft of a public page to the second person. Raises ``CannotRelease``."""
    if not roles_of(user):
        raise PermissionDenied
    if not page.live or not page.has_unpublished_changes:
        raise CannotRelease("Only a public page with a saved correction can be corrected at once.")
    if len(reason.strip()) < SHORTEST_REASON:
        raise CannotRelease("Say in a sentence what was wrong and why it can't wait.")
    try:
        with transaction.atomic():
            return EmergencyProposal.objects.create(
                page_id=page.pk, content_hash=draft_hash(page), reason=reason.strip(), proposed_by=user
            )
    except IntegrityError:
        raise CannotRelease("Somebody has proposed a correction of this page already.") from None


@transaction.atomic
def confirm(*, proposal: EmergencyProposal, user: Any) -> Release:
    """Release what was proposed, as the second of two people in two roles. Raises ``CannotRelease``."""
    mine = roles_of(user)
    if not mine:
        raise PermissionDenied
    proposal = EmergencyProposal.objects.select_for_update().get(pk=proposal.pk)
    if proposal.ended_at or proposal.proposed_by is None:
        raise CannotRelease("This proposal has ended.")
    if proposal.proposed_by_id == user.pk:
        raise CannotRelease("Somebody else has to confirm what you propose.")
    theirs = roles_of(proposal.proposed_by)
    if LEAD in theirs and SAFEGUARDING in mine:
        lead, safeguarding = proposal.proposed_by, user
    elif SAFEGUARDING in theirs and LEAD in mine:
        lead, safeguarding = user, proposal.proposed_by
    else:
        raise CannotRelease("An emergency correction needs a lead editor and a safeguarding lead.")
    release = correct_in_emergency(
        page=proposal.page,
        lead=lead,
        safeguarding=safeguarding,
        reason=proposal.reason,
        expected_hash=proposal.content_hash,
    )
    _end(proposal, release=release)
    return release


def take_back(*, proposal: EmergencyProposal, user: Any) -> None:
    """End a proposal; the draft stays."""
    if not roles_of(user):
        raise PermissionDenied
    _end(proposal, release=None)


def _end(proposal: EmergencyProposal, *, release: Release | None) -> None:
    EmergencyProposal.objects.filter(pk=proposal.pk, ended_at=None).update(ended_at=timezone.now(), release=release)
