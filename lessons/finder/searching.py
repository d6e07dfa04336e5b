"""Lessons that hold words, the best first, with a slip of the pen forgiven.

Every word must be found: itself, another form of it, or a longer word that it begins. A word that no public lesson
holds is read as the nearest that one does, and whoever asked is told so.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..models import FinderPosting
from .shelf import Shelf, Vocabulary, positions
from .spelling import near
from .words import forms, words_in

EXACTLY, OTHER_FORM, BEGINNING = 4, 3, 2
SHORTEST_BEGINNING = 3
NAME_WEIGHT = 6
MOST_WORDS, MOST_BEGINNINGS, MOST_NEAR = 8, 200, 8

# Lessons found and how well: the bit of each with its score.
Scores = dict[int, int]


@dataclass(slots=True)
class Names:
    """Names that lessons stand under, such as topics: the lessons under each word of them."""

    words: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, lessons: int, language: str) -> None:
        for word in words_in(name, language) if lessons else ():
            self.words[word] = self.words.get(word, 0) | lessons


@dataclass(frozen=True, slots=True)
class Search:
    """What was found; ``read_as`` pairs a word that nothing holds with the one that was looked for in its place."""

    scores: Scores
    read_as: dict[str, str]
    not_found: list[str]


def search(query: str, *, shelf: Shelf, within: int, locale_id: int, language: str, names: Names) -> Search:
    """Look for the words of ``query`` in the lessons ``within``; at most three queries."""
    # Of a question that is made of small words alone, such as "Who am I?", every word is said not to be found.
    asked = (words_in(query, language) or words_in(query, ""))[:MOST_WORDS]
    known = shelf.words.get(locale_id, Vocabulary([], {}))
    look = _Look(shelf, within, known, language, names)
    found = look.scores(asked)
    unsure = [word for word in asked if word not in look.firm]
    read_as = look.meant(unsure) if unsure else {}
    # What begins a word is no slip for a shorter one: resp is respect, not rest.
    read_as = {word: other for word, other in read_as.items() if not found[word] or other.startswith(word)}
    found |= look.scores(read_as.values()) if read_as else {}
    wanted = [read_as.get(word, word) for word in asked]
    together = set.intersection(*(set(found[word]) for word in wanted)) if wanted else set()
    return Search(
        scores={place: sum(found[word][place] for word in wanted) for place in together},
        read_as=read_as,
        not_found=[word for word in unsure if word not in read_as and not found[word]],
    )


@dataclass(slots=True)
class _Look:
    shelf: Shelf
    within: int
    known: Vocabulary
    language: str
    names: Names
    # Words that stand in a lesson themselves or in another form, not only as the beginning of a longer one.
    firm: set[str] = field(default_factory=set)

    def scores(self, words: Iterable[str]) -> dict[str, Scores]:
        """For each word the lessons that hold it; one query."""
        strengths = {word: self._strengths(word) for word in words}
        keys = {self.known.keys[other] for found in strengths.values() for other in found if other in self.known.keys}
        held = self._held(keys)
        scores: dict[str, Scores] = {}
        for word, found in strengths.items():
            best: Scores = {}
            scores[word] = best
            for other, strength in found.items():
                here = [*held.get(self.known.keys.get(other, 0), ()), *self._under_name(other)]
                for place, weight in here:
                    best[place] = max(best.get(place, 0), weight * strength)
                if here and strength > BEGINNING:
                    self.firm.add(word)
        return scores

    def meant(self, unsure: list[str]) -> dict[str, str]:
        """The likeliest known word for each that nothing holds: of several as likely, the one of most lessons."""
        known = {*self.known.words, *self.names.words}
        candidates = {
            # Also what another form of it may be a slip of: sleping, slep, sleep.
            word: sorted(found for form in forms(word, self.language) for found in near(form, known))[:MOST_NEAR]
            for word in unsure
        }
        every = {other for found in candidates.values() for _, other in found}
        counts = {word: len(scores) for word, scores in self.scores(every).items()}
        best = {
            word: min(
                ((*away[:2], -counts[other], away, other) for away, other in found if counts[other]), default=None
            )
            for word, found in candidates.items()
        }
        return {word: found[-1] for word, found in best.items() if found}

    def _strengths(self, word: str) -> dict[str, int]:
        """Words that answer for ``word``, and how well."""
        strengths = {}
        if len(word) >= SHORTEST_BEGINNING:
            strengths = dict.fromkeys(self.known.beginning_with(word)[:MOST_BEGINNINGS], BEGINNING)
            strengths |= {name: BEGINNING for name in self.names.words if name.startswith(word)}
        own = forms(word, self.language)
        # What begins alike may be another form of the same word.
        alike = self.known.beginning_with(word[: max(3, len(word) - 2)]) if len(word) > 2 else []
        for other in {*alike, *own}:
            if own & forms(other, self.language):
                strengths[other] = OTHER_FORM
        return strengths | {word: EXACTLY}

    def _held(self, keys: set[int]) -> dict[int, list[tuple[int, int]]]:
        held = defaultdict(list)
        places, within = self.shelf.places, self.within
        rows = FinderPosting.objects.filter(word__in=keys).values_list("word_id", "entry_id", "weight") if keys else ()
        for key, page_id, weight in rows:
            place = places.get(page_id)
            if place is not None and within >> place & 1:
                held[key].append((place, weight))
        return held

    def _under_name(self, word: str) -> list[tuple[int, int]]:
        return [(place, NAME_WEIGHT) for place in positions(self.names.words.get(word, 0) & self.within)]
