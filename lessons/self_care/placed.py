"""Which tools stand in a lesson, and where: read from stored blocks, which costs no query."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from .tool_file import Tool, tool_named

if TYPE_CHECKING:
    from ..models import LessonPage

KIND = "self_care_tool"


class Placed(NamedTuple):
    """A tool and where it stands: "try_this.2.tool"."""

    place: str
    tool: Tool


def placed_in(lesson: "LessonPage") -> list[Placed]:
    """Every tool of the lesson in the order of its fields, as often as it stands there."""
    return [Placed(place, tool) for place, name in _stored(lesson) if (tool := tool_named(name))]


def tools_in(lesson: "LessonPage") -> list[Tool]:
    """The tools of the lesson, each once."""
    return list(dict.fromkeys(placed.tool for placed in placed_in(lesson)))


def tools_to_use(lesson: "LessonPage") -> list[Tool]:
    """The tools that students use on the student page, each once: those that are right for the lesson's age band."""
    band = lesson.age_band.code if lesson.age_band else ""
    found = [placed.tool for placed in placed_in(lesson) if placed.place.startswith(("reading.", "try_this."))]
    return [tool for tool in dict.fromkeys(found) if tool.is_for(band)]


def _stored(lesson: "LessonPage") -> Iterator[tuple[str, str | None]]:
    for field in ("reading", "try_this"):
        yield from _of_kind(getattr(lesson, field).raw_data, field)
    for position, step in enumerate(lesson.activities.raw_data, start=1):
        for number, item in enumerate(step["value"].get("tools") or [], start=1):
            stored = item["value"] if item.get("type") == "item" else item
            yield f"activities.{position}.tools.{number}.tool", stored.get("tool")
    for position, sheet in enumerate(lesson.handouts.raw_data, start=1):
        yield from _of_kind(sheet["value"].get("parts") or [], f"handouts.{position}.parts")


def _of_kind(children: Any, place: str) -> Iterator[tuple[str, str | None]]:
    for position, child in enumerate(children, start=1):
        if child["type"] == KIND:
            yield f"{place}.{position}.tool", child["value"].get("tool")
