"""What those who look after a review do with it: give it more time, say what it is about, answer comments, end it."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import WorkflowState

from ..models import Assignment, ReviewComment, ReviewRound, RoundKind, RoundStatus, SeatStatus
from .rights import leads_reviews, writes

# Nobody plans a review further ahead.
FURTHEST = timedelta(days=365)
UNDER_WAY = (RoundStatus.OPEN, RoundStatus.SENT_BACK)


class CannotSteer(ValidationError):
    """Nothing was changed; the message says why."""


def may_look_after(user: Any, round: ReviewRound) -> bool:
    """Whether ``user`` may say what a review is about, answer its comments and end it."""
    return leads_reviews(user) or writes(user, round)


def may_end(user: Any, round: ReviewRound) -> bool:
    """Whether ``user`` may end a review: a full one is ended by who leads reviews alone."""
    return leads_reviews(user) if round.looks_at_everything else may_look_after(user, round)


def give_more_time(*, assignment: Assignment, until: date, user: Any) -> None:
    """Move the due date of a seat that waits; its escalation is over. Raises ``CannotSteer``."""
    if not leads_reviews(user):
        raise PermissionDenied
    today = timezone.localdate()
    if not today <= until <= today + FURTHEST:
        raise CannotSteer("Choose a day from today on, within a year.")
    waiting = Assignment.objects.filter(pk=assignment.pk, status=SeatStatus.WAITING, round__status__in=UNDER_WAY)
    if not waiting.update(due_on=until, escalated_on=None):
        raise CannotSteer("This seat waits for nothing any more. Nothing was changed.")


def say_what_it_is_about(*, round: ReviewRound, user: Any, **words: Any) -> None:
    """Keep the note for reviewers, the day it is needed on, and what changed. Raises ``CannotSteer``."""
    if not may_look_after(user, round):
        raise PermissionDenied
    if not ReviewRound.objects.filter(pk=round.pk, status__in=UNDER_WAY).update(**words):
        raise CannotSteer("This review has ended. Nothing was changed.")


def answer_comment(*, comment: ReviewComment, is_answered: bool, user: Any) -> None:
    """Note that a comment is answered, or that it is not after all."""
    if not may_look_after(user, comment.assignment.round):
        raise PermissionDenied
    comment.answered_at = timezone.now() if is_answered else None
    comment.save(update_fields=["answered_at"])


@transaction.atomic
def end_review(*, round: ReviewRound, user: Any) -> None:
    """Take a page out of review; its draft and its sign-offs stay. Raises ``CannotSteer``.

    A full review is ended by who leads reviews, and is still owed: the next review of the page is it. The one after an
    emergency correction goes on to its end while the correction is public.
    """
    if not may_end(user, round):
        raise PermissionDenied
    round = ReviewRound.objects.select_for_update().get(pk=round.pk)
    if round.status not in UNDER_WAY:
        raise CannotSteer("This review has ended already.")
    if round.kind == RoundKind.EMERGENCY and round.page.live:
        raise CannotSteer("The full review after an emergency correction goes on until every seat has signed.")
    state = WorkflowState.objects.filter(pk=round.workflow_state_id).first()
    if state and state.status in {WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES}:
        state.cancel(user=user)
    ReviewRound.objects.filter(pk=round.pk).update(status=RoundStatus.WITHDRAWN, closed_at=timezone.now())
