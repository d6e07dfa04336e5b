"""Is this safe to say, here, to these readers? The word rules applied to passages in their context."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from wording.letters import fold
from wording.passages import Passage
from wording.profiles import band_code
from wording.rule_sets import rule_set, rules_for
from wording.rules import AUDIENCES, Case, Rule, Severity
from wording.stretches import Stretch

Level = Literal["note", "advise", "warn", "block"]
LEVELS: tuple[Level, ...] = ("note", "advise", "warn", "block")

# Words quoted on purpose, to be corrected where they stand: rules marked quotable fall to a note.
QUOTING_BLOCKS = frozenset({"critique", "critique_example", "misconception", "off_track"})
# Titles of works and official names of services can't be changed: everything but no-exception rules falls to a note.
NAMING_BLOCKS = frozenset({"service_name"})
# The only place for telephone numbers.
DIRECTORY_BLOCKS = frozenset({"emergency_number", "help_service"})

# A source in the text itself: its id in brackets, or brackets that end in a year.
_CITED = re.compile(r"\[s\d\d+\]|\([^()\n]{0,120}\b(?:19|20)\d\d[a-z]?\)")

# A passage is a block, and blocks are short. Longer ones are matched but not remembered.
_LONGEST_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Finding:
    """What a word rule noticed. ``start`` and ``end`` count characters of ``passage.text``; ``text`` stands there."""

    rule: str
    version: int
    severity: Level
    no_exception: bool
    start: int
    end: int
    text: str
    why: str
    suggest: str
    sources: tuple[str, ...]
    passage: Passage

    @property
    def is_blocking(self) -> bool:
        """Whether the passage can't go to review as it is."""
        return self.severity == "block"


@dataclass(frozen=True, slots=True)
class _Hit:
    """A match before its context is looked at. ``is_cited``: its paragraph names a source."""

    rule: Rule
    case: Case
    start: int
    end: int
    words: str
    is_cited: bool


def findings(
    passages: Iterable[Passage],
    *,
    age_band: str | None,
    topics: Iterable[str] = (),
    vocabulary: Iterable[str] = (),
) -> list[Finding]:
    """What the word rules notice in ``passages``, in their order, then by position.

    ``age_band`` is a code or a slug ("B4", "11-14"); with None the rules for some bands only stay quiet. ``topics`` are
    slugs, hyphens or underscores alike; ``vocabulary`` the words that the page explains. A claim is cleared by a source
    in its paragraph, in its block, or in the block that follows. A language without rules yields nothing: ask
    ``is_checked``.
    Raises ``ValueError`` for an unknown age band.
    """
    band = band_code(age_band) if age_band else None
    flags = frozenset(topic.lower().replace("_", "-") for topic in topics)
    known_words = frozenset(fold(word.strip()).text for word in vocabulary)
    sequence = list(passages)
    return [
        finding
        for passage, is_cited in zip(sequence, _cited_by_neighbours(sequence), strict=True)
        for finding in _findings_in(passage, band=band, topics=flags, vocabulary=known_words, is_cited=is_cited)
    ]


def find(
    text: str,
    *,
    audiences: Collection[str] = AUDIENCES,
    age_band: str | None = None,
    topics: Iterable[str] = (),
    vocabulary: Iterable[str] = (),
    block_type: str = "paragraph",
    language: str = "en",
) -> list[Finding]:
    """What the word rules notice in one text that stands alone. Raises as ``findings`` does."""
    passage = Passage(text, frozenset(audiences), "", block_type, language)
    return findings([passage], age_band=age_band, topics=topics, vocabulary=vocabulary)


def is_checked(language: str) -> bool:
    """Whether there are word rules for a language at all."""
    return bool(rules_for(language))


def _findings_in(
    passage: Passage, *, band: str | None, topics: frozenset[str], vocabulary: frozenset[str], is_cited: bool
) -> list[Finding]:
    remembered = len(passage.text) <= _LONGEST_REMEMBERED
    hits = (_hits if remembered else _hits.__wrapped__)(passage.text, passage.language)
    found: list[Finding] = []
    marked: dict[str, int] = {}
    for hit in hits:
        rule = hit.rule
        severity = _severity(hit, passage=passage, band=band, topics=topics)
        if severity is None or _is_cleared(hit, passage=passage, vocabulary=vocabulary, is_cited=is_cited):
            continue
        # What two cases of one rule see in the same words is said once.
        if marked.get(rule.id, 0) > hit.start:
            continue
        marked[rule.id] = hit.end
        found.append(
            Finding(
                rule=rule.id,
                version=rule.version,
                severity=severity,
                no_exception=rule.no_exception,
                start=hit.start,
                end=hit.end,
                text=passage.text[hit.start : hit.end],
                why=rule.why,
                suggest=rule.swaps.get(hit.words, rule.suggest),
                sources=rule.sources,
                passage=passage,
            )
        )
    return found


@lru_cache(maxsize=16_384)
def _hits(text: str, language: str) -> tuple[_Hit, ...]:
    """Every match in a text, by position, whatever its context; remembered, since a lesson is checked over and over."""
    folded, rules = fold(text), rule_set(language)
    stretch = Stretch(folded.text, folded.cased)
    hits = []
    for rule, case in rules.candidates(folded.text):
        for start, end in case.spans(stretch):
            if any(rules.excuses[name].holds(stretch, start, end) for name in rule.excuses):
                continue
            is_cited = rule.clears_with == "citation" and _is_cited(folded.text, start, end)
            hits.append(_Hit(rule, case, *folded.original_span(start, end), folded.text[start:end], is_cited))
    return tuple(sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.rule.id)))


def _is_cited(text: str, start: int, end: int) -> bool:
    """Whether the paragraph (folded: a line) of a match names a source. Looks no further than a paragraph is long."""
    paragraph_start = text.rfind("\n", max(0, start - 2000), start) + 1 or max(0, start - 2000)
    paragraph_end = text.find("\n", end, end + 2000)
    return bool(_CITED.search(text, paragraph_start, paragraph_end if paragraph_end >= 0 else end + 2000))


def _severity(hit: _Hit, *, passage: Passage, band: str | None, topics: frozenset[str]) -> Level | None:
    """How much a hit weighs for these readers, or None where its rule does not apply."""
    rule, case = hit.rule, hit.case
    readers = passage.audiences & rule.audiences
    is_for_others = rule.bands is not None and band not in rule.bands
    sleeps = any(needed and not needed & topics for needed in (rule.only_topics, case.only_topics))
    if not readers or is_for_others or sleeps:
        return None
    if passage.block_type in QUOTING_BLOCKS and rule.quotable:
        return "note"
    if (passage.block_type in NAMING_BLOCKS or _is_citation(passage)) and not rule.no_exception:
        return "note"
    if case.severity:
        return case.severity
    usual = next((severity for code, severity in rule.severity_by_band.items() if code == band), rule.severity)
    if rule.severity_elsewhere and not rule.full_severity_topics & topics:
        usual = rule.severity_elsewhere
    weights: list[Severity] = [
        next((severity for name, severity in rule.severity_by_audience.items() if name == reader), usual)
        for reader in readers
    ]
    return max(weights, key=LEVELS.index)


def _is_cleared(hit: _Hit, *, passage: Passage, vocabulary: frozenset[str], is_cited: bool) -> bool:
    match hit.rule.clears_with:
        case "citation":
            return is_cited or hit.is_cited
        case "glossary":
            return hit.words in vocabulary
        case "directory":
            return passage.block_type in DIRECTORY_BLOCKS
    return False


def _cited_by_neighbours(passages: Sequence[Passage]) -> list[bool]:
    """For each passage, whether a citation stands in its block (at the end, or under "sources") or comes next."""
    blocks = {_cited_block(passage) for passage in passages if _is_citation(passage)} - {""}
    return [
        any(passage.place.startswith(f"{block}.") for block in blocks) or (after is not None and _is_citation(after))
        for passage, after in zip(passages, [*passages[1:], None], strict=False)
    ]


def _is_citation(passage: Passage) -> bool:
    return passage.block_type == "citation" or "sources" in passage.place.split(".")


def _cited_block(citation: Passage) -> str:
    """The place of the block that a citation vouches for, if a number tells that block apart: never a whole field."""
    parts = citation.place.split(".")
    parts = parts[: parts.index("sources")] if "sources" in parts else parts[:-1]
    return ".".join(parts) if any(part.isdecimal() for part in parts) else ""
