"""Notes for different students."""

from collections.abc import Iterator

from checks.structure import Noticed, structural_rule

from ..models import LessonPage
from .parts import LESSON

NOTES = ("support", "challenge", "access")
FEWEST_WORDS = 10


@structural_rule("SR-20", for_pages=LESSON, needs_no_query=True)
def has_notes_for_everybody(lesson: LessonPage) -> Iterator[Noticed]:
    for name in NOTES:
        if len((getattr(lesson, name) or "").split()) < FEWEST_WORDS:
            yield Noticed(name, f"Write {FEWEST_WORDS} words or more.")
