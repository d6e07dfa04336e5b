"""What rules and their families are called, for people."""

from functools import cache

import yaml

from checks.structural_rules import structural_rules
from wording.rule_files import RULES_DIR

from .finding_fingerprints import family_of

READING = "reading"
# What is measured of a text, as rules of the reading level are called.
MEASURES = {
    "grade": "Reading grade",
    "average_sentence": "Average sentence",
    "longest_sentence": "Longest sentence",
    "words": "Length of the page",
}


@cache
def family_names() -> dict[str, str]:
    """What the families of rules are called, by what their ids start with."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    files = [yaml.load(path.read_text(encoding="utf-8"), Loader=loader) for path in sorted(RULES_DIR.rglob("*.yaml"))]  # noqa: S506 a safe loader
    names = {file["family"]: file["name"] for file in files if "family" in file}
    return names | {"SR": "Structure", READING: "Reading level"}


def rule_name(rule: str) -> str:
    """A rule as a list names it: its id and its name, or its family's, since what a word rule is about is no name.

    What is measured of a text has no id for people.
    """
    family, _, measure = rule.partition(":")
    if family == READING:
        return MEASURES.get(measure, "Reading level")
    structural = structural_rules().get(rule)
    name = structural.name if structural else family_names().get(family_of(rule), "")
    return f"{rule} {name}".strip()


def rule_code(rule: str) -> str:
    """A rule's id where it has one for people, else its family's name."""
    family = rule.partition(":")[0]
    return family_names()[READING] if family == READING else rule
