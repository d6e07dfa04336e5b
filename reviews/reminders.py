"""Reminders for seats that wait: three working days ahead, on the day, overdue; then the lead editors are told.

A seat that waits again because its page was edited is asked for here too, not at each save. Each letter at most once,
however often this runs. Of several that apply, because nobody ran it for days, the most urgent.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from .letters import write_letters
from .letters.occasions import ask_for, asked_key, moment, seat_context, waiting_seats
from .models import Assignment, Letter, ReviewRound, RoundStatus, SeatStatus
from .who_is_asked import Asked, asking, lead_editors
from .working_days import WorkingDays

DAYS_AHEAD = 3
# Working days after the due date from which the lead editors are told.
ESCALATED_AFTER = 2
ASKED, SOON, DUE, OVERDUE = "asked", "soon", "due", "overdue"


@dataclass(slots=True)
class Reminded:
    """What a round of reminders for seats did, in seats."""

    stages: dict[str, int] = field(default_factory=lambda: {ASKED: 0, SOON: 0, DUE: 0, OVERDUE: 0})
    escalated: int = 0


def remind_seats(*, today: date) -> Reminded:
    """Write the reminders of ``today``. The same number of queries for any number of seats that need none."""
    calendar, done = WorkingDays.known(), Reminded()
    waiting = list(waiting_seats())
    written = _written_for(waiting)
    for assignment in waiting:
        stage = _stage(assignment, today=today, calendar=calendar)
        if _key(assignment, stage) not in written and _remind(assignment, stage, today=today):
            done.stages[stage] += 1
        late = calendar.between(assignment.due_on, today) >= ESCALATED_AFTER
        if late and assignment.escalated_on is None and _escalate(assignment, today=today):
            done.escalated += 1
    return done


def _stage(assignment: Assignment, *, today: date, calendar: WorkingDays) -> str:
    """Which letter applies. Whoever is asked within the last days before a seat is due is not reminded of them too."""
    if today > assignment.due_on:
        return OVERDUE
    if today == assignment.due_on:
        return DUE
    first = calendar.add(assignment.due_on, -DAYS_AHEAD)
    return SOON if timezone.localdate(assignment.asked_at) < first <= today else ASKED


def _key(assignment: Assignment, stage: str) -> str:
    if stage == ASKED:
        return asked_key(assignment)
    # A seat that is asked anew, or gets more time, is reminded anew.
    return f"seat:{assignment.pk}:{moment(assignment.asked_at)}:{assignment.due_on}:{stage}"


def _written_for(assignments: list[Assignment]) -> set[str]:
    """Keys, without the reader, of what was written since the oldest of these seats was asked."""
    if not assignments:
        return set()
    since = min(assignment.asked_at for assignment in assignments)
    about_seats = Q(key__startswith="seat:") | Q(key__startswith="asked:")
    keys = Letter.objects.filter(about_seats, written_at__gte=since).values_list("key", flat=True)
    written = {key.rpartition(":")[0] for key in keys}
    # Who has been reminded of a seat needs not be asked for it any more.
    return written | {":".join(["asked", *key.split(":")[1:3]]) for key in written if key.startswith("seat:")}


@transaction.atomic
def _remind(assignment: Assignment, stage: str, *, today: date) -> bool:
    if not _still_waits(assignment):
        return False
    if stage == ASKED:
        return bool(ask_for(assignment, today=today, send=False))
    asked = asking(assignment, today=today)
    context = seat_context(assignment, asked)
    return bool(
        write_letters(
            key=_key(assignment, stage), people=asked.people, template=f"seat_{stage}", context=context, send=False
        )
    )


@transaction.atomic
def _escalate(assignment: Assignment, *, today: date) -> bool:
    if not _still_waits(assignment):
        return False
    # Of two processes one finds that the other has just done it.
    if not Assignment.objects.filter(pk=assignment.pk, escalated_on=None).update(escalated_on=today):
        return False
    asked = asking(assignment, today=today)
    context = seat_context(assignment, asked) | {"asked": _names(asked)}
    key, leads = _key(assignment, "escalated"), lead_editors(today=today)
    write_letters(key=key, people=leads, template="seat_escalated", context=context, send=False)
    return True


def _still_waits(assignment: Assignment) -> bool:
    """Whether nobody has decided since the list was read; whoever decides now waits until the letter is written."""
    round = ReviewRound.objects.select_for_update().filter(pk=assignment.round_id, status=RoundStatus.OPEN)
    return bool(round) and Assignment.objects.filter(pk=assignment.pk, status=SeatStatus.WAITING).exists()


def _names(asked: Asked) -> str:
    people: list[Any] = [] if asked.nobody_fits else asked.people
    return ", ".join(str(user) for user in people)
