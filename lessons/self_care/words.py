"""What the tools say, per language and age band: ``words/<language>.yaml``, read strictly.

A band reads its own words, and for the rest those of the next lower band that has some.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

FOLDER = Path(__file__).parent / "words"

Text = Annotated[str, Field(min_length=1)]
BandWords = dict[str, dict[str, Any]]


class Words(BaseModel):
    """Anything that is read from such a file: an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Choice(Words):
    """Something to open: its name, what it says, and the last word on it. ``face`` names a drawing, if it has one."""

    name: Text
    text: Text
    more: str = ""
    face: str = ""


class Row(Words):
    """A line to write on, and an example of what may stand there."""

    label: Text
    hint: str = ""


class Group(Words):
    """Ideas of one kind."""

    name: Text
    ideas: tuple[Text, ...]


class ForTeachers(Words):
    """What only adults read: what it is for, and what they can say."""

    purpose: Text
    script: Text


class ToolWords(Words):
    """What one tool says to readers of one band. Which parts are filled depends on the tool's form."""

    title: Text
    purpose: Text
    steps: tuple[Text, ...] = ()
    question: str = ""
    choices: tuple[Choice, ...] = ()
    groups: tuple[Group, ...] = ()
    columns: tuple[Text, ...] = ()
    rows: tuple[Row, ...] = ()
    cues: dict[str, Text] = {}
    shapes: dict[str, Text] = {}
    note: str = ""
    alternatives: Annotated[tuple[Text, ...], Field(min_length=2, max_length=2)]
    for_teachers: ForTeachers

    def told(self) -> Iterator[tuple[str, str]]:
        """(key, text) of everything that students read, in reading order."""
        yield "title", self.title
        yield "purpose", self.purpose
        if self.question:
            yield "question", self.question
        for name in ("steps", "alternatives"):
            yield from ((f"{name}.{number}", text) for number, text in enumerate(getattr(self, name), start=1))
        for number, choice in enumerate(self.choices, start=1):
            yield from ((f"choices.{number}.{key}", text) for key, text in _texts(choice, ("name", "text", "more")))
        for number, group in enumerate(self.groups, start=1):
            yield f"groups.{number}.name", group.name
            yield from ((f"groups.{number}.{place}", idea) for place, idea in enumerate(group.ideas, start=1))
        for number, row in enumerate(self.rows, start=1):
            yield from ((f"rows.{number}.{key}", text) for key, text in _texts(row, ("label", "hint")))
        yield from ((f"columns.{number}", text) for number, text in enumerate(self.columns, start=1))
        for name in ("cues", "shapes"):
            yield from ((f"{name}.{key}", text) for key, text in getattr(self, name).items())
        if self.note:
            yield "note", self.note


class Frame(Words):
    """What stands around every tool: buttons, and the lines on safety. What keeping needs is empty below B3."""

    eyes: Text
    start: Text
    stop: Text
    decline: Text
    next: Text
    back: Text
    instead: Text
    declined: Text
    stopped: Text
    fine: Text
    worse: Text
    help: Text
    private: Text
    print: Text
    clear: Text
    cleared: Text
    keep: str = ""
    keep_risk: str = ""
    kept: str = ""
    found: str = ""
    show: str = ""
    cannot_keep: str = ""

    def told(self) -> Iterator[tuple[str, str]]:
        """(key, text) of everything that it says."""
        yield from ((key, text) for key, text in self.model_dump().items() if text)


class WordsFile(Words):
    """One language. ``tools`` holds, by the tool's id, words per band and those for teachers."""

    version: Annotated[int, Field(ge=1, strict=True)]
    frame: BandWords
    tools: dict[str, BandWords]


def languages() -> list[str]:
    """The languages that have words."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def tool_ids(language: str) -> set[str]:
    """The tools that have words in a language."""
    return set(_file(language).tools)


@cache
def words_for(tool: str, *, band: str, language: str = "en") -> ToolWords:
    """What a tool says to an age band, by their ids and codes; English where there is no file for the language.

    Raises ``pydantic.ValidationError`` where the band is below the lowest that the tool has words for.
    """
    words = _file(language).tools[tool]
    told = {"for_teachers": words["for_teachers"]} | _merged(words, band)
    return ToolWords.model_validate(told)


@cache
def frame_for(band: str, language: str = "en") -> Frame:
    """The buttons and lines on safety for an age band."""
    return Frame.model_validate(_merged(_file(language).frame, band))


def _merged(words: BandWords, band: str) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for code in sorted(code for code in words if code.startswith("B") and code <= band):
        merged |= words[code]
    return merged


def _texts(words: Words, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    yield from ((name, text) for name in names if (text := getattr(words, name)))


@cache
def _file(language: str) -> WordsFile:
    path = FOLDER / f"{language}.yaml"
    if not path.exists():
        path = FOLDER / "en.yaml"
    return WordsFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
