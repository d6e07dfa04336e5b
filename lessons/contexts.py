"""What each audience's page is made from. Nothing of the teacher's is in a student's context."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import translation

from curriculum.models import Outcome

from .choices import Distancing
from .class_lines import with_lines
from .plan import plan_of
from .self_care.placed import tools_in, tools_to_use
from .short_addresses import short_address_of
from .standard_texts import standard_texts

if TYPE_CHECKING:
    from .models import LessonPage


def shared_context(lesson: "LessonPage") -> dict[str, Any]:
    """What every audience sees: outcomes in the band's words, the band, the ground rules of the class."""
    texts = standard_texts(_language())
    band_code = lesson.age_band.code if lesson.age_band else ""
    return {
        "module": lesson.get_parent(),
        "outcomes": list(lesson.lesson_outcomes.all()),
        "ground_rules": texts.ground_rules_for(band_code),
        "is_sensitive": lesson.is_sensitive,
        "help_sheet": with_lines(texts.help_sheet),
    }


def student_context(lesson: "LessonPage") -> dict[str, Any]:
    """The student page and the sheets."""
    tools = tools_to_use(lesson)
    scripts = list(dict.fromkeys(script for tool in tools for script in tool.scripts))
    return _with_exit(
        shared_context(lesson)
        | {
            "audience": "student",
            "self_care_tools": tools,
            "self_care_scripts": scripts,
            "has_tools": bool(tools_in(lesson)),
        }
    )


def family_context(lesson: "LessonPage") -> dict[str, Any]:
    """The family page and the letter."""
    tools = tools_to_use(lesson)
    return _with_exit(shared_context(lesson) | {"audience": "family", "self_care_tools": tools})


def _with_exit(context: dict[str, Any]) -> dict[str, Any]:
    """As ``LessonPage.has_exit``, without asking for the topics again."""
    return context | {"has_exit": context["is_sensitive"]}


def teach_context(lesson: "LessonPage", *, start: str = "", minutes: str = "") -> dict[str, Any]:
    """The teacher's page and guide. What can't be done of ``start`` and ``minutes`` is said, and all steps stay."""
    plan = plan_of(lesson, start=start, minutes=minutes)
    return shared_context(lesson) | {
        "audience": "teacher",
        "self_care_tools": tools_in(lesson),
        "plan": plan,
        "texts": standard_texts(_language()),
        "mapped_outcomes": Outcome.objects.filter(
            pk__in=[link.outcome_id for link in lesson.lesson_outcomes.all()]
        ).select_related("strand"),
        "statements": _statements(lesson),
        "distancing": distancing_labels(lesson),
        "report_address": settings.REPORT_ADDRESS,
    }


def class_context(lesson: "LessonPage") -> dict[str, Any]:
    """“For this class”: papers that a teacher fills in for one school, and what leads students to their page."""
    return shared_context(lesson) | {
        "audience": "teacher",
        "short_address": short_address_of(lesson),
    }


def slide_context(lesson: "LessonPage") -> dict[str, Any]:
    """The slide that leads a class to the student page; the class reads it, so it holds what students may read."""
    return student_context(lesson) | {"short_address": short_address_of(lesson)}


def distancing_labels(lesson: "LessonPage") -> list[str]:
    """The chosen ways of keeping a distance, in the editor's words."""
    return [label for value, label in Distancing.choices if value in (lesson.distancing or [])]


def _language() -> str:
    """That of the address, and of a document while it is printed: both are the lesson's, and cost no query."""
    return translation.get_language() or settings.LANGUAGE_CODE


def _statements(lesson: "LessonPage") -> list[Any]:
    links = lesson.lesson_statements.all()
    chosen = links.select_related("statement__framework") if hasattr(links, "select_related") else links
    return [link for link in chosen if link.statement_id]
