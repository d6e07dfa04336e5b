"""A short address for a lesson, by its code: to be typed from the board, and small enough for a picture.

It says a code and never a title, so that neither address nor picture can name a topic.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

if TYPE_CHECKING:
    from .models import LessonPage


@dataclass(frozen=True, slots=True)
class ShortAddress:
    """Where a lesson is found by its code: ``address`` in full, ``shown`` as people type it."""

    address: str
    shown: str
    code: str

    @property
    def before_code(self) -> str:
        """What stands before the code: a line may break there, and nowhere inside the code."""
        return self.shown.removesuffix(self.code)


def short_address_of(lesson: "LessonPage") -> ShortAddress | None:
    """None for a draft that has no code yet."""
    if not lesson.code:
        return None
    address = settings.WAGTAILADMIN_BASE_URL + reverse("lessons:short", args=[lesson.code])
    return ShortAddress(address=address, shown=address.partition("://")[2].removesuffix("/"), code=lesson.code)
