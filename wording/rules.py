"""The word rules: data files under ``rules/<language>``, one family a file, refused when anything is amiss."""

import re
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

RULES_DIR = Path(__file__).parent / "rules"

Audience = Literal["student", "teacher", "family"]
BandCode = Literal["B1", "B2", "B3", "B4", "B5", "B6"]
Severity = Literal["advise", "warn", "block"]
Text = Annotated[str, Field(min_length=1)]

AUDIENCES: frozenset[Audience] = frozenset({"student", "teacher", "family"})

# Stands between what is before and after a hit when ``near`` is looked for, so that no pattern matches across the gap.
_GAP = " \u2063 "


class BrokenRuleError(ValueError):
    """A rule file that can't be used. The message names file, rule and reason, and never prints a pattern."""


def _usable(pattern: str) -> str:
    try:
        compiled = re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"is a broken pattern: {error}") from None
    if compiled.search(""):
        raise ValueError("matches where there is nothing")
    return pattern


Pattern = Annotated[str, Field(min_length=1), AfterValidator(_usable)]


class Rule(BaseModel):
    """What is not said, to whom, why, and what to say instead.

    ``near``: something that must stand within ``near_window`` characters. ``unless_before``, ``unless_after``: what
    clears the hit when it stands within ``unless_window`` characters. ``only_topics``: topics without which the rule
    sleeps. ``quotable``: only a note where words are quoted to be corrected. ``clears_with``: what makes it right.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^[A-Z]{3}-\d\d$")]
    version: Annotated[int, Field(ge=1, strict=True)]
    flag: Text
    pattern: Pattern
    case_sensitive: bool = False
    near: Pattern | None = None
    near_window: Annotated[int, Field(ge=1, le=400)] | None = None
    unless_before: Pattern | None = None
    unless_after: Pattern | None = None
    unless_window: Annotated[int, Field(ge=1, le=400)] = 60
    severity: Severity
    severity_by_audience: dict[Audience, Severity] = Field(default_factory=dict)
    severity_by_band: dict[BandCode, Severity] = Field(default_factory=dict)
    full_severity_topics: frozenset[str] = frozenset()
    severity_elsewhere: Severity | None = None
    no_exception: bool = False
    quotable: bool = False
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
        patterns = [self.near, self.unless_before, self.unless_after]
        if not self.case_sensitive:
            patterns.append(self.pattern)
        if any(re.search(r"(?<!\\)[A-Z]", pattern.replace("\\\\", "")) for pattern in patterns if pattern):
            raise ValueError("text is matched in small letters, and a pattern has capitals")
        if (self.near is None) != (self.near_window is None):
            raise ValueError("near and near_window go together")
        if bool(self.full_severity_topics) != bool(self.severity_elsewhere):
            raise ValueError("full_severity_topics and severity_elsewhere go together")
        if self.no_exception and (self.quotable or self.clears_with):
            raise ValueError("a rule without exception can't be quotable or cleared")
        return self

    @cached_property
    def _compiled(self) -> dict[str, re.Pattern[str]]:
        named = {
            "pattern": self.pattern,
            "near": self.near,
            "unless_before": self.unless_before,
            "unless_after": self.unless_after,
        }
        return {name: re.compile(pattern) for name, pattern in named.items() if pattern}

    def spans(self, *, text: str, cased: str) -> list[tuple[int, int]]:
        """Where the rule matches in folded text (small letters, and the same with its case), context left aside."""
        searched = cased if self.case_sensitive else text
        return [
            match.span()
            for match in self._compiled["pattern"].finditer(searched)
            if self._holds(text, match.start(), match.end())
        ]

    def _holds(self, text: str, start: int, end: int) -> bool:
        near, before, after = (self._compiled.get(name) for name in ("near", "unless_before", "unless_after"))
        if near and self.near_window:
            around = text[max(0, start - self.near_window) : start] + _GAP + text[end : end + self.near_window]
            if not near.search(around):
                return False
        if before and before.search(text[max(0, start - self.unless_window) : start]):
            return False
        return not (after and after.search(text[end : end + self.unless_window]))


class RuleFamily(BaseModel):
    """One file of rules."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    family: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    name: Text
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    rules: Annotated[tuple[Rule, ...], Field(min_length=1)]


class _NoDuplicates(yaml.SafeLoader):
    """YAML where a key that stands twice is an error, not the last one wins."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=deep) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.MarkedYAMLError(problem=f"the key {key!r} stands twice", problem_mark=node.start_mark)
        return super().construct_mapping(node, deep=deep)


def load_family(path: Path) -> RuleFamily:
    """The rules of one file. Raises ``BrokenRuleError`` for anything unknown, missing, doubled or broken."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_NoDuplicates)  # noqa: S506 a SafeLoader
    except yaml.MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise BrokenRuleError(f"{path.name}{line}: {error.problem}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BrokenRuleError(f"{path.name}: {error}") from None
    try:
        family = RuleFamily.model_validate(data)
    except ValidationError as error:
        raise BrokenRuleError("\n".join(_reasons(path, data, error))) from None
    for rule in family.rules:
        if not rule.id.startswith(f"{family.family}-"):
            raise BrokenRuleError(f"{path.name}: {rule.id}: does not belong to the family {family.family}")
    return family


def load_language(directory: Path) -> tuple[Rule, ...]:
    """Every rule of a language, in the order of their ids. Raises ``BrokenRuleError``."""
    rules: dict[str, Rule] = {}
    for path in sorted(directory.glob("*.yaml")):
        family = load_family(path)
        if family.language != directory.name:
            raise BrokenRuleError(f"{path.name}: is in {family.language!r} but stands among {directory.name!r}")
        for rule in family.rules:
            if rule.id in rules:
                raise BrokenRuleError(f"{path.name}: {rule.id}: stands twice")
            rules[rule.id] = rule
    return tuple(rules[rule_id] for rule_id in sorted(rules))


@cache
def rules_for(language: str) -> tuple[Rule, ...]:
    """The rules of a language code ("en", "en-gb"), or none where there is no pack: then nothing is checked."""
    code = language.lower().partition("-")[0]
    return load_language(RULES_DIR / code) if re.fullmatch(r"[a-z]{2,3}", code) else ()


def _reasons(path: Path, data: Any, error: ValidationError) -> list[str]:
    reasons = []
    problems = error.errors(include_url=False, include_input=False)
    # A file whose only rule is broken counts as empty too; that is no news.
    own = [problem for problem in problems if problem["loc"] != ("rules",)]
    for problem in own or problems:
        where = [part for part in problem["loc"] if isinstance(part, str)]
        rule = _rule_named(data, problem["loc"])
        key = ".".join(where[1:2] if rule else where)
        reason = problem["msg"].removeprefix("Value error, ")
        reasons.append(": ".join(part for part in (path.name, rule, key, reason) if part))
    return reasons


def _rule_named(data: Any, location: tuple[str | int, ...]) -> str:
    """The id of the rule in which a problem stands, its number in the file where it has none; empty outside rules."""
    if len(location) < 2 or location[0] != "rules" or not isinstance(location[1], int):
        return ""
    try:
        return str(data["rules"][location[1]]["id"])
    except (KeyError, TypeError):
        return f"rule {location[1] + 1}"
