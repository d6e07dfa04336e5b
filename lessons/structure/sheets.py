"""SR-32: sheets ask nobody who they are, and what students write about themselves stays theirs."""

from collections.abc import Iterator
from typing import Any

from checks.passages import language_of
from checks.structure import Noticed, NotYet, structural_rule
from wording.letters import fold

from ..models import LessonPage
from .parts import LESSON, items_of, parts_of_sheet, sheets
from .word_lists import word_lists

IDENTITY = "Take out the place for a name, a class or a date of birth: a sheet can be lost, and found."
# Parts on which a student writes or draws freely. A table is sorted and a text is read, often in a character's words.
WRITTEN_ON = frozenset({"lines", "drawing_box"})
PRIVATE = "Students write about themselves here. Make the sheet private, so that it says “keep or recycle”."


@structural_rule("SR-32", for_pages=LESSON)
def sheets_are_private(lesson: LessonPage) -> Iterator[Noticed | NotYet]:
    lists = word_lists(language_of(lesson))
    if lists is None:
        yield NotYet()
        return
    for sheet in sheets(lesson):
        prompts = list(_prompts(sheet.place, sheet.value.get("instructions") or ""))
        is_personal = False
        for kind, place, value in parts_of_sheet(sheet):
            asked = list(_asked(kind, place, value))
            prompts += asked
            is_personal |= kind == "help_card" or (
                kind in WRITTEN_ON and any(lists.own_feelings.search(fold(text).text) for _, text in asked)
            )
        for place, text in prompts:
            if lists.identity_fields.search(fold(text).text.strip()):
                yield Noticed(place, IDENTITY)
        if is_personal and not sheet.value.get("keep_private"):
            yield Noticed(f"{sheet.place}.keep_private", PRIVATE)


def _prompts(place: str, instructions: str) -> Iterator[tuple[str, str]]:
    for line in instructions.splitlines():
        yield f"{place}.instructions", line


def _asked(kind: str, place: str, value: Any) -> Iterator[tuple[str, str]]:
    """(place, text) of each thing that a student fills in; of a table, the headings of columns with empty cells."""
    if kind in {"lines", "drawing_box"}:
        yield f"{place}.prompt", value.get("prompt") or ""
    elif kind == "help_card":
        for position, prompt in enumerate(items_of(value.get("prompts")), start=1):
            yield f"{place}.prompts.{position}", prompt or ""
    elif kind == "table":
        rows = [items_of(row) for row in items_of(value.get("rows"))]
        for position, heading in enumerate(items_of(value.get("columns")), start=1):
            if any(len(row) < position or not row[position - 1] for row in rows):
                yield f"{place}.columns.{position}", heading or ""
    elif kind == "text":
        for line in str(value or "").replace("</", "\n</").splitlines():
            yield place, line
