"""What the finder answers: the lessons that fit, how many stand behind every other choice, and what to loosen."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict
from wagtail.models import Page

from curriculum.models import DEFAULT_JURISDICTION, AgeBand, Jurisdiction

from ..as_said import as_said
from .facets import (
    Facet,
    age_facet,
    language_facet,
    minutes_facet,
    needs_facet,
    statement_facet,
    strand_facet,
    topic_facet,
)
from .languages import search_each, together
from .searching import Search
from .shelf import Shelf, bits_of, hidden_now, positions, shelf

LONGEST_QUERY = 100
BEST, ORDER, SHORT, REVIEWED = "best", "order", "short", "reviewed"
SORTS = {
    BEST: "Best match first",
    ORDER: "By age, in teaching order",
    SHORT: "Shortest first",
    REVIEWED: "Last reviewed first",
}


@dataclass(frozen=True, slots=True)
class Link:
    """Somewhere that the same question leads with one thing changed; ``count`` is what would be found there."""

    label: str
    address: str
    count: int = 0


@dataclass(slots=True)
class Found:
    """The answer. ``page_ids``: every lesson that fits, in the order asked for."""

    facets: list[Facet]
    bands: list[AgeBand]
    query: str
    sort: str
    years: str
    page_ids: list[int] = field(default_factory=list)
    search: Search | None = None
    chips: list[Link] = field(default_factory=list)
    loosen: list[Link] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    all_years: list[tuple[str, str]] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.page_ids)

    @property
    def usual_sort(self) -> str:
        return BEST if self.query else ORDER

    @property
    def sorts(self) -> list[tuple[str, str, bool]]:
        """Orders to choose: value, label, whether it is the one. The usual has no value, so that words typed next are
        ranked."""
        usual = self.usual_sort
        others = [value for value in SORTS if value not in {usual, BEST}]
        return [("" if value == usual else value, SORTS[value], value == self.sort) for value in [usual, *others]]

    @property
    def year_choices(self) -> list[tuple[str, str, bool]]:
        """Countries to choose: value, label, whether it is the one."""
        usual = DEFAULT_JURISDICTION
        return [("" if value == usual else value, label, value == self.years) for value, label in self.all_years]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chips)


def find(asked: QueryDict) -> Found:
    """Answer an address. The same number of queries for twenty lessons and for ten thousand."""
    kept = shelf()
    problems: list[str] = []
    years, all_years = _years(asked, kept.reference.jurisdictions, problems)
    facets = _facets(kept, asked, years)
    problems += [f"{facet.unknown_words} “{'”, “'.join(facet.unknown[:5])}”." for facet in facets if facet.unknown]
    query = asked.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]
    found = Found(
        facets=facets,
        bands=kept.reference.bands,
        query=query,
        sort=_sort(asked, query, problems),
        years=years,
        all_years=all_years,
    )
    found.problems = problems

    public = kept.everything & ~kept.of_ids(hidden_now())
    for facet in facets:
        for option in facet.options:
            option.lessons &= public
        if facet.unless_chosen is not None:
            facet.unless_chosen &= public
    held = _search(found, kept, public) if query else public
    fitting = {facet.name: facet.lessons(public) for facet in facets}
    for facet in facets:
        others = _all([held, *(lessons for name, lessons in fitting.items() if name != facet.name)])
        for option in facet.options:
            option.count = (others & option.lessons).bit_count()
    lessons = _all([held, *fitting.values()])
    found.page_ids = _in_order(kept, lessons, found)
    found.chips = list(_chips(found))
    if not lessons:
        found.loosen = _loosen(found, held=held, public=public, fitting=fitting)
    return found


def _facets(kept: Shelf, asked: QueryDict, years: str) -> list[Facet]:
    facets = [
        age_facet(kept, years=years),
        minutes_facet(kept, asked.getlist("minutes")),
        topic_facet(kept),
        strand_facet(kept),
        needs_facet(kept),
        statement_facet(kept),
        language_facet(kept),
    ]
    for facet in facets:
        if facet.name != "minutes":
            facet.choose(asked.getlist(facet.name))
    return facets


def _years(asked: QueryDict, known: Collection[str], problems: list[str]) -> tuple[str, list[tuple[str, str]]]:
    """Whose school years name the bands, and everybody's that are known."""
    choices = [(value, label) for value, label in Jurisdiction.choices if value in known]
    wanted = asked.get("years", "").strip().upper()
    if not wanted or wanted in known:
        return wanted or DEFAULT_JURISDICTION, choices
    problems.append(f"We do not know the school years of “{as_said(wanted)}”.")
    return DEFAULT_JURISDICTION, choices


def _sort(asked: QueryDict, query: str, problems: list[str]) -> str:
    usual = BEST if query else ORDER
    wanted = asked.get("sort", "").strip()
    if wanted and wanted not in SORTS:
        problems.append(f"There is no order “{as_said(wanted)}”.")
    return wanted if wanted in SORTS and (wanted != BEST or query) else usual


def _search(found: Found, kept: Shelf, public: int) -> int:
    """The lessons that hold the words, whatever their language; the answer is of the languages that are asked for."""
    language = next(facet for facet in found.facets if facet.name == "language")
    asked_for = [option.value for option in language.chosen] or [kept.reference.active.language_code]
    within = {
        option.value: option.lessons
        for option in language.options
        if option.lessons & public or option.value in asked_for
    }
    names = [facet for facet in found.facets if facet.name in {"topic", "strand"}]
    searches = search_each(found.query, shelf=kept, within=within, names=names)
    found.search = together([searches.pop(code) for code in asked_for])
    places = {*found.search.scores, *(place for each in searches.values() for place in each.scores)}
    return bits_of(places, len(kept.page_ids))


def _all(sets: Iterable[int]) -> int:
    first, *others = sets
    for lessons in others:
        first &= lessons
    return first


def _in_order(kept: Shelf, lessons: int, found: Found) -> list[int]:
    places = positions(lessons)
    if found.sort == BEST and found.search:
        scores = found.search.scores
        places.sort(key=lambda place: -scores[place])
    elif found.sort == SHORT:
        shortest = [(value, kept.having(kind, value)) for kind, value in kept.facts if kind == "minutes"]
        timed = [place for _, having in sorted(shortest) for place in positions(having & lessons)]
        places = list(dict.fromkeys([*timed, *places]))
    elif found.sort == REVIEWED:
        reviewed = Page.objects.filter(review_dates__reviewed_on__isnull=False)
        newest = reviewed.order_by("-review_dates__reviewed_on", "path").values_list("pk", flat=True)
        fitting = set(places)
        first = [place for pk in newest if (place := kept.places.get(pk)) in fitting]
        places = list(dict.fromkeys([*first, *places]))
    return [kept.page_ids[place] for place in places]


def _pairs(found: Found) -> list[tuple[str, str]]:
    """The question as it was understood: names and values of an address."""
    pairs = [(facet.name, option.value) for facet in found.facets for option in facet.chosen]
    pairs += [("q", found.query)] if found.query else []
    pairs += [("years", found.years)] if found.years != DEFAULT_JURISDICTION else []
    return pairs + ([("sort", found.sort)] if found.sort != found.usual_sort else [])


def _without(found: Found, name: str, value: str | None = None) -> str:
    kept = [(key, each) for key, each in _pairs(found) if key != name or (value is not None and each != value)]
    return "?" + urlencode(kept)


def _only(found: Found, name: str) -> str:
    return "?" + urlencode([(key, value) for key, value in _pairs(found) if key in {name, "years"}])


def _chips(found: Found) -> Iterable[Link]:
    for facet in found.facets:
        for option in facet.chosen:
            yield Link(option.on_chip, _without(found, facet.name, option.value))
    if found.query:
        yield Link(f"“{found.query}”", _without(found, "q"))


def _loosen(found: Found, *, held: int, public: int, fitting: dict[str, int]) -> list[Link]:
    """What would be found without one of the things that were asked for, the most first; where that is nothing either,
    with one of them alone."""
    usual = {facet.name: public if facet.unless_chosen is None else facet.unless_chosen for facet in found.facets}
    chosen = {"q": f"“{found.query}”"} if found.query else {}
    chosen |= {facet.name: ", ".join(each.on_chip for each in facet.chosen) for facet in found.facets if facet.chosen}
    sets = {"q": held, **fitting}
    usual = {"q": public} | usual
    without, alone = [], []
    for name, label in chosen.items():
        left, single = sets | {name: usual[name]}, usual | {name: sets[name]}
        without.append(Link(f"Without {label}", _without(found, name), _all(left.values()).bit_count()))
        alone.append(Link(f"Only {label}", _only(found, name), _all(single.values()).bit_count()))
    kept = [link for link in without if link.count] or [link for link in alone if link.count]
    return sorted(kept, key=lambda link: -link.count)
