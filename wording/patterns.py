"""A rule's pattern: what it says, what it needs, and the proof that it can't run away on a hostile text."""

import re
from functools import cached_property
from re import _constants  # type: ignore[attr-defined]  # the parser of `re` itself
from typing import Any

from wording.literals import OneOf, needed
from wording.word_sets import REPEATS, Parsed, WordSets, parts

# Folding leaves no word longer than 80 letters and no run of white space longer than one, so these may repeat without
# limit; everything else says how often at most.
_LIMITED_BY_FOLDING = {_constants.CATEGORY_WORD, _constants.CATEGORY_SPACE, _constants.CATEGORY_DIGIT}
# In how many ways a pattern may be tried from one letter of a text, so that all of a text takes time by its length.
_MOST_TRIES = 20_000
# Loops of more than so many rounds count as this many: the product is far above the limit by then.
_MOST_ROUNDS = 50


class Pattern:
    """A pattern as it is written and as it is matched.

    Raises ``ValueError`` for one that is broken, matches nothing, names unknown words or could run away, unless it
    ``is_proven``: judged before, in a file that has not changed since. It is made ready when it is first matched: most
    texts need few of a language's patterns.
    """

    def __init__(self, written: str, sets: WordSets, *, is_proven: bool = False) -> None:
        self.written = written
        self._sets = sets
        if not is_proven:
            if _has_no_limit(self._tree, sets):
                raise ValueError("could run away: a repetition has no limit")
            if _tries(self._tree, sets) > _MOST_TRIES:
                raise ValueError("could run away: there are too many ways to match")

    @cached_property
    def full(self) -> str:
        """The pattern with its named words written out."""
        return self._sets.expanded(self.written)

    @cached_property
    def ready(self) -> re.Pattern[str]:
        """The pattern, to be matched with."""
        return re.compile(self.full)

    @cached_property
    def needed(self) -> list[OneOf]:
        """What every match holds: of each set one stretch of letters."""
        return needed(self._tree, self._sets)

    @property
    def has_capitals(self) -> bool:
        """Whether a letter of it is a capital: small text would never match."""
        return self._sets.has_capitals(self.written)

    @cached_property
    def _tree(self) -> Parsed:
        return self._sets.tree_of_something(self.written)


def _has_no_limit(tree: Parsed, sets: WordSets) -> bool:
    """Whether anything but a word's letters or white space repeats without limit."""
    for operation, argument in tree:
        if operation is _constants.LITERAL and (name := sets.named(argument)):
            if sets.worked_out("has no limit", name, lambda inside: _has_no_limit(inside, sets)):
                return True
        elif operation in REPEATS:
            _, most, inside = argument
            if most == _constants.MAXREPEAT and not _is_limited_by_folding(inside):
                return True
            if _has_no_limit(inside.data, sets):
                return True
        elif any(_has_no_limit(part, sets) for part in parts(operation, argument)):
            return True
    return False


def _is_limited_by_folding(inside: Any) -> bool:
    if len(inside) != 1 or inside[0][0] is not _constants.IN:
        return False
    return all(
        (operation is _constants.CATEGORY and argument in _LIMITED_BY_FOLDING)
        or (operation is _constants.LITERAL and chr(argument) in "'-")
        or (operation is _constants.RANGE and chr(argument[0]).isalnum() and chr(argument[1]).isalnum())
        for operation, argument in inside[0][1]
    )


def _tries(tree: Parsed, sets: WordSets) -> int:
    """A bound for the ways in which a sequence can be tried from one place: the product of its choices.

    How often a word's letters repeat is settled by the text, so only stretches of anything count, and loops.
    """
    ways = 1
    for operation, argument in tree:
        if operation is _constants.LITERAL:
            ways *= sets.gap(argument) + 1
            if name := sets.named(argument):
                ways *= sets.worked_out("tries", name, lambda inside: _tries(inside, sets))
        elif operation in REPEATS:
            ways *= _tries_of_loop(argument, sets)
        else:
            ways *= max((_tries(part, sets) for part in parts(operation, argument)), default=1)
        if ways > _MOST_TRIES:
            return ways
    return ways


def _tries_of_loop(argument: Any, sets: WordSets) -> int:
    least, most, inside = argument[0], argument[1], argument[2].data
    ways = _tries(inside, sets)
    is_simple = len(inside) == 1 and inside[0][0] not in REPEATS and not any(parts(*inside[0]))
    is_settled = most == _constants.MAXREPEAT or not _is_wide(inside[0])
    rounds = 1 if is_simple and is_settled else int(most) - int(least) + 1
    return int(rounds * (ways ** min(int(most), _MOST_ROUNDS) if ways > 1 else 1))


def _is_wide(item: tuple[Any, Any]) -> bool:
    """Whether one letter is matched by what takes word letters and others alike, such as a full stop."""
    operation, argument = item
    if operation in {_constants.ANY, _constants.NOT_LITERAL}:
        return True
    if operation is not _constants.IN or argument[0][0] is not _constants.NEGATE:
        return False
    return (_constants.CATEGORY, _constants.CATEGORY_WORD) not in argument
