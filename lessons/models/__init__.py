"""A lesson and what it is linked to."""

from .lesson import LessonPage
from .links import LessonOutcome, LessonStatement, LessonTopic, Strength

__all__ = ["LessonOutcome", "LessonPage", "LessonStatement", "LessonTopic", "Strength"]
