"""A review under way: what it asks for, how far it is, and where it goes next."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState

from curriculum.models import ModulePage
from lessons.models import LessonPage

from .beginning import beginning_of, begins_as
from .content.hashing import content_hash, part_hashes
from .drafts import newest_draft
from .kept_findings import is_asked_again, proposals
from .models import Assignment, Decision, ReviewRound, ReviewSeat, ReviewStage, RoundKind, RoundStatus, SeatStatus
from .models.rounds import UNFINISHED
from .pending import give_up_schedule
from .risk import is_sensitive, needs_review_of
from .standing import holds, last_written, newest_sign_offs
from .working_days import add_working_days


class CannotReview(ValidationError):
    """A review can't be opened; the message says why."""


def open_round(*, workflow_state: WorkflowState, user: Any = None) -> ReviewRound:
    """The round of a review that has just been submitted. Its seats wait from now on."""
    page = Page.objects.get(pk=workflow_state.object_id)
    # Signed and then changed, or scheduled and then taken back: what was signed carries over into the new round.
    give_up_schedule(page.pk)
    page.review_rounds.filter(status__in=UNFINISHED).update(status=RoundStatus.WITHDRAWN, closed_at=timezone.now())
    round = ReviewRound.objects.create(
        page=page,
        workflow_state=workflow_state,
        opened_at=timezone.now(),
        opened_by=user or workflow_state.requested_by,
        **beginning_of(page).as_fields(),
    )
    return refresh(round)


@transaction.atomic
def start_full_review(*, page: Page, user: Any, kind: RoundKind = RoundKind.FULL) -> ReviewRound:
    """Ask every seat again, whatever was signed before. A review that is under way becomes the full one.

    The one after an emergency correction stays what it is. Raises ``CannotReview`` for a page that has no workflow.
    """
    page = page.specific
    under_way = page.review_rounds.filter(status__in=(RoundStatus.OPEN, RoundStatus.SENT_BACK))
    round = under_way.select_for_update().first()
    if round is None:
        workflow = page.get_workflow()
        if workflow is None:
            raise CannotReview("No review is set up for this page. Ask an administrator to install the reviews.")
        if page.latest_revision_id is None:
            page.save_revision()
        with begins_as(kind):
            return workflow.start(page, user).review_round
    if kind == RoundKind.EMERGENCY or not (round.looks_at_everything and round.full_since):
        round.kind, round.full_since = kind, timezone.now()
        round.save(update_fields=["kind", "full_since"])
    if round.status == RoundStatus.SENT_BACK:
        # Its seats are asked as soon as this is saved.
        round.workflow_state.resume(user=user)
        round.refresh_from_db()
    refresh(round)
    advance(round, user=user)
    return round


def page_under_review(round: ReviewRound) -> Any:
    """The page as its newest draft has it, fetched anew."""
    return newest_draft(round.page_id)


@transaction.atomic
def refresh(round: ReviewRound, *, page: Any = None) -> ReviewRound:
    """Work out again what stands on the page and what each seat has come to. Safe to repeat.

    ``page``: the newest draft, if the caller has it in hand. A seat whose parts changed waits again, with new days.
    """
    page = page or page_under_review(round)
    round.part_hashes = part_hashes(page)
    round.content_hash = content_hash(round.part_hashes)
    round.is_sensitive = is_sensitive(page)
    round.save(update_fields=["part_hashes", "content_hash", "is_sensitive"])
    _settle_seats(round, needed=needs_review_of(page))
    return round


def settle(round: ReviewRound) -> None:
    """Work out again what the seats have come to, of words that were looked at a moment ago in this transaction."""
    asked = round.assignments.exclude(status=SeatStatus.NOT_NEEDED)
    _settle_seats(round, needed=tuple(asked.values_list("seat__code", flat=True)))


def _settle_seats(round: ReviewRound, *, needed: tuple[str, ...]) -> None:
    newest, written, proposed = newest_sign_offs(round), last_written(round.page_id), proposals(round.page_id)
    existing = {each.seat.code: each for each in round.assignments.select_related("seat")}
    for seat in ReviewSeat.objects.filter(code__in={*needed, *existing}):
        sign_off = newest.get(seat.pk)
        status = SeatStatus.WAITING
        if seat.code not in needed:
            status = SeatStatus.NOT_NEEDED
        elif sign_off is None:
            pass
        elif holds(sign_off, hashes=round.part_hashes, last_written=written) and not is_asked_again(sign_off, proposed):
            status = SeatStatus.SIGNED if sign_off.round_id == round.pk else SeatStatus.CARRIED
        elif _asks_for_changes(sign_off, round):
            status = SeatStatus.SENT_BACK
        _settle(round, seat, existing.get(seat.code), status=status, sign_off=sign_off)


def _asks_for_changes(sign_off: Any, round: ReviewRound) -> bool:
    """Whether a seat has asked for changes that nobody has made yet."""
    return (
        sign_off.decision == Decision.REQUEST_CHANGES
        and sign_off.round_id == round.pk
        and not (round.resumed_at and sign_off.signed_at < round.resumed_at)
        and sign_off.part_hashes == sign_off.seat.covers(round.part_hashes)
    )


def _settle(round: ReviewRound, seat: ReviewSeat, assignment: Assignment | None, *, status: str, sign_off: Any) -> None:
    now = timezone.now()
    if assignment is None:
        Assignment.objects.create(
            round=round, seat=seat, status=status, sign_off=sign_off, asked_at=now, due_on=due_on(seat, round=round)
        )
        return
    if (assignment.status, assignment.sign_off_id) == (status, sign_off and sign_off.pk):
        return
    if status == SeatStatus.WAITING and assignment.status != SeatStatus.WAITING:
        assignment.asked_at, assignment.due_on, assignment.escalated_on = now, due_on(seat, round=round), None
    assignment.status, assignment.sign_off = status, sign_off
    assignment.save()


def due_on(seat: ReviewSeat, *, round: ReviewRound) -> date:
    """The day by which a seat that is asked today should have decided: never later than its whole review."""
    days = add_working_days(timezone.localdate(), seat.working_days)
    return min(days, round.due_on) if round.due_on else days


def open_stage(round: ReviewRound) -> ReviewStage | None:
    """The first stage that still lacks a sign-off; None when everything is signed."""
    unfilled = unfilled_seats(round)
    return unfilled[0].seat.stage if unfilled else None


def unfilled_seats(round: ReviewRound) -> list[Assignment]:
    """The seats that still lack a sign-off, in the order in which they are asked."""
    asked = round.assignments.exclude(status=SeatStatus.NOT_NEEDED)
    in_order = asked.select_related("seat__stage", "seat__group").order_by("seat__position")
    return [each for each in in_order if not each.is_filled]


def advance(round: ReviewRound, *, user: Any = None) -> None:
    """Lead Wagtail's workflow to where the sign-offs are: on to the next stage, back to an earlier one, or to its end.

    Its end releases the page (``reviews.publishing``).
    """
    has_moved = False
    for _ in range(2 * ReviewStage.objects.count() + 1):
        round.refresh_from_db()
        state = WorkflowState.objects.filter(pk=round.workflow_state_id, status="in_progress").first()
        if state is None or state.current_task_state is None:
            return
        step = state.current_task_state
        stage = open_stage(round)
        if stage is not None and stage.pk == step.task_id:
            if has_moved:
                _begin(round, stage)
            return
        has_moved = True
        if stage is None or _comes_before(step.task_id, stage):
            step.revision = Page.objects.get(pk=round.page_id).get_latest_revision()
            step.save(update_fields=["revision"])
            step.approve(user=user)
        else:
            # A stage that is asked again was not passed after all, also where the draft is the same.
            passed = TaskState.objects.filter(workflow_state=state, task_id=stage.pk, status=TaskState.STATUS_APPROVED)
            passed.update(status=TaskState.STATUS_CANCELLED)
            step.cancel(user=user)


def _begin(round: ReviewRound, stage: ReviewStage) -> None:
    """The days of a seat run from the moment at which the page comes to its stage."""
    for assignment in round.assignments.filter(seat__stage=stage, status=SeatStatus.WAITING).select_related("seat"):
        assignment.asked_at, assignment.escalated_on = timezone.now(), None
        assignment.due_on = due_on(assignment.seat, round=round)
        assignment.save(update_fields=["asked_at", "due_on", "escalated_on"])


def _comes_before(task_id: int, stage: ReviewStage) -> bool:
    first_seat = {row["stage_id"]: row["position"] for row in ReviewSeat.objects.values("stage_id", "position")}
    return first_seat.get(task_id, 0) < first_seat[stage.pk]


def waits_for(round: ReviewRound) -> list[str]:
    """The names of the seats of the stage that a review is at which are not filled, in order."""
    return first_names(unfilled_seats(round))


def first_names(unfilled: Sequence[Assignment]) -> list[str]:
    """The names of those of ``unfilled`` that are asked first, all of one stage."""
    return [each.seat.name for each in unfilled if each.seat.stage_id == unfilled[0].seat.stage_id]


def next_steps(assignment: Assignment, *, unfilled: Sequence[Assignment]) -> dict[str, str]:
    """What will happen on each decision, as its button says it, where the seats ``unfilled`` are not signed."""
    waiting = first_names([each for each in unfilled if each.pk != assignment.pk])
    on_yes = f": waits for {' and '.join(waiting).lower()}" if waiting else _last_step(assignment.round)
    follows = {
        Decision.REQUEST_CHANGES: ": goes back to its editors",
        Decision.OUTSIDE_COMPETENCE: ": the seat is free again",
    }
    return {decision.value: f"{decision.label}{follows.get(decision, on_yes)}" for decision in Decision}


def _last_step(round: ReviewRound) -> str:
    page = round.page.specific
    if waits_for_its_module(page):
        return ": waits for its module"
    if page.go_live_at and page.go_live_at > timezone.now():
        return " and schedule"
    return " and release"


def waits_for_its_module(page: Any) -> bool:
    """Whether a page can be public only together with others: a module's first release is one."""
    module = page.get_parent() if isinstance(page, LessonPage) else page
    together = isinstance(page, LessonPage | ModulePage)
    return together and not module.releases.filter(released_at__isnull=False).exists()
