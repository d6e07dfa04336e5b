"""Named sets of words, and the reading of patterns that name them.

In a pattern ``{name}`` stands for a set of words and ``{~3}`` for up to three words of the same sentence in between. A
pattern is read with each of these as one mark, and what a set of words means is worked out once: written out, the same
sets would be read thousands of times.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from re import _constants, _parser  # type: ignore[attr-defined]  # the parser of `re` itself
from typing import Any, TypeVar

_NAMED = re.compile(r"\{([a-z][a-z_]*)\}")
_GAP = re.compile(r"\{~(\d)\}")
_CAPITAL = re.compile(r"(?<!\\)[A-Z]")
_DEEPEST = 12
# A gap takes whole words and what stands between words, and never leaves the sentence.
_BETWEEN, _WORD = r"[^\w'.!?;\n]{1,6}", r"[\w']{1,80}"
# Letters that no text has: folding leaves out what is for private use.
_GAP_MARK, _NAME_MARK = 0xE000, 0xE010
# Follows every mark, so that the parser never takes an alternation of marks for a set of letters.
_AFTER_MARK = 0xF8FE

REPEATS = frozenset({_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT})

Parsed = list[tuple[Any, Any]]
T = TypeVar("T")


class WordSets:
    """Sets of words by name, each an alternation; a set may name others."""

    def __init__(self, sets: Mapping[str, str]) -> None:
        self._sets = dict(sets)
        self._names = sorted(self._sets)
        self._known: dict[tuple[str, str], Any] = {}

    def expanded(self, pattern: str) -> str:
        """``pattern`` with sets and gaps written out. Raises ``ValueError`` for an unknown or endless name."""
        for _ in range(_DEEPEST):
            if not self._names_in(pattern):
                return _GAP.sub(lambda match: rf"(?:{_BETWEEN}{_WORD}){{0,{match[1]}}}?{_BETWEEN}", pattern)
            pattern = _NAMED.sub(lambda match: f"(?:{self._sets[match[1]]})", pattern)
        raise ValueError("names words that name themselves")

    def tree(self, pattern: str) -> Parsed:
        """``pattern`` as the parser reads it, with marks. Raises ``ValueError`` for one that is broken or endless."""
        tree: Parsed = self._parsed(pattern).data
        return tree

    def tree_of_something(self, pattern: str) -> Parsed:
        """The tree of a pattern that must match something. Raises ``ValueError``, also where it may match nothing."""
        parsed = self._parsed(pattern)
        if parsed.getwidth()[0] == 0:
            raise ValueError("matches where there is nothing")
        tree: Parsed = parsed.data
        return tree

    def _parsed(self, pattern: str) -> Any:
        if self._names_in(pattern) & self._endless:
            raise ValueError("names words that name themselves")
        marked = _NAMED.sub(lambda match: _mark(self._markers[match[1]]), pattern)
        marked = _GAP.sub(lambda match: _mark(_GAP_MARK + int(match[1])), marked)
        try:
            return _parser.parse(marked)
        except (re.error, OverflowError, RecursionError) as error:
            raise ValueError(f"is a broken pattern: {error}") from None

    def has_capitals(self, pattern: str) -> bool:
        """Whether a letter of ``pattern``, or of a set that it names, is a capital."""
        return bool(_CAPITAL.search(pattern.replace("\\\\", ""))) or any(
            self._with_capitals[name] for name in self._names_in(pattern)
        )

    def named(self, letter: int) -> str:
        """The name of the set that a letter of a tree marks; empty for any other letter."""
        return self._names[letter - _NAME_MARK] if _NAME_MARK <= letter < _NAME_MARK + len(self._names) else ""

    def gap(self, letter: int) -> int:
        """How many words a gap takes at most, if a letter of a tree marks one, and 0 for any other letter."""
        return letter - _GAP_MARK if _GAP_MARK < letter < _NAME_MARK else 0

    def worked_out(self, what: str, name: str, how: Callable[[Parsed], T]) -> T:
        """Something about a set, by the name of what is asked; worked out once, from the set's tree."""
        if (what, name) not in self._known:
            self._known[what, name] = how(self.tree(self._sets[name]))
        known: T = self._known[what, name]
        return known

    @cached_property
    def _with_capitals(self) -> dict[str, bool]:
        return {name: bool(_CAPITAL.search(self.expanded(f"{{{name}}}").replace("\\\\", ""))) for name in self._names}

    @cached_property
    def _markers(self) -> dict[str, int]:
        return {name: _NAME_MARK + number for number, name in enumerate(self._names)}

    @cached_property
    def _endless(self) -> frozenset[str]:
        """The names of sets that lead to themselves, or to such."""
        fine: set[str] = set()
        for _ in range(_DEEPEST):
            fine |= {name for name in self._names if set(_NAMED.findall(self._sets[name])) <= fine}
        return frozenset(set(self._names) - fine)

    def _names_in(self, pattern: str) -> set[str]:
        names = set(_NAMED.findall(pattern))
        if unknown := sorted(names - self._sets.keys()):
            raise ValueError(f"names words that are not listed: {', '.join(unknown)}")
        return names


def is_after_mark(letter: int) -> bool:
    """Whether a letter of a tree only ends a mark, and stands for nothing."""
    return letter == _AFTER_MARK


def _mark(letter: int) -> str:
    return f"(?:{chr(letter)}{chr(_AFTER_MARK)})"


def parts(operation: Any, argument: Any) -> Iterator[Parsed]:
    """The patterns inside an operation that is no repetition."""
    if operation is _constants.SUBPATTERN:
        yield argument[-1].data
    elif operation is _constants.BRANCH:
        yield from (branch.data for branch in argument[1])
    elif operation in {_constants.ASSERT, _constants.ASSERT_NOT}:
        yield argument[1].data
    elif operation is _constants.ATOMIC_GROUP:
        yield argument.data
