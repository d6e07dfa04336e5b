"""What reviews owe: how much waits for whom, how long a seat takes, which pages come due, what hangs on one person."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.utils import timezone

from ..letters.occasions import waiting_seats
from ..models import Assignment, PageDates, ReviewSeat, SignOff
from ..working_days import WorkingDays

# Working days from which a due date is called near.
NEAR = 3
# Days back that the median looks.
LOOKS_BACK = 90
# Days to the review date, and what the pages up to there are called.
BUCKETS = ((30, "Within 30 days"), (60, "31 to 60 days"), (90, "61 to 90 days"))
OVERDUE, LATER = "Overdue", "Later"


@dataclass(frozen=True, slots=True)
class SeatDebt:
    """What waits for the role of one seat. ``median_days``: working days to a decision; None without any lately."""

    seat: ReviewSeat
    people: list[str]
    waiting: int
    near: int
    overdue: int
    median_days: float | None
    decisions: int

    @property
    def hangs_on_one(self) -> bool:
        return len(self.people) == 1


@dataclass(frozen=True, slots=True)
class DueBucket:
    """How many public pages come due in a stretch of days, and how many of them are sensitive."""

    name: str
    pages: int
    sensitive: int


@dataclass(frozen=True, slots=True)
class HangsOnOne:
    """A page in review all of whose waiting seats one person would have to sign."""

    round_id: int
    title: str
    person: str
    seats: list[str]


def seat_debts(*, today: date, people: dict[int, dict[int, str]]) -> list[SeatDebt]:
    """A line for each seat, in their order. ``people``: of ``people_of_roles``."""
    calendar = WorkingDays.known()
    near = calendar.add(today, NEAR)
    counted: dict[int, Any] = {
        row["seat_id"]: row
        for row in waiting_seats()
        .order_by()
        .values("seat_id")
        .annotate(
            waiting=Count("pk"),
            near=Count("pk", filter=Q(due_on__gte=today, due_on__lte=near)),
            overdue=Count("pk", filter=Q(due_on__lt=today)),
        )
    }
    took = _days_taken(calendar, since=today - timedelta(days=LOOKS_BACK))
    return [
        SeatDebt(
            seat=seat,
            people=sorted(people[seat.group_id].values()),
            waiting=counted.get(seat.pk, {}).get("waiting", 0),
            near=counted.get(seat.pk, {}).get("near", 0),
            overdue=counted.get(seat.pk, {}).get("overdue", 0),
            median_days=median(took[seat.pk]) if took[seat.pk] else None,
            decisions=len(took[seat.pk]),
        )
        for seat in ReviewSeat.objects.select_related("group").order_by("position")
    ]


def _days_taken(calendar: WorkingDays, *, since: date) -> dict[int, list[int]]:
    """Working days from asking to deciding, of every decision since a day, by seat.

    A seat that was asked again after its decision says nothing of how long that one took.
    """
    asked_at = Assignment.objects.filter(round=OuterRef("round"), seat=OuterRef("seat")).values("asked_at")[:1]
    given = SignOff.objects.filter(signed_at__date__gte=since).annotate(asked_at=Subquery(asked_at)).order_by()
    moments = given.filter(asked_at__lte=F("signed_at")).values_list("seat_id", "asked_at", "signed_at")
    found: dict[int, list[int]] = defaultdict(list)
    for seat, asked, signed in moments:
        found[seat].append(calendar.between(timezone.localdate(asked), timezone.localdate(signed)))
    return found


def people_of_roles() -> dict[int, dict[int, str]]:
    """Everybody active in the role of a seat: by the key of the group, their names by their keys."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    columns = ("group_id", "group__user", "group__user__first_name", "group__user__last_name", "group__user__email")
    for group, user, first, last, email in (
        ReviewSeat.objects.filter(group__user__is_active=True).order_by().values_list(*columns).distinct()
    ):
        found[group][user] = f"{first} {last}".strip() or email
    return found


def due_buckets(*, today: date) -> list[DueBucket]:
    """Public pages by the days to their review date, in one query."""
    edges = [(OVERDUE, Q(review_due_on__lt=today))]
    begin = today
    for days, name in BUCKETS:
        end = today + timedelta(days=days)
        edges.append((name, Q(review_due_on__gte=begin, review_due_on__lte=end)))
        begin = end + timedelta(days=1)
    edges.append((LATER, Q(review_due_on__gte=begin)))
    counts: dict[str, Any] = {}
    for number, (_, inside) in enumerate(edges):
        counts[f"pages{number}"] = Count("pk", filter=inside)
        counts[f"sensitive{number}"] = Count("pk", filter=inside & Q(is_sensitive=True))
    found = PageDates.objects.filter(page__live=True).aggregate(**counts)
    return [
        DueBucket(name, found[f"pages{number}"], found[f"sensitive{number}"]) for number, (name, _) in enumerate(edges)
    ]


def hanging_on_one(*, people: dict[int, dict[int, str]]) -> list[HangsOnOne]:
    """Pages in review all of whose seats that wait now only one person could sign, or is named for."""
    rows = waiting_seats().values_list(
        "round_id", "round__page__draft_title", "seat__name", "seat__group_id", "reviewer_id"
    )
    able: dict[int, set[int]] = defaultdict(set)
    titles: dict[int, str] = {}
    seats: dict[int, list[str]] = defaultdict(list)
    for round_id, title, seat, group, reviewer in rows:
        titles[round_id] = title
        seats[round_id].append(seat)
        able[round_id] |= {reviewer} if reviewer in people[group] else set(people[group])
    names = {user: name for role in people.values() for user, name in role.items()}
    return [
        HangsOnOne(round_id, titles[round_id], names[next(iter(those))], seats[round_id])
        for round_id, those in able.items()
        if len(those) == 1
    ]
