"""What a lesson asks a classroom to have, read from its record as it is stored."""

import re
from typing import Any

from ..models import LessonPage

NOTHING, PRINTER, SCREEN, BOTH = "nothing", "printer", "screen", "printer-and-screen"
NEEDS = {
    NOTHING: "No printer, no screen",
    PRINTER: "A printer",
    SCREEN: "A screen",
    BOTH: "A printer and a screen",
}
# A thing to prepare asks for a screen when it names one and offers no paper for it. Words of one language: a lesson in
# another asks for a screen only where its editors used these.
ON_A_SCREEN = re.compile(
    r"\b(screens?|projectors?|projected|slides?|videos?|tablets?|laptops?|computers?)\b", re.IGNORECASE
)
ON_PAPER = re.compile(r"\b(print|printed|paper|draw|drawn|read (it )?aloud)\b|\bno screen\b", re.IGNORECASE)


def needs_of(lesson: LessonPage) -> str:
    """One of ``NEEDS``: a printer where it has sheets, a screen where something to prepare can't do without."""
    has_sheets = bool(len(lesson.handouts))
    needs_screen = any(_needs_screen(part["value"]) for part in lesson.resources.raw_data)
    return {(False, False): NOTHING, (True, False): PRINTER, (False, True): SCREEN, (True, True): BOTH}[
        has_sheets, needs_screen
    ]


def _needs_screen(resource: Any) -> bool:
    words = f"{resource.get('item') or ''} {resource.get('note') or ''}"
    return bool(ON_A_SCREEN.search(words)) and not ON_PAPER.search(words)
