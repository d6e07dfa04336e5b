"""What makes two findings the same: so that one that is kept on purpose stays known while the page around it changes.

It is the same while its rule, the version of the rule, its weight, its sentence and the field are: whatever is written
elsewhere, whichever block stands before it, and whatever ids blocks have. In other words it is another finding.
"""

import hashlib
import json
from dataclasses import dataclass

from checks.facts import Facts
from checks.structural_rules import rules_version
from checks.structure import Problem
from wording.letters import fold
from wording.safe_language import Finding

from .quoting import sentence

Cause = Finding | Problem


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """``words_hash``: SHA-256 in hex of everything but the rule that makes a finding what it is."""

    rule: str
    version: int
    words_hash: str


def fingerprint(cause: Cause, facts: Facts) -> Fingerprint:
    """The fingerprint of a finding or of a problem of structure, on the page that ``facts`` are of."""
    if isinstance(cause, Finding):
        passage = cause.passage
        there = sentence(passage.text, cause.start, cause.end)
        return Fingerprint(
            cause.rule,
            cause.version,
            _digest(cause.severity, _field(passage.place), passage.block_type, _plain(there), _plain(cause.text)),
        )
    texts = [_plain(passage.text) for passage in facts.passages if _is_within(passage.place, cause.place)]
    return Fingerprint(
        cause.rule, rules_version(), _digest(cause.severity, _field(cause.place), _plain(cause.message), *texts)
    )


def family_of(rule: str) -> str:
    """The family that a rule belongs to, as seats name it: SUI, SR."""
    return rule.partition("-")[0]


def _field(place: str) -> str:
    """A place without its numbers: where a block stands among others makes no difference."""
    return ".".join(part for part in place.split(".") if not part.isdecimal())


def _is_within(place: str, outer: str) -> bool:
    return bool(outer) and (place == outer or place.startswith(f"{outer}."))


def _plain(text: str) -> str:
    return " ".join(fold(text).text.split())


def _digest(*parts: str) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
