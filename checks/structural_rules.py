"""The structural rules as data: what a page must have, how much each weighs, and what to do about it."""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

RULES_FILE = Path(__file__).parent / "structural_rules.yaml"

Gate = Literal["save", "submit", "publish"]
Severity = Literal["advise", "warn", "block"]
Text = Annotated[str, Field(min_length=1)]

# A rule that holds for every page of a type, whatever stands in it.
ALWAYS = "always"


class StructuralRule(BaseModel):
    """One rule. ``pages`` says for which page types it holds ("app.Model", subclasses included) and on what condition.

    ``gate`` is the step that a page must not take while the rule is broken: nothing ever stops a draft from being
    saved, so "save" means that the editor hears of it at once and "submit" stops it. ``waits_for`` says what is missing
    while nobody can judge the rule, or the rest of it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^SR-\d\d$")]
    name: Text
    gate: Gate
    severity: Severity
    pages: Annotated[dict[str, str], Field(min_length=1)]
    check: Text
    message: Text
    sources: Annotated[tuple[str, ...], Field(min_length=1)]
    waits_for: str = ""


class StructuralRules(BaseModel):
    """The whole file. ``conditions`` are the names that ``pages`` may use, each in words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Annotated[int, Field(ge=1, strict=True)]
    conditions: dict[str, Text]
    rules: tuple[StructuralRule, ...]

    @model_validator(mode="after")
    def _parts_agree(self) -> "StructuralRules":
        ids = [rule.id for rule in self.rules]
        if ids != sorted(set(ids)):
            raise ValueError("rules stand in the order of their ids, each once")
        used = {condition for rule in self.rules for condition in rule.pages.values()}
        if used != set(self.conditions):
            raise ValueError(f"conditions named and conditions used differ: {sorted(used ^ set(self.conditions))}")
        return self


@cache
def structural_rules() -> dict[str, StructuralRule]:
    """Every rule by its id, in order. Raises ``pydantic.ValidationError`` for a file that can't be used."""
    return {rule.id: rule for rule in _file().rules}


def rules_version() -> int:
    """The version of the rules: raised when one of them asks for something else."""
    return _file().version


def condition_in_words(condition: str) -> str:
    """What a condition's name means, for people."""
    return _file().conditions[condition]


@cache
def _file() -> StructuralRules:
    return StructuralRules.model_validate(yaml.safe_load(RULES_FILE.read_text(encoding="utf-8")))
