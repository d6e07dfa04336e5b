"""A reviewer's decision: everything is asked again, in one transaction, and written down for good."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import WorkflowState

from .accepting import decide_findings, left_open, values_of
from .identities import identity_of
from .independence import invited_why_not, why_not
from .letters import tell_seats_asked, tell_sent_back
from .models import (
    Assignment,
    Decision,
    Invitation,
    ReviewerIdentity,
    ReviewRound,
    RoundStatus,
    SeatStatus,
    SignOff,
)
from .models.sign_offs import POSITIVE
from .publishing_guard import PublishRefused
from .reviewing import advance, open_stage, page_under_review, refresh, settle, waits_for
from .standing import answers_for_safety, taken_down_at
from .submitting import ReviewRefused

BLOCKED = "Something on this page must be mended before it can go on. Look at the findings, and ask for changes."
ANSWERS = frozenset({"yes", "no", "not_applicable"})
# Codes of what a reviewer may ask to be changed, for the reviews' own counts.
REASONS = {
    "wrong": "Something is not right",
    "unsafe": "Something could do harm",
    "unclear": "Something is hard to understand",
    "age": "It does not suit the age",
    "unkind": "Somebody could feel blamed or left out",
    "help": "Help is missing or wrong",
    "teaching": "It can't be taught as it stands",
    "sources": "A source is missing or too weak",
    "other": "Something else",
}


class DecisionRefused(ValidationError):
    """A decision that was not taken; nothing was saved.

    ``code``: moved_on (the page is no longer what was displayed), not_yours, incomplete, closed, blocked.
    """

    def __init__(self, message: str | list[str], code: str) -> None:
        super().__init__(message, code)
        # Django keeps no code of a list.
        self.code = code


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reviewer says.

    ``shown_hash``: the content hash of what was displayed, ``read_at`` when it was. ``checklist``: a dict(line, answer,
    note) for each line of the seat, answer one of yes, no, not_applicable. ``accepted``: a dict(id, accept) for each
    finding decided on.
    """

    decision: str
    shown_hash: str
    checklist: list[dict[str, str]] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    public_note: str = ""
    private_note: str = ""
    conflict_of_interest: str = ""
    next_in_months: int | None = None
    role_title: str = ""
    accepted: list[dict[str, Any]] = field(default_factory=list)
    read_at: datetime | None = None


@transaction.atomic
def decide(
    *, assignment: Assignment, answer: Answer, user: Any = None, invitation: Invitation | None = None
) -> SignOff:
    """Record a decision for a seat and lead the review on; the last one that is needed releases the page.

    By ``user``, or by whom ``invitation`` invited. Raises ``DecisionRefused``, or ``CannotRelease`` where the last
    sign-off finds that the page can't go live; then nothing was saved.
    """
    # One decision at a time for a page: whoever comes second sees what the first has written.
    round = ReviewRound.objects.select_for_update().get(pk=assignment.round_id)
    assignment = Assignment.objects.select_related("seat__stage", "seat__group", "round").get(pk=assignment.pk)
    assignment.round = round
    if round.status not in {RoundStatus.OPEN, RoundStatus.SENT_BACK}:
        raise DecisionRefused("This review has ended, so there is nothing left to decide.", code="closed")
    page = page_under_review(round)
    refresh(round, page=page)
    assignment.refresh_from_db(fields=["status", "sign_off"])
    _refuse_stranger(assignment, user=user, invitation=invitation)
    if answer.shown_hash != round.content_hash:
        raise DecisionRefused(
            "The page has changed since you opened it. Look at what changed, then decide.", code="moved_on"
        )
    _refuse_unaware(assignment, answer)
    _refuse_out_of_turn(assignment, answer)
    _refuse_incomplete(assignment, answer)
    if answer.decision in POSITIVE and left_open(page=page, seat=assignment.seat, decisions=answer.accepted):
        raise DecisionRefused("Decide on each finding that the editors want to keep.", code="incomplete")
    identity = invitation.identity if invitation else identity_of(user)
    sign_off = _write(assignment, answer, page=page, identity=identity, by_invitation=invitation is not None)
    if invitation:
        Invitation.objects.filter(pk=invitation.pk).update(decided_at=sign_off.signed_at)
    decide_findings(sign_off=sign_off, decisions=answer.accepted)
    try:
        _go_on(round, assignment, sign_off, user=user)
    except PublishRefused:
        # A draft was kept between the look at the page and its release.
        raise DecisionRefused("The page changed while you decided. Look at it again.", code="moved_on") from None
    except ReviewRefused:
        raise DecisionRefused(BLOCKED, code="blocked") from None
    return sign_off


def _refuse_stranger(assignment: Assignment, *, user: Any, invitation: Invitation | None) -> None:
    reason = invited_why_not(invitation=invitation) if invitation else why_not(user=user, assignment=assignment)
    if reason:
        raise DecisionRefused(reason, code="not_yours")


def _refuse_unaware(assignment: Assignment, answer: Answer) -> None:
    """A yes that brings back what was taken down a moment ago was said by somebody who could not know of it."""
    if answer.decision not in POSITIVE or not answers_for_safety(assignment.seat):
        return
    down_since = taken_down_at(assignment.round.page_id)
    if down_since and (answer.read_at is None or answer.read_at < down_since):
        raise DecisionRefused(
            "The page was taken down after you opened it. Find out why, then look at it again and decide.",
            code="moved_on",
        )


def _refuse_out_of_turn(assignment: Assignment, answer: Answer) -> None:
    if answer.decision not in Decision.values:
        raise DecisionRefused("Choose what you decide.", code="incomplete")
    if assignment.status == SeatStatus.NOT_NEEDED:
        raise DecisionRefused("This review no longer asks for your seat.", code="closed")
    if assignment.is_filled and answer.decision != Decision.REQUEST_CHANGES:
        raise DecisionRefused("This seat is signed already, for just these words.", code="closed")
    stage = open_stage(assignment.round)
    if stage and stage.pk != assignment.seat.stage_id and not assignment.is_filled:
        waiting = " and ".join(name.lower() for name in waits_for(assignment.round))
        raise DecisionRefused(f"The page has not come to your seat yet: it waits for {waiting}.", code="closed")


def _refuse_incomplete(assignment: Assignment, answer: Answer) -> None:
    problems = []
    if answer.decision in POSITIVE:
        said = {each.get("line"): each for each in answer.checklist}
        open_lines = [line for line in assignment.seat.checklist if said.get(line, {}).get("answer") not in ANSWERS]
        if open_lines:
            problems.append(f"Answer every line of the checklist: {len(open_lines)} still open.")
        noes = [each for each in said.values() if each.get("answer") == "no"]
        if any(not each.get("note", "").strip() for each in noes):
            problems.append("Say in a few words why a line of the checklist is not met.")
        if noes and answer.decision == Decision.APPROVE:
            problems.append("A line of the checklist is not met: approve with notes, or ask for changes.")
    note = answer.public_note.strip() or answer.private_note.strip()
    if answer.decision == Decision.APPROVE_WITH_NOTES and not note:
        problems.append("Write the note that you approve with.")
    if answer.decision == Decision.REQUEST_CHANGES:
        if not answer.reasons or not set(answer.reasons) <= set(REASONS):
            problems.append("Choose at least one reason for the changes that you ask for.")
        if not answer.private_note.strip():
            problems.append("Tell the editors what should change.")
    if answer.next_in_months is not None and not 1 <= answer.next_in_months <= 36:
        problems.append("The next review can be asked for in 1 to 36 months.")
    if problems:
        raise DecisionRefused(problems, code="incomplete")


def _write(
    assignment: Assignment, answer: Answer, *, page: Any, identity: ReviewerIdentity, by_invitation: bool
) -> SignOff:
    seat, round = assignment.seat, assignment.round
    return SignOff.objects.create(
        page_id=round.page_id,
        round=round,
        seat=seat,
        identity=identity,
        decision=answer.decision,
        reasons=answer.reasons,
        checklist=answer.checklist,
        public_note=answer.public_note,
        private_note=answer.private_note,
        accepted=values_of(page=page, seat=seat, decisions=answer.accepted),
        conflict_of_interest=answer.conflict_of_interest,
        next_in_months=answer.next_in_months,
        seat_name=seat.name,
        role_title=answer.role_title or identity.role_title or seat.checked_by,
        page_code=getattr(page, "code", ""),
        page_title=page.title,
        translation_key=page.translation_key,
        part_hashes=seat.covers(round.part_hashes),
        content_hash=round.content_hash,
        by_invitation=by_invitation,
        for_young_people=seat.speaks_for_young_people,
        is_sample=identity.is_sample,
        signed_at=timezone.now(),
    )


def _go_on(round: ReviewRound, assignment: Assignment, sign_off: SignOff, *, user: Any) -> None:
    """To the next seat, back to the editors, or out to the public."""
    if sign_off.decision == Decision.OUTSIDE_COMPETENCE:
        Assignment.objects.filter(pk=assignment.pk).update(reviewer=None)
    settle(round)
    state = WorkflowState.objects.filter(pk=round.workflow_state_id).first()
    if sign_off.decision == Decision.REQUEST_CHANGES:
        if state and state.status == WorkflowState.STATUS_IN_PROGRESS and state.current_task_state:
            state.current_task_state.reject(user=user)
        tell_sent_back(round, sign_off)
    elif sign_off.is_positive:
        advance(round, user=user)
        tell_seats_asked(round)
