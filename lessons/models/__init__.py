"""A lesson, what it is linked to, and what the finder keeps of it."""

from .finder import FinderEntry, FinderPosting, FinderStamp, FinderWord
from .lesson import LessonPage
from .links import LessonOutcome, LessonStatement, LessonTopic, Strength

__all__ = [
    "FinderEntry",
    "FinderPosting",
    "FinderStamp",
    "FinderWord",
    "LessonOutcome",
    "LessonPage",
    "LessonStatement",
    "LessonTopic",
    "Strength",
]
