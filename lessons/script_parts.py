"""A script in its parts: what is read out, and what the teacher does."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from bs4 import BeautifulSoup
from wagtail.rich_text import expand_db_html

# How a paragraph begins that changes who or what follows; a paragraph without one goes on as the one before.
MARKS = {"Say:": "say", "Do:": "do"}

# What to do with fewer minutes stands inside a paragraph; somebody in a hurry has to find it.
IF_SHORT = re.compile(r"[^.!?<>]*\b(?:time is short|short of time)\b[^.!?<>]*[.!?]")


@dataclass(frozen=True, slots=True)
class ScriptPart:
    """Paragraphs that belong together: ``kind`` is "say" or "do", empty before the first mark."""

    kind: str
    html: str


def script_parts(source: str) -> list[ScriptPart]:
    """The parts of a rich text ``source`` in order, with what to do if time is short marked; nothing of it is lost."""
    return [
        ScriptPart(kind=kind, html="".join(html for _, html in paragraphs))
        for kind, paragraphs in groupby(_marked(source), key=lambda found: found[0])
    ]


def short_sentences(source: str) -> list[str]:
    """What a rich text ``source`` says to do if time is short, as plain sentences in their order."""
    words = BeautifulSoup(expand_db_html(source), "html.parser").get_text(" ")
    # The sentence before may end with a quotation mark, which then stands at the head of this one.
    return [" ".join(found.group().split()).lstrip('"” ') for found in IF_SHORT.finditer(words)]


def _marked(source: str) -> Iterator[tuple[str, str]]:
    kind = ""
    for element in BeautifulSoup(expand_db_html(source), "html.parser").contents:
        said = element.get_text().strip() if hasattr(element, "get_text") else ""
        kind = next((then for mark, then in MARKS.items() if said.startswith(mark)), kind)
        if said or _shows_something(element):
            yield kind, IF_SHORT.sub(_marked_as_short, str(element))


def _marked_as_short(sentence: re.Match[str]) -> str:
    words = sentence.group()
    start = len(words) - len(words.lstrip())
    return f'{words[:start]}<mark class="if-short">{words[start:]}</mark>'


def _shows_something(element: Any) -> bool:
    return getattr(element, "name", None) is not None and element.name != "br"
