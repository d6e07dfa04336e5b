"""Structural rules that look at what the word rules noticed, on pages of every type."""

from collections.abc import Iterator
from typing import Any

from wording.safe_language import Finding, is_checked

from .facts import Facts
from .structure import Noticed, NotYet, structural_rule

CLAIMS = "CLM-"
WEIGHTY = frozenset({"warn", "block"})


@structural_rule("SR-07", for_pages="wagtailcore.Page")
def tells_no_method(page: Any, facts: Facts) -> Iterator[Noticed | NotYet]:
    """The message names the rule only: the words themselves are shown beside the finding, and nowhere else."""
    if not _has_rules(facts):
        yield NotYet()
    for place, rules in _by_place(finding for finding in facts.words if finding.no_exception):
        yield Noticed(place, f"Take out what tells how, how much or how to hide ({rules}). There is no exception.")


@structural_rule("SR-24", for_pages="wagtailcore.Page")
def claims_have_sources(page: Any, facts: Facts) -> Iterator[Noticed | NotYet]:
    if not _has_rules(facts):
        yield NotYet()
    claims = (finding for finding in facts.words if finding.rule.startswith(CLAIMS) and finding.severity in WEIGHTY)
    for place, rules in _by_place(claims):
        yield Noticed(place, f"Add the source in the same block, or leave the claim out ({rules}).")


def _has_rules(facts: Facts) -> bool:
    return all(is_checked(language) for language in {passage.language for passage in facts.passages})


def _by_place(found: Iterator[Finding]) -> Iterator[tuple[str, str]]:
    """Places in their order, each with the ids of its rules: one problem a place, however many words it has."""
    rules: dict[str, list[str]] = {}
    for finding in found:
        rules.setdefault(finding.passage.place, []).append(finding.rule)
    for place, ids in rules.items():
        yield place, ", ".join(dict.fromkeys(ids))
