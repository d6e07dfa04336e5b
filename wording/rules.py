"""A word rule: what is not said, to whom, in how many ways it is said, and what to say instead."""

from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator

from wording.literals import OneOf
from wording.patterns import Pattern
from wording.stretches import Stretch
from wording.word_sets import WordSets

Audience = Literal["student", "teacher", "family"]
BandCode = Literal["B1", "B2", "B3", "B4", "B5", "B6"]
Severity = Literal["advise", "warn", "block"]
Text = Annotated[str, Field(min_length=1)]

AUDIENCES: frozenset[Audience] = frozenset({"student", "teacher", "family"})

# Stands between what is before and after a hit when ``near`` is looked for, so that no pattern matches across the gap.
_GAP = " \u2063 "


def _pattern(value: Any, info: ValidationInfo) -> Pattern:
    if not isinstance(value, str) or not value:
        raise ValueError("is no pattern")
    context = info.context or {}
    return Pattern(value, context.get("sets") or WordSets({}), is_proven=context.get("is_proven", False))


Matched = Annotated[Pattern, BeforeValidator(_pattern)]
Window = Annotated[int, Field(ge=1, le=400)]


class Case(BaseModel):
    """One way in which it is said. ``say`` is what gets marked.

    In the same sentence: ``beside`` must all stand outside what is marked, none of ``unless`` may stand anywhere.
    ``near``: must stand within ``near_window`` characters, across sentences too. ``unless_before``, ``unless_after``:
    what clears the hit within ``unless_window`` characters. ``only_topics``: topics without which the case sleeps;
    ``severity``: where it weighs less or more than its rule.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    say: Matched
    case_sensitive: bool = False
    beside: tuple[Matched, ...] = ()
    near: Matched | None = None
    near_window: Window | None = None
    unless: tuple[Matched, ...] = ()
    unless_before: Matched | None = None
    unless_after: Matched | None = None
    unless_window: Window = 60
    only_topics: frozenset[str] = frozenset()
    severity: Severity | None = None

    @model_validator(mode="after")
    def _parts_agree(self, info: ValidationInfo) -> "Case":
        if (info.context or {}).get("is_proven"):
            return self
        small = [self.near, self.unless_before, self.unless_after, *self.beside, *self.unless]
        if not self.case_sensitive:
            small.append(self.say)
        if any(pattern.has_capitals for pattern in small if pattern):
            raise ValueError("text is matched in small letters, and a pattern has capitals")
        if (self.near is None) != (self.near_window is None):
            raise ValueError("near and near_window go together")
        return self

    @cached_property
    def needed(self) -> list[OneOf]:
        """What a text must hold for the case to hold: one stretch of small letters of each set."""
        patterns = [self.say, *self.beside, *filter(None, [self.near])]
        sets = [stretches for pattern in patterns for stretches in pattern.needed]
        return [frozenset(stretch.lower() for stretch in stretches) for stretches in sets]

    def spans(self, stretch: Stretch) -> list[tuple[int, int]]:
        """Where the case holds in a folded text."""
        searched = stretch.cased if self.case_sensitive else stretch.text
        return [match.span() for match in self.say.ready.finditer(searched) if self._holds(stretch, *match.span())]

    def _holds(self, stretch: Stretch, start: int, end: int) -> bool:
        text = stretch.text
        if self.near and self.near_window:
            around = text[max(0, start - self.near_window) : start] + _GAP + text[end : end + self.near_window]
            if not self.near.ready.search(around):
                return False
        before, after = self.unless_before, self.unless_after
        if before and before.ready.search(text[max(0, start - self.unless_window) : start]):
            return False
        if after and after.ready.search(text[end : end + self.unless_window]):
            return False
        if not self.beside and not self.unless:
            return True
        first, last = stretch.sentence(start, end)
        rest = text[first:start] + _GAP + text[end:last]
        return all(pattern.ready.search(rest) for pattern in self.beside) and not any(
            pattern.ready.search(text[first:last]) for pattern in self.unless
        )


class Excuse(BaseModel):
    """A way of speaking that makes the words right wherever they stand: ``before`` them, or ``anywhere`` in a sentence.

    "Never say …" and "It is a myth that …" are excuses. A rule without exception has none.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    before: Matched | None = None
    after: Matched | None = None
    anywhere: Matched | None = None

    def holds(self, stretch: Stretch, start: int, end: int) -> bool:
        """Whether it clears a hit."""
        first, last = stretch.sentence(start, end)
        places = (
            (self.before, stretch.text[first:start]),
            (self.after, stretch.text[end:last]),
            (self.anywhere, stretch.text[first:last]),
        )
        return any(pattern and pattern.ready.search(text) for pattern, text in places)


class Rule(BaseModel):
    """What is not said, to whom, why, and what to say instead. ``cases``: the ways in which it is said.

    ``only_topics``: topics without which the rule sleeps. ``quotable``: only a note where words are quoted to be
    corrected. ``excuses``: names of what clears it anywhere. ``clears_with``: what makes it right.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^[A-Z]{3}-\d\d$")]
    version: Annotated[int, Field(ge=1, strict=True)]
    flag: Text
    cases: Annotated[tuple[Case, ...], Field(min_length=1)]
    severity: Severity
    severity_by_audience: dict[Audience, Severity] = Field(default_factory=dict)
    severity_by_band: dict[BandCode, Severity] = Field(default_factory=dict)
    full_severity_topics: frozenset[str] = frozenset()
    severity_elsewhere: Severity | None = None
    no_exception: bool = False
    quotable: bool = False
    excuses: tuple[str, ...] = ()
    clears_with: Literal["citation", "glossary", "directory"] | None = None
    audiences: frozenset[Audience] = AUDIENCES
    bands: frozenset[BandCode] | None = None
    only_topics: frozenset[str] = frozenset()
    why: Text
    suggest: Text
    swaps: dict[str, str] = Field(default_factory=dict)
    notes: str = ""
    sources: Annotated[tuple[str, ...], Field(min_length=1)]
    must_fire: Annotated[tuple[Text, ...], Field(min_length=1)]
    must_not_fire: Annotated[tuple[Text, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _parts_agree(self) -> "Rule":
        if bool(self.full_severity_topics) != bool(self.severity_elsewhere):
            raise ValueError("full_severity_topics and severity_elsewhere go together")
        if self.no_exception and (self.quotable or self.clears_with or self.excuses):
            raise ValueError("a rule without exception can't be quotable, cleared or excused")
        return self


class RuleFamily(BaseModel):
    """One file of rules. ``words``: sets of words that its patterns name, beside those of the whole language."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    family: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    name: Text
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    words: dict[str, str] = Field(default_factory=dict)
    rules: Annotated[tuple[Rule, ...], Field(min_length=1)]
