"""Pages as printed documents: a teacher guide, a module's booklet, sheets, a family letter."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import mark_safe

from curriculum.models import ModulePage
from lessons.contexts import family_context, student_context, teach_context
from lessons.models import LessonPage

from .editions import printed_record
from .markup import with_own_anchors
from .printables import Printable, lessons_of


class Kind(StrEnum):
    """What can be printed, by the word that addresses and file names use for it."""

    TEACHER_GUIDE = "teacher-guide"
    HANDOUTS = "handouts"
    FAMILY = "family"

    @property
    def address_name(self) -> str:
        return f"guides:{self.value.replace('-', '_')}"


class PrintedDocument(Protocol):
    """What the shelf needs to know of anything that is printed: a document as HTML, and what names its file."""

    @property
    def code(self) -> str: ...
    @property
    def kind(self) -> StrEnum: ...
    @property
    def language(self) -> str: ...
    @property
    def html(self) -> str: ...


# Each kind has the words of one audience; the sheets' context holds nothing of the teacher's.
CONTEXTS = {Kind.TEACHER_GUIDE: teach_context, Kind.HANDOUTS: student_context, Kind.FAMILY: family_context}


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document as HTML, with what names its file: ``code`` as printed, ``language`` as a code."""

    code: str
    kind: Kind
    language: str
    html: str


def kinds_of(page: Printable) -> tuple[Kind, ...]:
    """What can be printed of ``page``: of a module, its booklet."""
    return (Kind.TEACHER_GUIDE,) if isinstance(page, ModulePage) else tuple(Kind)


def document_of(page: Printable, *, kind: Kind) -> Document:
    """``page`` as the public may have it on paper."""
    if isinstance(page, ModulePage):
        return _booklet(page, lessons_of(page), draft=False)
    return _of_lesson(page, kind=kind, draft=False)


def draft_of(page: Printable) -> Document:
    """The newest words of ``page`` for its teacher, marked as a draft on every sheet of paper."""
    newest = page.get_latest_revision_as_object()
    if isinstance(newest, ModulePage):
        lessons = LessonPage.objects.child_of(page).order_by("path")
        return _booklet(newest, [lesson.get_latest_revision_as_object() for lesson in lessons], draft=True)
    return _of_lesson(newest, kind=Kind.TEACHER_GUIDE, draft=True)


def _of_lesson(lesson: LessonPage, *, kind: Kind, draft: bool) -> Document:
    with translation.override(lesson.locale.language_code):
        context = CONTEXTS[kind](lesson) | _around(lesson, kind=kind, draft=draft)
        html = render_to_string(f"guides/{kind.value.replace('-', '_')}.html", context)
    return Document(code=lesson.code, kind=kind, language=lesson.locale.language_code, html=html)


def _booklet(module: ModulePage, lessons: Iterable[LessonPage], *, draft: bool) -> Document:
    kind = Kind.TEACHER_GUIDE
    with translation.override(module.locale.language_code):
        guides = [_bound(lesson, draft=draft) for lesson in lessons]
        context = _around(module, kind=kind, draft=draft) | {
            "audience": "teacher",
            "guides": guides,
            "total_minutes": sum(guide["lesson"].minutes or 0 for guide in guides),
            "report_address": settings.REPORT_ADDRESS,
        }
        html = render_to_string("guides/booklet.html", context)
    return Document(code=module.code, kind=kind, language=module.locale.language_code, html=html)


def _bound(lesson: LessonPage, *, draft: bool) -> dict[str, Any]:
    """A lesson's guide as a part of a booklet, with anchors that no other part has."""
    context = teach_context(lesson) | _around(lesson, kind=Kind.TEACHER_GUIDE, draft=draft)
    prefix = f"lesson-{lesson.pk}"
    html = with_own_anchors(render_to_string("guides/partials/lesson_guide.html", context), prefix)
    return {"lesson": lesson, "prefix": prefix, "html": mark_safe(html)}  # noqa: S308


def _around(page: Printable, *, kind: Kind, draft: bool) -> dict[str, Any]:
    """What a template of ours needs beside the audience's own context."""
    public_address = settings.WAGTAILADMIN_BASE_URL + reverse(kind.address_name, args=[page.code]) if page.code else ""
    return {
        "page": page,
        "paper": True,
        "draft": draft,
        "language": page.locale.language_code,
        "newest_copy": "" if draft else public_address,
        "page_address": "" if draft else page.full_url or "",
        **printed_record(page, draft=draft),
    }
