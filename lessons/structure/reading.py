"""What students read: its level, and hurtful words that are shown in order to change them."""

from collections.abc import Iterator

from checks.facts import Facts
from checks.structure import Noticed, NotYet, structural_rule
from wording.profiles import profile_named
from wording.reading_level import ReadingLevel

from ..models import LessonPage
from .parts import LESSON, critiques, is_blank

# Up to age 11 a text that is too hard for the next band as well is not published; with that band.
HARDER_BAND = {"B1": "B2", "B2": "B3", "B3": "B4"}


@structural_rule("SR-22", for_pages=LESSON)
def can_be_read(lesson: LessonPage, facts: Facts) -> Iterator[Noticed | NotYet]:
    band = lesson.age_band
    if band is None or not any(passage.place.startswith("reading.") for passage in facts.passages):
        yield NotYet("It can be judged when the lesson has an age band and something to read.")
        return
    student = next(reading for reading in facts.readings if reading.audience == "student")
    level = student.level
    if not isinstance(level, ReadingLevel):
        yield NotYet()
        return
    for miss in student.misses:
        yield Noticed("reading", miss.message, severity=miss.severity)
    harder = HARDER_BAND.get(band.code)
    if harder and level.is_scored and level.grade > profile_named(harder).grade_target:
        yield Noticed(
            "reading",
            f"Reads at grade {level.grade}: too hard for the next age band as well. Simplify before publishing.",
            gate="publish",
            severity="block",
        )


@structural_rule("SR-31", for_pages=LESSON)
def hurtful_words_have_a_purpose(lesson: LessonPage) -> Iterator[Noticed]:
    for place, value in critiques(lesson):
        if is_blank(value.get("purpose")):
            yield Noticed(f"{place}.purpose", "Say why readers see these words.")
        if is_blank(value.get("better")):
            yield Noticed(f"{place}.better", "Give better words: readers remember what comes last.")
