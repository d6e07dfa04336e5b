"""What a review hears of Wagtail: a draft was kept, a review began or stopped, a step was passed, a page went live."""

from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models.signals import post_save, pre_save
from django.utils import timezone
from wagtail.models import Page, Revision, TaskState, WorkflowState
from wagtail.signals import page_published, page_unpublished, workflow_submitted

from .authors import is_of_a_page, note_author
from .content.hashing import content_hash, part_hashes
from .letters import tell_seats_asked
from .models import ReviewRound, ReviewStage, RoundKind, RoundStatus, SeatStatus, SignOff
from .page_checks import check_page
from .pending import page_went_down, schedule_was_cleared
from .releasing import scheduled_release_went_live
from .reviewing import advance, open_round, refresh, settle


class RevisionInReview(PermissionDenied):
    """A revision that reviewers were shown is never overwritten: what comes after it is a revision of its own."""


class StepNotSigned(PermissionDenied):
    """A stage of a review is passed by its sign-offs, whoever asks."""


class ReviewIsOwed(PermissionDenied):
    """While a correction of an emergency is public, its full review is ended by nothing but its sign-offs."""

    def __init__(self, message: str, *, page_id: int) -> None:
        self.page_id = page_id
        super().__init__(message)


def listen() -> None:
    """Connect everything, once, when the models are ready."""
    pre_save.connect(refuse_overwriting, sender=Revision, dispatch_uid="reviews.receivers.overwriting")
    post_save.connect(note_author, sender=Revision, dispatch_uid="reviews.receivers.author")
    post_save.connect(draft_was_kept, sender=Revision, dispatch_uid="reviews.receivers.draft")
    post_save.connect(schedule_was_cleared, sender=Revision, dispatch_uid="reviews.receivers.schedule")
    pre_save.connect(refuse_to_end, sender=WorkflowState, dispatch_uid="reviews.receivers.owed")
    post_save.connect(review_moved, sender=WorkflowState, dispatch_uid="reviews.receivers.review")
    pre_save.connect(refuse_unsigned_step, dispatch_uid="reviews.receivers.step")
    workflow_submitted.connect(seats_are_asked, dispatch_uid="reviews.receivers.asked")
    page_published.connect(scheduled_release_went_live, dispatch_uid="reviews.receivers.live")
    page_unpublished.connect(page_went_down, dispatch_uid="reviews.receivers.down")
    page_unpublished.connect(look_again, dispatch_uid="reviews.receivers.look_again")
    page_published.connect(look_again, dispatch_uid="reviews.receivers.look_again")


def refuse_overwriting(*, instance: Revision, raw: bool, **kwargs: Any) -> None:
    """Raise ``RevisionInReview`` where the words of a revision change after it was submitted."""
    if raw or instance._state.adding or not is_of_a_page(instance):
        return
    kept = Revision.objects.filter(pk=instance.pk).first()
    if kept is not None and kept.content != instance.content and _was_shown(kept):
        raise RevisionInReview("Reviewers have been shown this version. Save your changes as a new draft.")


def _was_shown(kept: Revision) -> bool:
    """Whether a revision was submitted, or somebody has signed the page since it was kept."""
    signed = SignOff.objects.filter(page_id=kept.object_id, signed_at__gte=kept.created_at)
    return kept.task_states.exists() or signed.exists()


def draft_was_kept(*, instance: Revision, raw: bool, update_fields: Any = None, **kwargs: Any) -> None:
    """Look again at what is under review. Autosaves repeat it, so it only keeps what follows from the draft."""
    if raw or update_fields or not is_of_a_page(instance):
        return
    rounds = ReviewRound.objects.filter(
        page_id=instance.object_id, status__in=(RoundStatus.OPEN, RoundStatus.SENT_BACK, RoundStatus.SIGNED)
    )
    for round in rounds:
        page = instance.as_object()
        if round.status != RoundStatus.SIGNED:
            refresh(round, page=page)
        elif content_hash(part_hashes(page)) != round.content_hash:
            # Signed, and changed before it could go live: it is submitted again, and what is unchanged carries over.
            ReviewRound.objects.filter(pk=round.pk).update(status=RoundStatus.WITHDRAWN, closed_at=timezone.now())


def refuse_to_end(*, instance: WorkflowState, raw: bool, **kwargs: Any) -> None:
    """Raise ``ReviewIsOwed`` where a review that is owed would be cancelled, by whatever door."""
    if raw or instance.status != WorkflowState.STATUS_CANCELLED or instance._state.adding:
        return
    under_way = (RoundStatus.OPEN, RoundStatus.SENT_BACK)
    owed = ReviewRound.objects.filter(workflow_state=instance, kind=RoundKind.EMERGENCY, status__in=under_way)
    page_id = owed.filter(page__live=True).values_list("page_id", flat=True).first()
    if page_id:
        raise ReviewIsOwed(
            "The full review after an emergency correction goes on until every seat has signed. "
            "Give seats more time, ask for changes, or take the page down first.",
            page_id=page_id,
        )


def review_moved(*, instance: WorkflowState, created: bool, raw: bool, **kwargs: Any) -> None:
    """Open the round of a review that begins; send it back, take it up again or close it with the review."""
    if raw or not _is_ours(instance):
        return
    if created:
        open_round(workflow_state=instance)
        return
    rounds = ReviewRound.objects.filter(workflow_state=instance)
    if instance.status == WorkflowState.STATUS_NEEDS_CHANGES:
        rounds.filter(status=RoundStatus.OPEN).update(status=RoundStatus.SENT_BACK)
    elif instance.status == WorkflowState.STATUS_IN_PROGRESS:
        if rounds.filter(status=RoundStatus.SENT_BACK).update(status=RoundStatus.OPEN, resumed_at=timezone.now()):
            # Wagtail says nothing when a review is taken up again, and is still about to begin its step.
            transaction.on_commit(partial(seats_are_asked, instance=instance))
    elif instance.status == WorkflowState.STATUS_CANCELLED:
        rounds.filter(status__in=(RoundStatus.OPEN, RoundStatus.SENT_BACK)).update(
            status=RoundStatus.WITHDRAWN, closed_at=timezone.now()
        )


def _is_ours(state: WorkflowState) -> bool:
    if not issubclass(state.base_content_type.model_class() or object, Page):
        return False
    return ReviewStage.objects.filter(workflow_tasks__workflow=state.workflow_id).exists()


def seats_are_asked(*, instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    """Tell the people of the seats; where everything was signed before and nothing has changed, go straight on."""
    round = ReviewRound.objects.filter(workflow_state=instance).first()
    if round is None:
        return
    # Whoever asked for changes is asked again, also where nothing that they cover was changed.
    settle(round)
    # What the reviewers' lists say of findings is of the words that were submitted.
    check_page(round.page.specific)
    with transaction.atomic():
        advance(round, user=user)
    round.refresh_from_db()
    if round.status == RoundStatus.OPEN:
        tell_seats_asked(round)


def look_again(*, instance: Page, **kwargs: Any) -> None:
    """What counts of earlier sign-offs changes when a page goes down or comes back: its seats hear of it."""
    transaction.on_commit(partial(_look_again, instance.pk))


@transaction.atomic
def _look_again(page_id: int) -> None:
    under_way = ReviewRound.objects.filter(page_id=page_id, status__in=(RoundStatus.OPEN, RoundStatus.SENT_BACK))
    for round in under_way.select_for_update():
        before = set(round.assignments.values_list("pk", "status"))
        refresh(round)
        if set(round.assignments.values_list("pk", "status")) != before:
            advance(round)
            tell_seats_asked(round)


def refuse_unsigned_step(*, instance: Any, raw: bool, **kwargs: Any) -> None:
    """Raise ``StepNotSigned`` where a stage would pass although a seat of it lacks its sign-off."""
    if raw or not isinstance(instance, TaskState) or instance.status != TaskState.STATUS_APPROVED:
        return
    stage = ReviewStage.objects.filter(pk=instance.task_id).first()
    if stage is None:
        return
    round = ReviewRound.objects.filter(workflow_state=instance.workflow_state_id).first()
    if round is None:
        raise StepNotSigned("This review has no record, so no step of it can be passed.")
    refresh(round)
    asked = round.assignments.filter(seat__stage=stage).exclude(status=SeatStatus.NOT_NEEDED)
    if any(not assignment.is_filled for assignment in asked):
        raise StepNotSigned("A stage is passed when all of its seats are signed.")
