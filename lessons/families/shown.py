"""Lessons as students see them, for those who ask what a school shows to children."""

from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from ..models import LessonPage
from .together import read_together


@dataclass(frozen=True, slots=True)
class OutsideLink:
    """A link that leads away from this site, as students meet it."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class ShownLesson:
    """``html`` is all that a lesson shows to students: its blocks, told that students read them."""

    lesson: LessonPage
    html: SafeString
    outside_links: tuple[OutsideLink, ...]


def shown_lessons(lessons: Sequence[LessonPage], *, request: Any = None) -> list[ShownLesson]:
    """Every reading, activity, check, tool and sheet of ``lessons``, in their order."""
    read_together(lessons)
    return [_shown(lesson, request) for lesson in lessons]


def _shown(lesson: LessonPage, request: Any) -> ShownLesson:
    context = {
        "audience": "student",
        "page": lesson,
        "outcomes": list(lesson.lesson_outcomes.all()),
        "request": request,
        # On paper a tool stands whole and still, with all its words: nothing here is to be pressed.
        "paper": True,
    }
    html = render_to_string("lessons/partials/as_students_see_it.html", context)
    return ShownLesson(lesson=lesson, html=html, outside_links=tuple(outside_links(html)))


def outside_links(html: str) -> list[OutsideLink]:
    """The links of ``html`` that lead to another site, each address once, in their order."""
    found = _Links()
    found.feed(html)
    found.close()
    own = (settings.WAGTAILADMIN_BASE_URL.rstrip("/") + "/",)
    away = [link for link in found.links if link.address.startswith(("http://", "https://"))]
    return list({link.address: link for link in away if not link.address.startswith(own)}.values())


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[OutsideLink] = []
        self._address = ""
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._address, self._words = dict(attrs).get("href") or "", []

    def handle_data(self, data: str) -> None:
        if self._address:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._address:
            self.links.append(OutsideLink(self._address, " ".join("".join(self._words).split())))
            self._address = ""
