"""What waits for an editor: drafts, gaps, changes that are not public, outcomes that no lesson serves."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

from curriculum.models import ModulePage
from lessons.coverage import outcomes_gaps_first
from lessons.models import LessonPage
from lessons.unfinished import Unfinished, unfinished
from reviews.models import ReviewRound, RoundStatus
from reviews.models.rounds import UNFINISHED

# Lines of one list; the rest is a link away.
LINES = 6
NOT_SUBMITTED = "Not submitted for review yet."
REVIEWS_IN_WORDS = {
    RoundStatus.OPEN: "In review.",
    RoundStatus.SENT_BACK: "A reviewer asks for changes.",
    RoundStatus.SIGNED: "Signed. It goes live with its module.",
    RoundStatus.SCHEDULED: "Signed. It goes live on its day.",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do: where it is done, and what is the matter."""

    text: str
    address: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ToDoList:
    """A heading and its lines, the first ``LINES`` of ``count``; ``more`` is where all of them are."""

    heading: str
    count: int
    more: str
    lines: list[Line] = field(default_factory=list)

    @property
    def left_over(self) -> int:
        """How many things the lines leave out."""
        return self.count - len(self.lines)


def to_do_lists(user: Any) -> Iterator[ToDoList]:
    """What ``user`` may see to, as lists without empty ones; the same number of queries however much there is."""
    pages = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, ["change"])
    lessons = LessonPage.objects.filter(pk__in=pages.values("pk")).order_by("path")
    modules = ModulePage.objects.filter(pk__in=pages.values("pk")).order_by("path").defer_streamfields()
    for found in (_drafts(modules, lessons), _gaps(lessons.live()), _changed(pages), _outcomes()):
        if found.count:
            yield found


def _drafts(modules: PageQuerySet, lessons: PageQuerySet) -> ToDoList:
    drafts = lessons.filter(live=False)
    gaps = {each.lesson.pk: each for each in unfinished(drafts)}
    waiting = [*modules.filter(live=False), *drafts.defer_streamfields()]
    reviews = _reviews(waiting[:LINES])
    lines = [
        Line(_name(page), _editor(page), reviews.get(page.pk) or _gaps_in_words(gaps.get(page.pk)))
        for page in waiting[:LINES]
    ]
    return ToDoList("Drafts that are not public", len(waiting), reverse("every_lesson:index") + "?status=draft", lines)


def _gaps(lessons: PageQuerySet) -> ToDoList:
    found = unfinished(lessons)
    lines = [Line(_name(each.lesson), _editor(each.lesson), _gaps_in_words(each)) for each in found[:LINES]]
    return ToDoList("Public lessons with something missing", len(found), reverse("every_lesson:index"), lines)


def _changed(pages: PageQuerySet) -> ToDoList:
    changed = pages.filter(live=True, has_unpublished_changes=True).order_by("path")
    first = list(changed.defer_streamfields().specific()[:LINES])
    reviews = _reviews(first)
    lines = [Line(_name(page), _editor(page), reviews.get(page.pk, NOT_SUBMITTED)) for page in first]
    more = reverse("every_lesson:index") + "?status=changed"
    return ToDoList("Public pages with changes that are not public", changed.count(), more, lines)


def _reviews(pages: list[Page]) -> dict[int, str]:
    """How far the review of each page is that is in one, by the page's key."""
    rounds = ReviewRound.objects.filter(page__in=[page.pk for page in pages], status__in=UNFINISHED)
    return {round.page_id: REVIEWS_IN_WORDS[RoundStatus(round.status)] for round in rounds}


def _outcomes() -> ToDoList:
    # The starter set comes first: those outcomes are promised to schools.
    gaps = list(
        outcomes_gaps_first().filter(lesson_count=0).order_by("-is_starter", "strand__order", "age_band__order")
    )
    lines = [
        Line(
            str(outcome),
            reverse("wagtailsnippets_curriculum_outcome:inspect", args=[outcome.pk]),
            outcome.age_band.label,
        )
        for outcome in gaps[:LINES]
    ]
    return ToDoList("Outcomes without a public lesson", len(gaps), reverse("outcome_coverage") + "?gaps=0", lines)


def _name(page: Page) -> str:
    return " ".join(filter(None, [getattr(page, "code", ""), page.get_admin_display_title()]))


def _editor(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _gaps_in_words(gaps: Unfinished | None) -> str:
    """What is missing: rules that are broken first, then how many parts are empty."""
    if gaps is None:
        return "Nothing is missing: read it once more, then submit it."
    parts = f"{len(gaps.empty)} parts are empty." if len(gaps.empty) > 3 else f"Still empty: {', '.join(gaps.empty)}."
    return " ".join([*gaps.broken[:2], *([parts] if gaps.empty else [])])
