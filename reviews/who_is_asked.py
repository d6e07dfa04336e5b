"""Whom a seat of a review is waiting for today."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from .independence import why_not
from .models import Absence, Assignment

LEAD_EDITORS = "Lead editors"


@dataclass(frozen=True, slots=True)
class Asked:
    """The people who can fill a seat today, and why it is they."""

    people: list[Any] = field(default_factory=list)
    away: Any = None  # the person whom the seat was given to, while others are asked for them
    nobody_fits: bool = False  # no one of the role may sign: the people are lead editors, who find somebody


def who_is_asked(assignment: Assignment, *, today: date | None = None) -> list[Any]:
    """The users whom the seat waits for; see ``asking``."""
    return asking(assignment, today=today).people


def asking(assignment: Assignment, *, today: date | None = None) -> Asked:
    """The person named, or while they are away whoever stands in; else everybody of the role who may sign and is here;
    else the lead editors, so that a seat never waits for nobody.

    Whoever can't sign any more, because they have edited the page or left the role, is not asked.
    """
    today = today or timezone.localdate()
    away, named = away_on(today), assignment.reviewer
    if named and _can_take(named, assignment, away=away):
        return Asked([named])
    if named and named.pk in away:
        absence = absence_of(named, today=today)
        if absence and absence.stand_in and _can_take(absence.stand_in, assignment, away=away):
            return Asked([absence.stand_in], away=named)
    else:
        named = None
    role = assignment.seat.group.user_set.filter(is_active=True).order_by("pk")
    people = [user for user in role if _can_take(user, assignment, away=away)]
    return Asked(people, away=named) if people else Asked(lead_editors(today=today), away=named, nobody_fits=True)


def absence_of(user: Any, *, today: date) -> Absence | None:
    """The absence that ``user`` is on today: of several the one that ends last."""
    return (
        Absence.objects.filter(user=user, first_day__lte=today, last_day__gte=today)
        .select_related("stand_in")
        .order_by("-last_day")
        .first()
    )


def away_on(day: date) -> set[int]:
    """Primary keys of the users who are away on ``day``."""
    return set(Absence.objects.filter(first_day__lte=day, last_day__gte=day).values_list("user_id", flat=True))


def lead_editors(*, today: date) -> list[Any]:
    """The lead editors who are here; all of them while everybody is away; superusers where there is none."""
    users = get_user_model()._default_manager.filter(is_active=True).order_by("pk")
    leads = list(users.filter(groups__name=LEAD_EDITORS)) or list(users.filter(is_superuser=True))
    away = away_on(today)
    return [user for user in leads if user.pk not in away] or leads


def _can_take(user: Any, assignment: Assignment, *, away: set[int]) -> bool:
    return user.is_active and user.pk not in away and why_not(user=user, assignment=assignment) == ""
