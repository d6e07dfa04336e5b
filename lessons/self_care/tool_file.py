"""The tools as data: which there are, from which age on, and how each is done. ``tools.yaml``, read strictly."""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from .words import languages, tool_ids

TOOLS_FILE = Path(__file__).parent / "tools.yaml"

Band = Annotated[str, Field(pattern=r"^B[1-6]$")]
Form = Literal["breathing", "steps", "choices", "ideas", "drawing", "rows", "week"]

# As in curriculum/reference: said here for a list that is made before any database is asked.
FIRST_AGES = {"B1": 5, "B2": 7, "B3": 9, "B4": 11, "B5": 14, "B6": 16}

# What a form needs beside the buttons that every tool has; the others are whole without a script of their own.
SCRIPTS: dict[str, tuple[str, ...]] = {
    "breathing": ("breathing",),
    "steps": ("steps",),
    "ideas": ("ideas",),
    "drawing": ("drawing",),
    "rows": ("write",),
    "week": ("write",),
}


class Tool(BaseModel):
    """One tool. ``minutes`` are whole ones, about as long as a try takes; ``lowest`` is the youngest band it is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    name: Annotated[str, Field(min_length=1)]
    form: Form
    lowest: Band
    minutes: Annotated[int, Field(ge=1, le=5, strict=True)]
    keeps: bool = False
    evidence: Literal["strong", "some", "early", "practice_only"]
    sources: tuple[Annotated[str, Field(pattern=r"^S\d+$")], ...]

    @property
    def scripts(self) -> tuple[str, ...]:
        """The static files that it runs on, the one that all share first."""
        names = ("frame", *SCRIPTS.get(self.form, ()), *(("keep",) if self.keeps else ()))
        return tuple(f"js/tools/{name}.js" for name in names)

    def is_for(self, band: str) -> bool:
        """Whether readers of an age band, by its code, may meet it."""
        return band >= self.lowest


class ToolsFile(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Annotated[int, Field(ge=1, strict=True)]
    tools: tuple[Tool, ...]

    @model_validator(mode="after")
    def _each_once_and_with_words(self) -> "ToolsFile":
        ids = [tool.id for tool in self.tools]
        if len(ids) != len(set(ids)):
            raise ValueError("a tool stands twice")
        for language in languages():
            if set(ids) != tool_ids(language):
                raise ValueError(f"tools and words of {language} differ: {sorted(set(ids) ^ tool_ids(language))}")
        return self


@cache
def tools() -> dict[str, Tool]:
    """Every tool by its id, the youngest first. Raises ``pydantic.ValidationError`` for a file that can't be used."""
    found = ToolsFile.model_validate(yaml.safe_load(TOOLS_FILE.read_text(encoding="utf-8")))
    return {tool.id: tool for tool in found.tools}


def tool_named(name: str | None) -> Tool | None:
    """The tool of that id; None for a draft that has not chosen, or for a tool that is no more."""
    return tools().get(name or "")


def tool_choices() -> list[tuple[str, str]]:
    """What an editor chooses from: each tool with the first age of its lowest band."""
    return [(tool.id, f"{tool.name} (from age {FIRST_AGES[tool.lowest]})") for tool in tools().values()]
