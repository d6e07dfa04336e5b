"""Words in their sentence, as a card of a finding quotes them."""

import re

# A sentence is looked for so far to each side, in characters: a text without a full stop is cut there.
_FAR = 600
# A sentence is quoted so far to each side of the words that were noticed, in characters.
_AROUND = 160
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]*\s+|\n\s*")


def sentence(text: str, start: int, end: int) -> str:
    """The sentence, or sentences, that ``text[start:end]`` stands in."""
    first, last = max(0, start - _FAR), min(len(text), end + _FAR)
    begins = [match.end() for match in _SENTENCE_END.finditer(text, first, start)]
    after = _SENTENCE_END.search(text, end, last)
    return text[begins[-1] if begins else first : after.end() if after else last].strip()


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after ``text[start:end]`` in its sentence; where that is long, what stands near."""
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, first, start)]
    after = _SENTENCE_END.search(text, end, last)
    before = text[ends[-1] : start] if ends else "…"[: bool(first)] + text[first:start]
    return before, text[end : after.end()].rstrip() if after else text[end:last] + "…"[: last < len(text)]
