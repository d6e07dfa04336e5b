"""What search engines and catalogues of teaching material may know of a lesson or module, in the words of schema.org.

Only what stands on the page for everybody to read. A sensitive lesson is described by its neutral title alone.
"""

import json
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from curriculum.models import ModulePage
from lessons.models import LessonPage
from reviews.public_record import PublicRecord

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# True of every page: tests/browser holds it. Others are added from what a page holds.
ACCESSIBLE = ("displayTransformability", "readingOrder", "structuralNavigation")
# As JSON escapes them inside a page: nothing in the data can end the element or begin another.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def learning_resource(
    page: LessonPage | ModulePage,
    *,
    request: HttpRequest,
    record: PublicRecord,
    outcomes: Iterable[Any] = (),
    is_sensitive: bool = False,
) -> dict[str, Any]:
    """The page as a LearningResource; what is not known is left out. ``outcomes`` are those that the page shows."""
    band = page.age_band
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": ["LearningResource", "WebPage"],
        "name": page.title,
        "description": None if is_sensitive else page.key_question,
        "url": request.build_absolute_uri(request.path),
        "identifier": page.code,
        "inLanguage": translation.get_language(),
        "isAccessibleForFree": True,
        "license": LICENCE,
        "accessMode": ["textual", "visual"],
        "accessibilityFeature": sorted({*ACCESSIBLE, *_of_pictures(page)}),
        "educationalLevel": band.label if band else None,
        "typicalAgeRange": f"{band.age_from}-{band.age_to}" if band else None,
        "teaches": [] if is_sensitive else list(dict.fromkeys(outcome.i_can for outcome in outcomes)),
        "lastReviewed": _reviewed_on(record),
    }
    more = _of_lesson(page, request) if isinstance(page, LessonPage) else {"learningResourceType": "module"}
    return {name: value for name, value in (found | more).items() if value not in (None, "", [])}


def as_script(data: dict[str, Any]) -> SafeString:
    """``data`` inside a page: not a script but data, which the page's policy lets stand and no browser runs."""
    escaped = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{escaped}</script>')  # noqa: S308


def _reviewed_on(record: PublicRecord) -> str | None:
    """The day of the last full review; a sample was reviewed by nobody."""
    return None if record.is_sample or record.reviewed_on is None else record.reviewed_on.isoformat()


def _of_lesson(lesson: LessonPage, request: HttpRequest) -> dict[str, Any]:
    module = lesson.get_parent()
    return {
        "learningResourceType": "lesson",
        "timeRequired": f"PT{lesson.minutes}M" if lesson.minutes else None,
        "isPartOf": {"@type": "LearningResource", "name": module.title, "url": module.get_full_url(request)},
    }


def _of_pictures(page: LessonPage | ModulePage) -> list[str]:
    pictures = getattr(page, "pictures_to_read", [])
    described = all(part.value["image"].contextual_alt_text for part in pictures)
    return ["alternativeText"] if pictures and described else []
