"""Folded text that knows its sentences: what stands in the same sentence is said together."""

import re
from bisect import bisect_right
from functools import cached_property

# A full stop after a short form or an initial ends no sentence.
_END = re.compile(
    r"(?:(?<!\be\.g)(?<!\bi\.e)(?<!\b[a-z])(?<!\bmr)(?<!\bmrs)(?<!\bms)(?<!\bdr)(?<!\bst)\.|[!?…])[)'\]]*\s+|\n"
)

# A sentence is looked at so far to each side, in letters: a text without a full stop is no reason to search all of it
# for every hit.
_FAR = 600


class Stretch:
    """A folded text: ``text`` in small letters, ``cased`` the same with capitals."""

    def __init__(self, text: str, cased: str) -> None:
        self.text = text
        self.cased = cased

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _END.finditer(self.text))]

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Start and end of the sentence, or sentences, in which a stretch of the text stands; of a long one, a part."""
        first = bisect_right(self._starts, start) - 1
        after = bisect_right(self._starts, max(start, end - 1))
        last = self._starts[after] if after < len(self._starts) else len(self.text)
        return max(self._starts[first], start - _FAR), min(last, end + _FAR)
