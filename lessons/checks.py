"""What the checks of words, reading level and structure notice in a lesson."""

from collections.abc import Iterator
from dataclasses import dataclass

from wording.reading_level import Miss, ReadingLevel, check, measure
from wording.safe_language import Finding, findings

from .models import LessonPage
from .rules import unmet, values_of


@dataclass(frozen=True, slots=True)
class LessonReport:
    """Everything noticed in one lesson. ``structure`` holds messages by field name."""

    lesson: LessonPage
    words: list[Finding]
    reading: ReadingLevel
    misses: list[Miss]
    structure: dict[str, list[str]]

    @property
    def is_blocked(self) -> bool:
        """Whether the lesson can't go to review as it is."""
        return bool(self.structure) or any(finding.is_blocking for finding in self.words)


def report_on(lesson: LessonPage) -> LessonReport:
    """The report on ``lesson`` as it stands in memory: a draft's comes from its latest revision."""
    profile = lesson.age_band.reading_profile if lesson.age_band else "TEACHER"
    level = reading_level(lesson)
    return LessonReport(
        lesson=lesson,
        words=word_findings(lesson),
        reading=level,
        misses=check(level, profile),
        structure=unmet(values_of(lesson)),
    )


def word_findings(lesson: LessonPage) -> list[Finding]:
    """What the word rules notice anywhere in the lesson, for its band and topics."""
    return findings(
        lesson.passages(),
        age_band=lesson.age_band.code if lesson.age_band else None,
        topics=[topic.slug for topic in lesson.topics.all()],
        vocabulary=taught_words(lesson),
    )


def reading_level(lesson: LessonPage) -> ReadingLevel:
    """The level of what students read: a paragraph, heading and list item each for itself, taught words neutral."""
    blocks = [line for text in _reading_texts(lesson) for line in text.splitlines()]
    return measure(blocks, glossary=taught_words(lesson))


def taught_words(lesson: LessonPage) -> list[str]:
    """The new words of the lesson."""
    return [word.value.get("word") or "" for word in lesson.vocabulary]


def _reading_texts(lesson: LessonPage) -> Iterator[str]:
    for passage in lesson.passages():
        if passage.place.startswith("reading.") and passage.block_type not in {"picture", "citation"}:
            yield passage.text
