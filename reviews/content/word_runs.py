"""Two texts side by side, word by word: which stretches of each the other doesn't have."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

# More words than this are compared paragraph by paragraph, more paragraphs as a whole: a reviewer's page must not wait.
MOST_WORDS = 2000
MOST_PARAGRAPHS = 2000

_WORDS = re.compile(r"\S+\s*|\s+")


class Run(NamedTuple):
    """A stretch of text. ``changed``: the other side doesn't have it here."""

    text: str
    changed: bool


def side_by_side(before: str, after: str) -> tuple[list[Run], list[Run]]:
    """Both texts in runs; joined, the runs of a side are its text. Equal texts are one unchanged run each."""
    if before == after:
        return _whole(before, changed=False), _whole(after, changed=False)
    one, other = _pieces(before, after)
    if len(one) > MOST_PARAGRAPHS or len(other) > MOST_PARAGRAPHS:
        return _whole(before, changed=True), _whole(after, changed=True)
    runs_before: list[Run] = []
    runs_after: list[Run] = []
    matcher = SequenceMatcher(a=[piece.strip() for piece in one], b=[piece.strip() for piece in other])
    for verdict, from_one, to_one, from_other, to_other in matcher.get_opcodes():
        _add(runs_before, one[from_one:to_one], changed=verdict != "equal")
        _add(runs_after, other[from_other:to_other], changed=verdict != "equal")
    if not any(run.changed for run in (*runs_before, *runs_after)):
        # They differ in white space alone, which no single word can show.
        return _whole(before, changed=True), _whole(after, changed=True)
    return runs_before, runs_after


def _pieces(before: str, after: str) -> tuple[list[str], list[str]]:
    one, other = _WORDS.findall(before), _WORDS.findall(after)
    if len(one) > MOST_WORDS or len(other) > MOST_WORDS:
        return before.splitlines(keepends=True), after.splitlines(keepends=True)
    return one, other


def _whole(text: str, *, changed: bool) -> list[Run]:
    return [Run(text, changed)] if text else []


def _add(runs: list[Run], pieces: Sequence[str], *, changed: bool) -> None:
    if pieces:
        runs.append(Run("".join(pieces), changed))
