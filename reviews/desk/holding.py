"""Who holds a seat while it waits: taken, handed over, given back, or named by whoever steers the review."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.models import Page, Revision

from users.models import User

from ..independence import why_not
from ..models import Assignment, Authorship, RoundStatus, SeatStatus
from .waiting import judged_since


class CannotHold(ValidationError):
    """Somebody can't take a seat, or can't be asked to; the message says why."""


def people_for(assignment: Assignment) -> QuerySet[User]:
    """Everybody who holds the role of a seat and has an active account, by name."""
    of_role = User.objects.filter(groups=assignment.seat.group_id, is_active=True)
    return of_role.order_by("first_name", "last_name", "email")


def may_be_asked(assignment: Assignment) -> QuerySet[User]:
    """Who could hold the seat instead of whoever does: people of the role who did not write the page."""
    since = Assignment.objects.annotate(since=judged_since()).values_list("since", flat=True).get(pk=assignment.pk)
    page_id = assignment.round.page_id
    noted = Authorship.objects.filter(page=page_id, last_at__gt=since)
    revised = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id=str(page_id), created_at__gt=since
    )
    others = people_for(assignment).exclude(pk=assignment.reviewer_id or 0)
    return others.exclude(pk__in=noted.values("user")).exclude(pk__in=revised.exclude(user=None).values("user"))


@transaction.atomic
def claim(*, assignment: Assignment, user: Any) -> None:
    """Give a free seat to ``user``. Raises ``CannotHold``: of two who press at the same moment one is told so."""
    if reason := why_not(user=user, assignment=assignment):
        raise CannotHold(reason)
    free = Q(reviewer=None) | Q(reviewer__is_active=False)
    if not _waiting(assignment).filter(free).update(reviewer=user):
        raise CannotHold(_why_not_free(assignment))


@transaction.atomic
def hand_over(*, assignment: Assignment, user: Any, to: Any) -> None:
    """Give a seat that ``user`` holds, or a free one, to somebody else of the role; ``to`` None gives it back.

    Raises ``CannotHold``. Who is asked is told by mail by whoever calls this.
    """
    _refuse_another(assignment, to)
    if not _waiting(assignment).filter(Q(reviewer=user) | Q(reviewer=None)).update(reviewer=to):
        raise CannotHold(_why_not_free(assignment))


@transaction.atomic
def name_person(*, assignment: Assignment, to: Any) -> None:
    """Ask a named person to take a seat, whoever holds it now; ``to`` None frees it. Raises ``CannotHold``."""
    _refuse_another(assignment, to)
    if not _waiting(assignment).update(reviewer=to):
        raise CannotHold(_why_not_free(assignment))


def _waiting(assignment: Assignment) -> QuerySet[Assignment]:
    open_rounds = (RoundStatus.OPEN, RoundStatus.SENT_BACK)
    return Assignment.objects.filter(pk=assignment.pk, status=SeatStatus.WAITING, round__status__in=open_rounds)


def _refuse_another(assignment: Assignment, to: Any) -> None:
    if to is not None and why_not(user=to, assignment=assignment):
        raise CannotHold(f"{to} can't take this seat: whoever does must hold its role and not have written the page.")


def _why_not_free(assignment: Assignment) -> str:
    now = Assignment.objects.select_related("reviewer", "round").get(pk=assignment.pk)
    if now.round.status not in (RoundStatus.OPEN, RoundStatus.SENT_BACK):
        return "This review is closed. Nothing was changed."
    if now.status != SeatStatus.WAITING:
        return "This seat is decided already. Nothing was changed."
    return f"{now.reviewer or 'Somebody else'} holds this seat. Nothing was changed."
