"""Which outcomes and statements the public lessons serve: the map, and the reports that show gaps first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce, DenseRank
from wagtail.models import Locale
from wagtail.query import PageQuerySet

from curriculum.models import AgeBand, Outcome, Statement, Strand

from .models import LessonOutcome, LessonPage, LessonStatement

# Lessons that an outcome names on the map, and on the page of its strand.
FEW, MANY = 4, 40


@dataclass(frozen=True, slots=True)
class Cell:
    """One outcome of the map and the public lessons that serve it: how many there are, and the first of them."""

    band: AgeBand
    outcome: Outcome | None
    lessons: list[LessonPage] = field(default_factory=list)
    count: int = 0

    @property
    def more(self) -> int:
        """How many lessons serve it beside those that are named."""
        return self.count - len(self.lessons)


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
        return sum(1 for row in self.rows for cell in row.cells if cell.count)


@dataclass(frozen=True, slots=True)
class Serving:
    """The lessons of one outcome or statement: those that the public may read, and those that wait to be public."""

    public: list[LessonPage] = field(default_factory=list)
    waiting: list[LessonPage] = field(default_factory=list)


def coverage_map() -> CoverageMap:
    """The whole map in the language of the address; the same number of queries for twenty lessons and ten thousand."""
    bands = list(AgeBand.objects.with_labels())
    outcomes = Outcome.objects.all()
    return CoverageMap(columns=bands, rows=_rows(Strand.objects.all(), outcomes, bands, most=FEW))


def strand_row(strand: Strand) -> Row:
    """One strand from its first age band to its last, with more lessons of each outcome than the map names."""
    return _rows([strand], strand.outcomes.all(), list(AgeBand.objects.with_labels()), most=MANY)[0]


def _rows(strands: Iterable[Strand], outcomes: QuerySet[Outcome], bands: list[AgeBand], *, most: int) -> list[Row]:
    links = LessonOutcome.objects.filter(outcome__in=outcomes.order_by().values("pk"), page__in=_public().values("pk"))
    counts = dict(links.order_by().values_list("outcome").annotate(Count("page", distinct=True)))
    # Two links of one lesson to one outcome share a place.
    placed = links.annotate(place=Window(DenseRank(), partition_by=F("outcome"), order_by=F("page__path").asc()))
    pairs = sorted(set(placed.filter(place__lte=most).order_by().values_list("outcome", "place", "page")))
    lessons = LessonPage.objects.defer_streamfields().select_related("locale").in_bulk({pk for _, _, pk in pairs})
    serving = defaultdict(list)
    for outcome_id, _, lesson_id in pairs:
        serving[outcome_id].append(lessons[lesson_id])
    there = {(outcome.strand_id, outcome.age_band_id): outcome for outcome in outcomes}
    rows = []
    for strand in strands:
        found = [(band, there.get((strand.pk, band.pk))) for band in bands]
        cells = [Cell(band, it, serving[it.pk], counts.get(it.pk, 0)) if it else Cell(band, None) for band, it in found]
        rows.append(Row(strand, cells))
    return rows


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
