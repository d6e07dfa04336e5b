"""What the tools of a lesson say, as passages of that lesson: for the checks, the search, and what a sign-off binds to.

The words stand in no field of the page, so their places begin with names of their own.
"""

from collections.abc import Iterable, Iterator

from wording.passages import Passage

from ..audiences import CLASSROOM, EVERYONE, TEACHERS
from .tool_file import Tool
from .words import frame_for, words_for

TOLD, FOR_TEACHERS = "self_care_tools", "self_care_guidance"
BLOCK_TYPE = "self_care_tool"
# Buttons and lines on safety: the same in every lesson with a tool, so nobody searches for them.
AROUND = f"{TOLD}.frame."
# What a family reads of a tool: which it is, and that it is by choice. A sleep week is nobody's but the student's.
FOR_FAMILIES = frozenset({"title", "purpose"})


def tool_passages(tools: Iterable[Tool], *, band: str, language: str) -> Iterator[Passage]:
    """Every text of ``tools`` as a band reads it, each tool once, and what stands around them. None that is too old."""
    shown = [tool for tool in tools if tool.is_for(band)]
    if not shown:
        return
    texts = [(f"{AROUND}{key}", text, CLASSROOM) for key, text in frame_for(band, language).told()]
    for tool in shown:
        words = words_for(tool.id, band=band, language=language)
        texts += [
            (f"{TOLD}.{tool.id}.{key}", text, EVERYONE if key in FOR_FAMILIES else CLASSROOM)
            for key, text in words.told()
        ]
        for_teachers = words.for_teachers.model_dump().items()
        texts += [(f"{FOR_TEACHERS}.{tool.id}.{key}", text, TEACHERS) for key, text in for_teachers]
    for place, text, audiences in texts:
        yield Passage(text=text, audiences=audiences, place=place, block_type=BLOCK_TYPE, language=language)
