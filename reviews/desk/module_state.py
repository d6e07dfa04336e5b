"""How far a module and its lessons are on their way to the public, which they reach together."""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse
from wagtail.models import Page

from curriculum.models import ModulePage
from lessons.models import LessonPage

from ..models import Assignment, ReviewRound, RoundStatus, SeatStatus
from ..models.rounds import UNFINISHED
from ..reviewing import waits_for_its_module
from .round_state import stage_reached


@dataclass(frozen=True, slots=True)
class PageState:
    """A page of a module: how far its review is. ``address`` is that of its review, or of its editor without one."""

    title: str
    code: str
    is_signed: bool
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class ModuleState:
    """A module with its lessons. ``why_not`` says why it can't be released yet; empty when it can."""

    module: ModulePage
    pages: list[PageState]
    why_not: list[str]


def module_state(module: ModulePage) -> ModuleState:
    """How far ``module`` is; the same number of queries however many lessons it has."""
    lessons = list(LessonPage.objects.child_of(module).defer_streamfields().order_by("path"))
    pages = [module, *lessons]
    rounds = {
        round.page_id: round
        for round in ReviewRound.objects.filter(
            page__in=[page.pk for page in pages], status__in=UNFINISHED
        ).prefetch_related(seats_by_name())
    }
    states = [_state(page, rounds.get(page.pk)) for page in pages]
    return ModuleState(module, states, _why_not(module, states))


def _state(page: Page, round: ReviewRound | None) -> PageState:
    return PageState(
        title=page.get_admin_display_title(),
        code=getattr(page, "code", ""),
        is_signed=bool(round and round.status == RoundStatus.SIGNED),
        words=_words(page, round),
        address=reverse("review_round", args=[round.pk])
        if round
        else reverse("wagtailadmin_pages:edit", args=[page.pk]),
    )


def _words(page: Page, round: ReviewRound | None) -> str:
    if round is None:
        return "Public, with nothing under review" if page.live else "Not in review yet"
    if round.status == RoundStatus.OPEN:
        return f"Waits for {', '.join(waiting_names(round))}"
    return str(round.get_status_display())


def seats_by_name() -> Prefetch:
    """The seats of reviews with what ``waiting_names`` asks of them, and not with their checklists."""
    needed = ("status", "round_id", "seat_id", "seat__name", "seat__stage_id", "seat__position")
    return Prefetch("assignments", Assignment.objects.select_related("seat").only(*needed).order_by("seat__position"))


def waiting_names(round: ReviewRound) -> list[str]:
    """The seats that a review waits for now, whose seats were fetched by ``seats_by_name``."""
    seats = [seat for seat in round.assignments.all() if seat.status != SeatStatus.NOT_NEEDED]
    reached = stage_reached(seats)
    return [seat.seat.name.lower() for seat in seats if not seat.is_filled and seat.seat.stage_id == reached]


def _why_not(module: ModulePage, states: list[PageState]) -> list[str]:
    if not waits_for_its_module(module):
        return ["This module has been released before. Its pages go live one by one."]
    if len(states) == 1:
        return ["A module is released together with its lessons, and this one has none yet."]
    unsigned = sum(not state.is_signed for state in states)
    if not unsigned:
        return []
    return [f"{unsigned} of {len(states)} pages {'are' if unsigned > 1 else 'is'} not signed yet."]
