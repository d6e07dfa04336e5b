"""The sheets of a lesson, as lesson files write them."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .parts import Line, Part, PictureFile, SelfCareTool, Text, Title, exactly_one


class Pair(Part):
    left: Line
    right: Line


class Scenario(Part):
    title: Title
    text: Text


class DrawingBox(Part):
    prompt: Line
    size: Literal["small", "medium", "large"] = "medium"


class Lines(Part):
    prompt: Line
    count: Annotated[int, Field(ge=1, le=12)]


class Table(Part):
    caption: Line
    columns: Annotated[list[Line], Field(min_length=2, max_length=5)]
    rows: Annotated[list[list[str]], Field(min_length=1)]

    @model_validator(mode="after")
    def _rectangular(self) -> "Table":
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("give every row as many cells as there are columns")
        return self


class HelpCard(Part):
    prompts: Annotated[list[Line], Field(min_length=2, max_length=6)]


class HandoutPart(Part):
    """Exactly one key: what kind of block it is."""

    text: Text | None = None
    cards: Annotated[list[Line], Field(min_length=2)] | None = None
    pairs: Annotated[list[Pair], Field(min_length=2)] | None = None
    scenarios: Annotated[list[Scenario], Field(min_length=1)] | None = None
    drawing_box: DrawingBox | None = None
    lines: Lines | None = None
    table: Table | None = None
    help_card: HelpCard | None = None
    picture: PictureFile | None = None
    self_care_tool: SelfCareTool | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> "HandoutPart":
        return exactly_one(self)


class Handout(Part):
    title: Title
    copies: Literal["one_each", "one_a_pair", "one_a_group", "one_a_class"]
    instructions: Text
    keep_private: bool
    parts: Annotated[list[HandoutPart], Field(min_length=1)]
