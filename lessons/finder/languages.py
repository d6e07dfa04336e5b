"""Words looked for in the lessons of every language, in each by its own rules."""

from collections.abc import Collection, Iterable, Mapping

from .facets import Facet, strand_facet, topic_facet
from .searching import Names, Search, search
from .shelf import Shelf


def search_each(query: str, *, shelf: Shelf, within: Mapping[str, int], names: Iterable[Facet]) -> dict[str, Search]:
    """What is found in the lessons ``within``, by the code of their language; ``names`` are found by their labels.

    Three queries at most for each language.
    """
    keys = {locale.language_code: locale.pk for locale in shelf.reference.locales}
    named = [(option.label, option.lessons) for facet in names for option in facet.options]
    found = {}
    for code, lessons in within.items():
        known = Names()
        for label, under in named:
            known.add(label, under & lessons, code)
        found[code] = search(
            query, shelf=shelf, within=lessons, locale_id=keys.get(code, 0), language=code, names=known
        )
    return found


def together(searches: Collection[Search]) -> Search:
    """The answers of several languages as one.

    A word that one of them has is a word of that language: the others' nearest to it are not what was asked for.
    """
    unheld = set.intersection(*({*each.read_as, *each.not_found} for each in searches))
    meant = [each for each in searches if unheld.issuperset(each.read_as)]
    scores: dict[int, int] = {}
    read_as: dict[str, str] = {}
    for each in meant:
        scores |= each.scores
        read_as = each.read_as | read_as
    said = dict.fromkeys(word for each in searches for word in each.not_found)
    return Search(scores=scores, read_as=read_as, not_found=[word for word in said if word in unheld - set(read_as)])


def search_here(query: str, *, shelf: Shelf, lessons: int) -> Search:
    """What is found among ``lessons``, which are in the language of the address."""
    names = [topic_facet(shelf), strand_facet(shelf)]
    code = shelf.reference.active.language_code
    return search_each(query, shelf=shelf, within={code: lessons}, names=names)[code]
