"""The public lessons as every process keeps them: for each fact a number whose bits are the lessons it is true of.

Counting the lessons behind every option of every filter takes a database longer than a reader waits; a number of 10,000
bits is intersected and counted in a microsecond. A shelf holds until the stamp in the database is another one.
"""

import threading
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Page

from ..models import FinderWord, LessonPage
from .keeping import stamp
from .reference import Reference, read_reference


@dataclass(frozen=True, slots=True)
class Shelf:
    """Lessons that the public may read, in teaching order: the first is bit 0. ``places``: the bit of each page."""

    stamp: str
    page_ids: list[int]
    places: dict[int, int]
    facts: dict[tuple[str, int | str], int]
    words: dict[int, "Vocabulary"]
    reference: Reference

    @property
    def everything(self) -> int:
        return (1 << len(self.page_ids)) - 1

    def having(self, kind: str, value: int | str) -> int:
        """The lessons of which a fact is true."""
        return self.facts.get((kind, value), 0)

    def having_any(self, kind: str, values: Iterable[int | str]) -> int:
        """The lessons of which at least one of some facts is true."""
        found = 0
        for value in values:
            found |= self.having(kind, value)
        return found

    def fitting(self, minutes: int) -> int:
        """The lessons that take no more than so many minutes, without the activities that may go."""
        slots = (int(value) for kind, value in self.facts if kind == "minutes")
        return self.having_any("minutes", (slot for slot in slots if slot <= minutes))

    def of_ids(self, page_ids: Iterable[int]) -> int:
        """The lessons with these primary keys, those that stand on the shelf."""
        return bits_of((self.places[pk] for pk in page_ids if pk in self.places), len(self.page_ids))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of lessons in one language, sorted, with their primary keys."""

    words: list[str]
    keys: dict[str, int]

    def beginning_with(self, start: str) -> list[str]:
        first = bisect_left(self.words, start)
        last = bisect_left(self.words, start + "\U0010ffff")
        return self.words[first:last]


def positions(bits: int) -> list[int]:
    """The places of the ones, the lowest first."""
    return [place for place, bit in enumerate(reversed(f"{bits:b}")) if bit == "1"]


def bits_of(places: Iterable[int], size: int) -> int:
    """A number with ones at ``places``, all below ``size``."""
    marks = bytearray(size // 8 + 1)
    for place in places:
        marks[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(marks, "little")


_kept: list[Shelf] = []
_reading = threading.Lock()


def shelf() -> Shelf:
    """The shelf as it is now. One query, unless something changed since this process read it last."""
    now = stamp()
    if _kept and _kept[0].stamp == now:
        return _kept[0]
    with _reading:
        if not _kept or _kept[0].stamp != now:
            _kept[:] = [_read(now)]
        return _kept[0]


def hidden_now() -> list[int]:
    """Pages that left the lists. Asked each time: their day comes without anybody saving a page."""
    return list(Page.objects.filter(review_dates__left_lists_on__isnull=False).order_by().values_list("pk", flat=True))


def _read(now: str) -> Shelf:
    lessons = LessonPage.objects.reachable().filter(finder_entry__is_due=False).order_by("age_band__order", "path")
    rows = list(lessons.values_list("pk", "finder_entry__facts"))
    places: dict[str, list[int]] = defaultdict(list)
    for position, (_, facts) in enumerate(rows):
        for fact in facts.split():
            places[fact].append(position)
    return Shelf(
        stamp=now,
        page_ids=[pk for pk, _ in rows],
        places={pk: position for position, (pk, _) in enumerate(rows)},
        facts={_key(fact): bits_of(found, len(rows)) for fact, found in places.items()},
        words=_vocabularies(),
        reference=read_reference(),
    )


def _key(fact: str) -> tuple[str, int | str]:
    kind, _, value = fact.partition(":")
    return kind, int(value) if value.isdigit() else value


def _vocabularies() -> dict[int, Vocabulary]:
    keys: dict[int, dict[str, int]] = defaultdict(dict)
    for pk, locale_id, word in FinderWord.objects.values_list("pk", "locale_id", "word"):
        keys[locale_id][word] = pk
    return {locale_id: Vocabulary(sorted(found), found) for locale_id, found in keys.items()}
