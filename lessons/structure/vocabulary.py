"""New words: not too many, each explained, each met in the reading."""

import re
from collections.abc import Iterator

from checks.facts import Facts
from checks.structure import Noticed, structural_rule
from wording.letters import fold

from ..models import LessonPage
from .parts import LESSON, is_blank, new_words

# The most new words of one lesson, by age band. Domain brief 1.5; professional knowledge.
MOST_NEW_WORDS = {"B1": 5, "B2": 5, "B3": 6, "B4": 6, "B5": 8, "B6": 8}
UNREAD_BLOCKS = frozenset({"picture", "citation"})


@structural_rule("SR-21", for_pages=LESSON)
def new_words_are_few_explained_and_used(lesson: LessonPage, facts: Facts) -> Iterator[Noticed]:
    words = new_words(lesson)
    band = lesson.age_band
    most = MOST_NEW_WORDS.get(band.code) if band else None
    if band and most is not None and len(words) > most:
        yield Noticed("vocabulary", f"Have at most {most} new words for {band.label.lower()}: there are {len(words)}.")
    read = "\n".join(
        text
        for passage, text in facts.folded
        if passage.place.startswith("reading.") and passage.block_type not in UNREAD_BLOCKS
    )
    for place, value in words:
        word = (value.get("word") or "").strip()
        if is_blank(value.get("meaning")):
            yield Noticed(f"{place}.meaning", f"Say in plain words what “{word}” means.")
        if word and not _any_form(word).search(read):
            yield Noticed(f"{place}.word", f"“{word}” does not stand in the reading. Use it there, or leave it out.")


def _any_form(phrase: str) -> re.Pattern[str]:
    """The phrase with the usual endings on each word: habit, habits; worry, worries, worried; plan, planning."""
    words = [re.escape(_stem(word)) + r"\w{0,5}" for word in re.split(r"[\s-]+", fold(phrase).text) if word]
    return re.compile(r"\b" + r"[\s-]+".join(words))


def _stem(word: str) -> str:
    for ending in ("ies", "y", "es", "e", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word.removesuffix(ending)
    return word
