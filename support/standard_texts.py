"""The words of the help panel, the help page and the exit: code-owned, one file each and language."""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

DIRECTORY = Path(__file__).parent / "reference"
Line = Annotated[str, Field(min_length=1)]
Lines = Annotated[tuple[Line, ...], Field(min_length=1)]
Reader = Literal["young", "student", "teacher", "family"]


class _Texts(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PanelTexts(_Texts):
    """What the help panel says to one kind of reader."""

    heading: Line
    danger: Line
    no_country: Line
    call: Line
    school: Line
    again: Line
    finder: Line
    more: Line
    safely: Line
    countries: Line


class HelpPageTexts(_Texts):
    """What the help page says to everybody."""

    steps_heading: Line
    steps: Lines
    again_heading: Line
    again: Lines
    numbers_heading: Line
    numbers: Line
    numbers_many: Line
    call: Line
    text_to: Line
    picker: Line
    picker_all: Line
    picker_button: Line
    filters_heading: Line
    filters: Line
    age: Line
    age_all: Line
    kind: Line
    kind_all: Line
    kinds: dict[str, Line]
    language: Line
    language_all: Line
    places_heading: Line
    places: Line
    count_one: Line
    count_many: Line
    none_fits: Line
    none_to_show: Line
    what_to_do: Line
    fewer: Line
    choose_country: Line
    unknown_choice: Line
    papers_heading: Line
    papers: Line
    card: Line
    poster: Line
    unknown_country: Line
    no_numbers: Line
    no_country: Line
    finder_heading: Line
    finder: Line
    safely_heading: Line
    safely: Lines


class ExitTexts(_Texts):
    """What “Exit this page” says, to eyes and to a screen reader."""

    urgent: Line
    button: Line
    hint: Line
    landmark: Line
    two_more: Line
    one_more: Line
    expired: Line
    leaving: Line


@cache
def panel_texts(language: str) -> dict[Reader, PanelTexts]:
    """The panel's words for every reader, in English where there is no translation."""
    loaded = yaml.safe_load(_file(language, "help_panel.yaml").read_text(encoding="utf-8"))
    return {reader: PanelTexts.model_validate(texts) for reader, texts in loaded.items()}


@cache
def help_page_texts(language: str) -> HelpPageTexts:
    """The help page's words, in English where there is no translation."""
    return HelpPageTexts.model_validate(yaml.safe_load(_file(language, "help_page.yaml").read_text(encoding="utf-8")))


@cache
def exit_texts(language: str) -> ExitTexts:
    """The words of “Exit this page”, in English where there is no translation."""
    return ExitTexts.model_validate(yaml.safe_load(_file(language, "exit.yaml").read_text(encoding="utf-8")))


def _file(language: str, name: str) -> Path:
    translated = {path.name: path / name for path in DIRECTORY.iterdir() if (path / name).is_file()}
    return translated.get(language) or translated.get(language.partition("-")[0]) or translated["en"]
