"""Which outcomes and statements the public lessons serve: the map, and the reports that show gaps first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Locale
from wagtail.query import PageQuerySet

from curriculum.models import AgeBand, Outcome, Statement, Strand

from .models import LessonOutcome, LessonPage, LessonStatement


@dataclass(frozen=True, slots=True)
class Cell:
    """One outcome of the map and the public lessons that serve it."""

    outcome: Outcome | None
    lessons: list[LessonPage] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Row:
    """One strand: a cell for each age band, in the order of the map's columns."""

    strand: Strand
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class CoverageMap:
    """Strands by age bands."""

    columns: list[AgeBand]
    rows: list[Row]

    @property
    def covered(self) -> int:
        """How many outcomes at least one public lesson serves."""
        return sum(1 for row in self.rows for cell in row.cells if cell.lessons)


@dataclass(frozen=True, slots=True)
class Serving:
    """The lessons of one outcome or statement: those that the public may read, and those that wait to be public."""

    public: list[LessonPage] = field(default_factory=list)
    waiting: list[LessonPage] = field(default_factory=list)


def coverage_map() -> CoverageMap:
    """The whole map in the language of the address; the same number of queries for twenty lessons and two hundred."""
    lessons = _public_lessons()
    serving = defaultdict(list)
    for outcome_id, lesson_id in _links(LessonOutcome, "outcome_id", lessons):
        serving[outcome_id].append(lessons[lesson_id])
    outcomes = {(outcome.strand_id, outcome.age_band_id): outcome for outcome in Outcome.objects.all()}
    bands = list(AgeBand.objects.with_labels())
    rows = []
    for strand in Strand.objects.all():
        found = [outcomes.get((strand.pk, band.pk)) for band in bands]
        rows.append(Row(strand, [Cell(outcome, serving[outcome.pk] if outcome else []) for outcome in found]))
    return CoverageMap(columns=bands, rows=rows)


def outcomes_gaps_first() -> QuerySet[Any]:
    """Outcomes with ``lesson_count``, the number of public lessons that serve them: none first, then as on the map."""
    return _gaps_first(Outcome.objects.select_related("strand", "age_band"), LessonOutcome, "outcome")


def statements_gaps_first() -> QuerySet[Any]:
    """Statements with ``lesson_count``, the number of public lessons that support them: none first, then as listed."""
    return _gaps_first(Statement.objects.select_related("framework"), LessonStatement, "statement")


def lessons_serving(things: Iterable[Outcome | Statement]) -> dict[int, Serving]:
    """The lessons of each outcome, or of each statement, in teaching order, by primary key; three queries."""
    things = list(things)
    model, name = (LessonOutcome, "outcome_id") if isinstance(things[0], Outcome) else (LessonStatement, "statement_id")
    public = _public_lessons()
    every = LessonPage.objects.filter(locale=Locale.get_active()).defer_streamfields().order_by("path").in_bulk()
    serving = {thing.pk: Serving() for thing in things}
    for thing_id, lesson_id in _links(model, name, every):
        if thing_id in serving:
            lessons = serving[thing_id].public if lesson_id in public else serving[thing_id].waiting
            lessons.append(every[lesson_id])
    return serving


def _gaps_first(things: QuerySet[Any], model: type[LessonOutcome] | type[LessonStatement], name: str) -> QuerySet[Any]:
    links = model.objects.filter(**{name: OuterRef("pk")}, page__in=_public().values("pk")).order_by().values(name)
    count = Subquery(links.annotate(count=Count("page", distinct=True)).values("count"))
    return things.annotate(lesson_count=Coalesce(count, 0)).order_by("lesson_count", *things.model._meta.ordering)


def _public() -> PageQuerySet:
    return LessonPage.objects.visible().filter(locale=Locale.get_active())


def _public_lessons() -> dict[int, LessonPage]:
    lessons = _public().defer_streamfields().select_related("locale").order_by("path")
    return {lesson.pk: lesson for lesson in lessons}


def _links(
    model: type[LessonOutcome] | type[LessonStatement], name: str, lessons: Iterable[int]
) -> list[tuple[int, int]]:
    """Pairs of what is served and the lesson that serves it, each once, in the order of lessons."""
    # Without the links' own order, which would count two links of one lesson to one outcome as different.
    found = model.objects.exclude(**{name: None}).order_by().values_list(name, "page_id").distinct()
    order = {pk: place for place, pk in enumerate(lessons)}
    return sorted((pair for pair in found if pair[1] in order), key=lambda pair: order[pair[1]])
