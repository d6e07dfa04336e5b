"""The page as its readers see it, as far as a seat covers it."""

from copy import copy
from typing import Any

from django.http import HttpRequest, HttpResponse

from ..models import ReviewSeat

# What of a page a preview shows beside the page itself. A mode that does not stand here shows what teachers read.
SHOWS: dict[str, frozenset[str]] = {
    "": frozenset({"student_words", "pictures"}),
    "student": frozenset({"student_words", "pictures"}),
    "family": frozenset({"family_words"}),
    "guide": frozenset({"teacher_words", "handouts"}),
}
FOR_TEACHERS = frozenset({"teacher_words", "activities"})
PLAIN_NAMES = {"": "The page", "student": "As students see it", "family": "As families see it"}


def readings_for(page: Any, seat: ReviewSeat) -> list[tuple[str, str]]:
    """(preview mode, name) of each way to read ``page`` that shows something which the seat covers."""
    return [
        (mode, PLAIN_NAMES.get(mode, str(name)))
        for mode, name in page.preview_modes
        if SHOWS.get(mode, FOR_TEACHERS) & set(seat.parts)
    ]


def shown(page: Any, *, mode: str, request: HttpRequest) -> HttpResponse:
    """``page`` in a preview mode, as HTML for somebody who is signed in nowhere."""
    stranger = copy(request)
    stranger.META = {key: value for key, value in request.META.items() if key not in _OF_A_PERSON}
    preview = page.make_preview_request(original_request=stranger, preview_mode=mode)
    return HttpResponse(preview.content, status=preview.status_code, content_type=preview["Content-Type"])


_OF_A_PERSON = frozenset({"HTTP_COOKIE", "HTTP_AUTHORIZATION"})
