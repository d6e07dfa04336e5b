"""Which letters a pattern can't do without: a text that lacks them need not be searched."""

from re import _constants  # type: ignore[attr-defined]  # the parser of `re` itself
from typing import Any

from wording.word_sets import REPEATS, Parsed, WordSets, is_after_mark, parts

# More ways to spell a stretch than this are not listed.
_MOST_SPELT = 600
# A stretch is looked for by this many of its letters; one of fewer than three tells too little.
SHORTEST, LONGEST = 3, 8
_DIGITS = frozenset("0123456789")

OneOf = frozenset[str]


def needed(tree: Parsed, sets: WordSets) -> list[OneOf]:
    """What every match of a pattern holds: of each set one stretch, three to eight letters long, or one digit."""
    return [
        frozenset(map(_telling, stretches))
        for stretches in dict.fromkeys(_needed(tree, sets))
        if min(map(len, stretches)) >= SHORTEST or stretches <= _DIGITS
    ]


def _needed(tree: Parsed, sets: WordSets) -> list[OneOf]:
    found: list[OneOf] = []
    run = frozenset({""})
    for operation, argument in tree:
        if operation in {_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT}:
            continue
        spelt = _spelt(operation, argument, sets)
        if spelt is not None and len(spelt) * len(run) <= _MOST_SPELT:
            run = frozenset(start + end for start in run for end in spelt)
            continue
        found += [run, *([spelt] if spelt else _needed_by(operation, argument, sets))]
        run = frozenset({""})
    return [stretches for stretches in [*found, run] if "" not in stretches]


def _needed_by(operation: Any, argument: Any, sets: WordSets) -> list[OneOf]:
    if operation is _constants.LITERAL:
        name = sets.named(argument)
        return sets.worked_out("needed", name, lambda inside: _needed(inside, sets)) if name else []
    if operation is _constants.BRANCH:
        branches = [_best(_needed(branch.data, sets)) for branch in argument[1]]
        known = [branch for branch in branches if branch]
        return [frozenset().union(*known)] if len(known) == len(branches) else []
    if operation in REPEATS:
        return _needed(argument[2].data, sets) if argument[0] > 0 else []
    return [stretches for part in parts(operation, argument) for stretches in _needed(part, sets)]


def _best(sets: list[OneOf]) -> OneOf | None:
    """The set that the fewest texts have a stretch of: its shortest stretch decides, then the number."""
    return max(sets, key=lambda stretches: (min(map(len, stretches)), -len(stretches)), default=None)


def _telling(stretch: str) -> str:
    """The part of a stretch to look for: the one with the fewest spaces, for words are what tells texts apart."""
    parts = [stretch[at : at + LONGEST] for at in range(max(1, len(stretch) - LONGEST + 1))]
    return min(parts, key=lambda part: part.count(" "))


def _spelt(operation: Any, argument: Any, sets: WordSets) -> OneOf | None:
    """Everything that an operation can match, where that is a short list of letters; None where it is not."""
    if operation is _constants.LITERAL:
        if name := sets.named(argument):
            return sets.worked_out("spelt", name, lambda inside: _spelt_by_all(inside, sets))
        if is_after_mark(argument):
            return frozenset({""})
        return None if sets.gap(argument) else frozenset({chr(argument)})
    if operation is _constants.IN and argument == [(_constants.CATEGORY, _constants.CATEGORY_DIGIT)]:
        return _DIGITS
    if operation is _constants.IN and all(kind is _constants.LITERAL for kind, _ in argument):
        return frozenset(chr(letter) for _, letter in argument)
    if operation is _constants.SUBPATTERN:
        return _spelt_by_all(argument[-1].data, sets)
    if operation is _constants.BRANCH:
        branches = [_spelt_by_all(branch.data, sets) for branch in argument[1]]
        known = [branch for branch in branches if branch is not None]
        return frozenset().union(*known) if len(known) == len(branches) else None
    if operation in REPEATS and argument[:2] == (0, 1):
        inside = _spelt_by_all(argument[2].data, sets)
        return None if inside is None else inside | {""}
    return None


def _spelt_by_all(tree: Parsed, sets: WordSets) -> OneOf | None:
    whole = frozenset({""})
    for operation, argument in tree:
        if operation is _constants.AT:
            continue
        spelt = _spelt(operation, argument, sets)
        if spelt is None or len(spelt) * len(whole) > _MOST_SPELT:
            return None
        whole = frozenset(start + end for start in whole for end in spelt)
    return whole
