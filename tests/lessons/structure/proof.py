"""Which tests show that a rule can be broken, and which that it can be kept: every judged rule has one of each."""

from collections.abc import Callable
from typing import Any

from lessons.structure.parts import LESSON, MODULE

__all__ = ["BROKEN", "KEPT", "LESSON", "MODULE", "breaks", "keeps"]

BROKEN: set[tuple[str, str]] = set()
KEPT: set[tuple[str, str]] = set()


def breaks(rule: str, *, on: str = LESSON) -> Callable[[Any], Any]:
    """Marks a test in which a page breaks ``rule``."""
    return _noted(BROKEN, (rule, on))


def keeps(rule: str, *, on: str = LESSON) -> Callable[[Any], Any]:
    """Marks a test in which a page keeps ``rule``, preferably just so."""
    return _noted(KEPT, (rule, on))


def _noted(where: set[tuple[str, str]], what: tuple[str, str]) -> Callable[[Any], Any]:
    def note(test: Any) -> Any:
        where.add(what)
        return test

    return note
