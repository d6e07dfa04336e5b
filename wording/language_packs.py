"""What reading level needs to know of a language. A language without a pack is not measured, never guessed at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wording.sentences import Abbreviations
from wording.stems import base_forms
from wording.syllables import syllables


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """One language: how its words sound and change, where its sentences end, and the formula for its grades.

    ``syllables`` counts those of a word. ``grade`` takes words, sentences and syllables, all above nought, and returns
    a school grade on the scale of ``profiles.yaml``. ``base_forms`` yields what a word may be a form of, itself first,
    in small letters; lists of common words stand in ``vocabulary/<language>/``.
    """

    language: str
    syllables: Callable[[str], int]
    abbreviations: Abbreviations
    grade: Callable[[int, int, int], float]
    base_forms: Callable[[str], Iterator[str]]


_NEVER = "mr mrs ms mx dr st prof rev sr jr capt sgt e.g i.e eg ie cf vs approx incl viz al ca"
_BEFORE_NUMBER = "no nos p pp fig ch vol para art jan feb mar apr jun jul aug sep sept oct nov dec"
_PERHAPS = "etc a.m p.m u.k u.s u.s.a u.n e.u b.c a.d ph.d dept est tel"


def _flesch_kincaid(words: int, sentences: int, syllable_count: int) -> float:
    """Kincaid and others, 1975."""
    return 0.39 * words / sentences + 11.8 * syllable_count / words - 15.59


ENGLISH = LanguagePack(
    language="en",
    syllables=syllables,
    abbreviations=Abbreviations(
        never=frozenset(_NEVER.split()),
        before_number=frozenset(_BEFORE_NUMBER.split()),
        perhaps=frozenset(_PERHAPS.split()),
    ),
    grade=_flesch_kincaid,
    base_forms=base_forms,
)

PACKS: dict[str, LanguagePack] = {ENGLISH.language: ENGLISH}


def pack_for(language: str) -> LanguagePack | None:
    """The pack of a language code; a region makes no difference ("en-GB" is read as "en")."""
    return PACKS.get(language.replace("_", "-").partition("-")[0].lower())
