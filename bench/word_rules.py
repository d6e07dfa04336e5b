"""How well the word rules do on labelled sentences: recall and precision by family, on each half of the corpus.

``python -m bench.word_rules [tuned|held_out] [FAMILY]`` prints the figures, and for the tuned half the numbers of the
sentences that went wrong, never their words.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from wording.passages import Passage
from wording.safe_language import findings

CORPUS = Path(__file__).parent.parent / "tests" / "wording" / "corpus"
HALVES = ("tuned", "held_out")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence with its context, the families that must flag it (none: nothing may) and those that may as well."""

    family: str
    number: int
    passage: Passage
    band: str
    topics: tuple[str, ...]
    expected: frozenset[str]
    allowed: frozenset[str]

    @property
    def found(self) -> frozenset[str]:
        """The families that flag it; a mere note flags nothing."""
        noticed = findings([self.passage], age_band=self.band, topics=self.topics)
        return frozenset(finding.rule[:3] for finding in noticed if finding.severity != "note")


@dataclass(slots=True)
class Score:
    """What a family got right and wrong, in sentences; ``missed`` and ``false`` say which, as "mth 7"."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Flagged, of those that had to be flagged: 0 to 1."""
        return self.right / max(1, self.right + len(self.missed))

    @property
    def precision(self) -> float:
        """Rightly flagged, of those that were flagged: 0 to 1."""
        return self.right / max(1, self.right + len(self.false))


def labelled(half: str) -> Iterator[Labelled]:
    """The sentences of one half of the corpus, "tuned" or "held_out"."""
    for path in sorted((CORPUS / half).glob("*.yaml")):
        for number, entry in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1):
            yield _labelled(path.stem.upper()[:3], number, entry)


def scores(half: str) -> dict[str, Score]:
    """The score of every family, and of all together under "ALL": was a sentence flagged at all, as it should be?"""
    result: dict[str, Score] = {"ALL": Score()}
    for sentence in labelled(half):
        found, name = sentence.found, f"{sentence.family.lower()} {sentence.number}"
        for family in sentence.expected | found:
            score = result.setdefault(family, Score())
            if family in sentence.expected:
                if family in found:
                    score.right += 1
                else:
                    score.missed.append(name)
            elif family not in sentence.allowed:
                score.false.append(name)
        whole = result["ALL"]
        if sentence.expected and found:
            whole.right += 1
        elif sentence.expected:
            whole.missed.append(name)
        elif found - sentence.allowed:
            whole.false.append(name)
    return dict(sorted(result.items()))


def table(half: str) -> str:
    """Recall and precision as lines of text, per cent."""
    lines = [f"{half:10}  recall  precision  right  missed  false"]
    for family, score in scores(half).items():
        lines.append(
            f"{family:10}  {score.recall:6.1%}  {score.precision:9.1%}  {score.right:5}  {len(score.missed):6}  "
            f"{len(score.false):5}"
        )
    return "\n".join(lines)


def word_rules() -> Iterator[str | dict[str, Any]]:
    """Both halves of the corpus by family: lines for people, then the data."""
    for half in HALVES:
        yield from table(half).splitlines()
        yield ""
    yield {
        half: {
            family: {"recall": round(score.recall, 4), "precision": round(score.precision, 4), "right": score.right}
            for family, score in scores(half).items()
        }
        for half in HALVES
    }


def _labelled(family: str, number: int, entry: dict[str, Any]) -> Labelled:
    return Labelled(
        family=family,
        number=number,
        passage=Passage(entry["text"], frozenset({entry["audience"]}), "", entry["block"]),
        band=entry["band"],
        topics=tuple(entry["topics"]),
        expected=frozenset(rule[:3] for rule in entry["rules"]),
        allowed=frozenset(entry["also"]),
    )


def main(arguments: list[str]) -> None:
    """Print the figures; with a family (of the tuned half) the numbers of what went wrong there too."""
    halves = [argument for argument in arguments if argument in HALVES] or HALVES
    for half in halves:
        print(table(half))
        for family in (argument for argument in arguments if argument not in HALVES and half == "tuned"):
            score = scores(half).get(family.upper(), Score())
            print(
                f"{family.upper()} missed: {', '.join(score.missed)}\n{family.upper()} false: {', '.join(score.false)}"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
