"""Which seats wait for whom: of open reviews, at the step that each of them is at."""

from datetime import UTC, date, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from wagtail.models import Page, Revision

from ..letters.occasions import waiting_seats
from ..models import (
    Absence,
    Authorship,
    NoticedFinding,
    PageCheck,
    RoundKind,
    Severity,
    SignOff,
)

# Before anybody wrote anything here.
_EVER = datetime(1970, 1, 1, tzinfo=UTC)
_DRAFT = "round__page__latest_revision__content__"


def seats_for(user: Any, *, today: date) -> QuerySet[Any]:
    """Seats that wait for ``user``: named to them, or for anybody of their role.

    A seat of somebody who is away waits for the stand-in; without a stand-in, for the whole role. ``is_mine`` says
    which are named to ``user``, ``wrote_it`` which they may not sign because they wrote the page.
    """
    away = Absence.objects.filter(user=OuterRef("reviewer"), first_day__lte=today, last_day__gte=today)
    left_alone = Q(reviewer=None) | Q(reviewer__is_active=False) | Exists(away.filter(stand_in=None))
    stands_in = Exists(away.filter(stand_in=user))
    of_role = Q(seat__group__in=user.groups.values("pk"))
    found = waiting_seats().filter(Q(reviewer=user) | (of_role & (left_alone | stands_in)))
    mine = Case(When(Q(reviewer=user) | stands_in, then=True), default=False, output_field=BooleanField())
    return found.annotate(is_mine=mine, since=judged_since()).annotate(wrote_it=_wrote(user))


def soonest_first(seats: QuerySet[Any]) -> QuerySet[Any]:
    """Those named to the reader first, each kind by its due date."""
    return seats.order_by("-is_mine", "due_on", "pk")


def with_facts(seats: QuerySet[Any]) -> QuerySet[Any]:
    """What a row says of its page, from the newest draft: ``code``, ``band_id``, ``may_be_told``, ``findings``;
    and ``signed_before``, the key of the seat's last yes to the page."""
    noticed = NoticedFinding.objects.filter(
        page_check=OuterRef("round__page_id"), severity__in=[Severity.BLOCK, Severity.WARN]
    )
    counted = noticed.order_by().values("page_check").annotate(count=Count("pk")).values("count")
    return seats.select_related("seat__stage", "round__page", "reviewer").annotate(
        code=F(f"{_DRAFT}code"),
        band_id=F(f"{_DRAFT}age_band"),
        may_be_told=F(f"{_DRAFT}disclosure_possible"),
        findings=Coalesce(Subquery(counted, output_field=IntegerField()), 0),
        was_checked=Exists(PageCheck.objects.filter(page=OuterRef("round__page_id"))),
        signed_before=Subquery(_yes_before().values("pk")[:1]),
    )


def _yes_before() -> QuerySet[SignOff]:
    """Every yes of the same seat to the same page, newest first."""
    of_seat = SignOff.objects.filter(page=OuterRef("round__page_id"), seat=OuterRef("seat_id"))
    return of_seat.positive().order_by("-signed_at", "-pk")


def judged_since() -> Coalesce:
    """The moment since which nobody who signs a seat may have written its page."""
    of_a_change = When(round__kind=RoundKind.CHANGE, then=Subquery(_yes_before().values("signed_at")[:1]))
    return Coalesce(Case(of_a_change, output_field=DateTimeField()), Value(_EVER, output_field=DateTimeField()))


def _wrote(user: Any) -> Case:
    """``reviews.independence.why_not_independent`` for many seats at once; a decision asks that again, one by one."""
    noted = Authorship.objects.filter(page=OuterRef("round__page_id"), user=user)
    revised = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id=Cast(OuterRef("round__page_id"), CharField()),
        user=user,
    )
    return Case(
        When(Exists(noted.filter(last_at__gt=OuterRef("since"))), then=True),
        When(Exists(revised.filter(created_at__gt=OuterRef("since"))), then=True),
        default=False,
        output_field=BooleanField(),
    )
