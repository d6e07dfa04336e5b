"""What students can do at the end, and which curricula that serves."""

from collections.abc import Iterator

from checks.structure import Noticed, structural_rule

from ..models import LessonPage
from .parts import LESSON

FEWEST, MOST = 2, 4


@structural_rule("SR-16", for_pages=LESSON, needs_no_query=True)
def serves_the_map(lesson: LessonPage) -> Iterator[Noticed]:
    outcomes = list(lesson.lesson_outcomes.all())
    if not FEWEST <= len(outcomes) <= MOST:
        yield Noticed("lesson_outcomes", f"Have {FEWEST} to {MOST} outcomes: there are {len(outcomes)}.")
    for position, link in enumerate(outcomes, start=1):
        if link.outcome_id is None:
            yield Noticed(f"lesson_outcomes.{position}.outcome", "Link the outcome to one of the map.")
    if not any(link.statement_id for link in lesson.lesson_statements.all()):
        yield Noticed("lesson_statements", "Link at least one statement of a curriculum.")
