"""Rules as data: files under ``rules/<language>``, one family a file, refused when anything is amiss.

``words.yaml`` beside the families holds the sets of words that patterns name, and the excuses.
"""

from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from wording.rules import Excuse, Rule, RuleFamily
from wording.word_sets import WordSets

RULES_DIR = Path(__file__).parent / "rules"
WORDS_FILE = "words.yaml"


class BrokenRuleError(ValueError):
    """A rule file that can't be used. The message names file, rule and reason, and never prints a pattern."""


class LanguageWords(BaseModel):
    """Sets of words by name, and excuses by name: "Never say …"."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    words: dict[str, str] = Field(default_factory=dict)
    excuses: dict[str, Excuse] = Field(default_factory=dict)


class _NoDuplicates(yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader):  # type: ignore[misc]
    """YAML where a key that stands twice is an error, not the last one wins."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=deep) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.MarkedYAMLError(problem=f"the key {key!r} stands twice", problem_mark=node.start_mark)
        return super().construct_mapping(node, deep=deep)


def words_file(directory: Path) -> Path:
    """Where the named words and excuses of a language stand."""
    return directory / WORDS_FILE


def load_words(path: Path, *, is_proven: bool = False) -> LanguageWords:
    """The named words and excuses of a language; none where the file is missing. Raises ``BrokenRuleError``."""
    if not path.exists():
        return LanguageWords(language=path.parent.name)
    data = _read(path)
    names = data.get("words") if isinstance(data, dict) else None
    try:
        return LanguageWords.model_validate(data, context={"sets": _sets(names), "is_proven": is_proven})
    except ValidationError as error:
        raise BrokenRuleError("\n".join(_reasons(path, data, error))) from None


def load_family(path: Path, *, words: LanguageWords | None = None, is_proven: bool = False) -> RuleFamily:
    """The rules of one file. Raises ``BrokenRuleError`` for anything unknown, missing, doubled or broken."""
    language = words or load_words(words_file(path.parent))
    data = _read(path)
    own = data.get("words") if isinstance(data, dict) else None
    sets = _sets(language.words | (own if isinstance(own, dict) else {}))
    try:
        family = RuleFamily.model_validate(data, context={"sets": sets, "is_proven": is_proven})
    except ValidationError as error:
        raise BrokenRuleError("\n".join(_reasons(path, data, error))) from None
    for rule in family.rules:
        if not rule.id.startswith(f"{family.family}-"):
            raise BrokenRuleError(f"{path.name}: {rule.id}: does not belong to the family {family.family}")
        for excuse in rule.excuses:
            if excuse not in language.excuses:
                raise BrokenRuleError(f"{path.name}: {rule.id}: excuses: there is no {excuse!r}")
    return family


def load_language(directory: Path, *, is_proven: bool = False) -> tuple[Rule, ...]:
    """Every rule of a language, in the order of their ids. Raises ``BrokenRuleError``.

    ``is_proven``: these very files were judged before, so no pattern is judged again.
    """
    words = load_words(words_file(directory), is_proven=is_proven)
    rules: dict[str, Rule] = {}
    for path in sorted(directory.glob("*.yaml")):
        if path.name == WORDS_FILE:
            continue
        family = load_family(path, words=words, is_proven=is_proven)
        if family.language != directory.name:
            raise BrokenRuleError(f"{path.name}: is in {family.language!r} but stands among {directory.name!r}")
        for rule in family.rules:
            if rule.id in rules:
                raise BrokenRuleError(f"{path.name}: {rule.id}: stands twice")
            rules[rule.id] = rule
    return tuple(rules[rule_id] for rule_id in sorted(rules))


def _sets(names: Any) -> WordSets:
    """Named words that can be used; what can't is refused where the file is validated."""
    usable = names.items() if isinstance(names, dict) else ()
    return WordSets({name: words for name, words in usable if isinstance(name, str) and isinstance(words, str)})


def _read(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_NoDuplicates)  # noqa: S506 a SafeLoader
    except yaml.MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise BrokenRuleError(f"{path.name}{line}: {error.problem}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BrokenRuleError(f"{path.name}: {error}") from None


def _reasons(path: Path, data: Any, error: ValidationError) -> list[str]:
    reasons = []
    problems = error.errors(include_url=False, include_input=False)
    # A file whose only rule is broken counts as empty too; that is no news.
    own = [problem for problem in problems if problem["loc"] != ("rules",)]
    for problem in own or problems:
        where = [part for part in problem["loc"] if isinstance(part, str)]
        rule = _rule_named(data, problem["loc"])
        key = ".".join(where[1:] if rule else where)
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
