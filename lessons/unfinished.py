"""What lessons still lack before they may be published, asked of many at once."""

from collections.abc import Iterator, Sized
from dataclasses import dataclass

from .models import LessonPage
from .querysets import LessonQuerySet
from .rules import LEAST, unmet, values_of


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A lesson, the names of its parts that are still empty, and the rules that it breaks."""

    lesson: LessonPage
    empty: list[str]
    broken: list[str]


def unfinished(lessons: LessonQuerySet) -> list[Unfinished]:
    """Those of ``lessons`` that the editor would refuse to publish, with why; the same few queries however many."""
    found = []
    for lesson in lessons.prefetch_related("lesson_topics__tag", "lesson_outcomes", "lesson_statements"):
        broken = [message for messages in unmet(values_of(lesson)).values() for message in messages]
        empty = list(empty_parts(lesson))
        if empty or broken:
            found.append(Unfinished(lesson, empty, broken))
    return found


def empty_parts(lesson: LessonPage) -> Iterator[str]:
    """The names, as the editor shows them, of parts that must be filled and are not."""
    for field in LessonPage._meta.local_concrete_fields:
        value = field.value_from_object(lesson)
        if not field.blank and (value is None or (isinstance(value, Sized) and not len(value))):
            yield str(field.verbose_name)
    for name, least in LEAST.items():
        if len(getattr(lesson, name).all()) < least:
            yield name.removeprefix("lesson_")
