"""What lessons still lack before they may be published, asked of many at once."""

from collections.abc import Iterator, Sized
from dataclasses import dataclass

from checks.structure import judge_at_a_glance

from .models import LessonPage
from .querysets import LessonQuerySet
from .rules import LEAST


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A lesson, the names of its parts that are still empty, and the rules that it breaks."""

    lesson: LessonPage
    empty: list[str]
    broken: list[str]


def unfinished(lessons: LessonQuerySet) -> list[Unfinished]:
    """Those of ``lessons`` that can't go to their reviewers, with why; the same few queries however many.

    Only rules that need no query and no look at the words are asked: a lesson may break others.
    """
    linked = lessons.select_related("age_band", "locale").prefetch_related(
        "lesson_topics__tag", "lesson_outcomes", "lesson_statements"
    )
    found = []
    for lesson in linked:
        empty = dict(empty_parts(lesson))
        broken = [
            problem.message
            for problem in judge_at_a_glance(lesson)
            if problem.severity == "block" and problem.place.partition(".")[0] not in empty
        ]
        if empty or broken:
            found.append(Unfinished(lesson, list(empty.values()), broken))
    return found


def empty_parts(lesson: LessonPage) -> Iterator[tuple[str, str]]:
    """Parts that must be filled and are not: the field's name, and the name that the editor shows."""
    for field in LessonPage._meta.local_concrete_fields:
        value = field.value_from_object(lesson)
        if not field.blank and (value is None or (isinstance(value, Sized) and not len(value))):
            yield field.name, str(field.verbose_name)
    for name, least in LEAST.items():
        if len(getattr(lesson, name).all()) < least:
            yield name, name.removeprefix("lesson_")
