"""The same words in plain letters, and where each letter stood before.

Word rules are written for straight apostrophes, no quotation marks, single spaces, small letters and letters that show.
Text arrives with curly quotes, line breaks, soft hyphens, zero-width characters and look-alikes; it is folded before
matching, and every span found is carried back to the text as it was written.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

# No rule needs a longer word. What follows is left out, so that a megabyte of one letter costs no pattern any time.
LONGEST_WORD = 80

_QUOTES = dict.fromkeys("‘’‚‛ʼ`´′", "'") | dict.fromkeys("“”„‟″«»", '"')
_HYPHENS = dict.fromkeys("‐‑‒−﹣-", "-")
_INVISIBLE = dict.fromkeys("\0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f\ufeff", "")
_INVISIBLE |= {chr(code): "" for code in (*range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10))}
# Cyrillic and Greek letters that look like Latin ones. Only English is matched here, so folding them loses nothing.
_LOOK_ALIKES = dict(zip("аеорсухіјѕԁԛԝոνοαικρτυ", "aeopcyxijsdqwnvoaikptu", strict=True))
_LOOK_ALIKES |= dict(zip("АВЕКМНОРСТХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTXIJSABEZHIKMNOPTYX", strict=True))
_FOLDS = _QUOTES | _HYPHENS | _INVISIBLE | _LOOK_ALIKES

_FOLDABLE = re.compile(r"[^\x01-\x7f]|`")
# Quotation marks and stars of emphasis part words as a space does: a set phrase with one word in quotes stays one.
_QUOTE = r"[\"*]|(?<!\w)'|'(?!\w)"
_LOOSE = re.compile(rf"(?:\s|{_QUOTE}){{2,}}|[^\S ]|{_QUOTE}|(?<=\w{{{LONGEST_WORD}}})\w+")
_LINE_END = re.compile(r"\r\n|[\n\r\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class _Rewrite:
    """One pass over a text. ``pieces``, in order: start after, start before, end before, whether letters are copied."""

    text: str
    pieces: tuple[tuple[int, int, int, bool], ...]

    def before(self, position: int) -> tuple[int, int]:
        """Where the letter at ``position`` of the new text came from in the old one: start and end."""
        index = bisect_right(self.pieces, position, key=lambda piece: piece[0]) - 1
        new_start, old_start, old_end, is_copied = self.pieces[index]
        if not is_copied:
            return old_start, old_end
        letter = old_start + position - new_start
        return letter, letter + 1


@dataclass(frozen=True, slots=True)
class FoldedText:
    """Text as the rules see it, with the way back. ``text`` is in small letters, ``cased`` the same with capitals."""

    text: str
    cased: str
    _letters: _Rewrite
    _spaces: _Rewrite

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch (not an empty one) of the folded text stands in the original."""
        first, _ = self._spaces.before(start)
        _, last = self._spaces.before(end - 1)
        return self._letters.before(first)[0], self._letters.before(last - 1)[1]


def fold(text: str) -> FoldedText:
    """``text`` folded for matching. White space and quotes become a space, or a line break where a paragraph ends."""
    letters = _rewrite(text, _FOLDABLE, _plain_letter)
    spaces = _rewrite(letters.text, _LOOSE, _tight)
    return FoldedText(_small(spaces.text), spaces.text, letters, spaces)


def _rewrite(text: str, pattern: re.Pattern[str], replace: Callable[[str], str]) -> _Rewrite:
    done = length = 0
    parts: list[str] = []
    pieces: list[tuple[int, int, int, bool]] = []
    for match in pattern.finditer(text):
        start, end = match.span()
        for part, part_start, part_end, is_copied in (
            (text[done:start], done, start, True),
            (replace(match.group()), start, end, False),
        ):
            if part:
                pieces.append((length, part_start, part_end, is_copied))
                parts.append(part)
                length += len(part)
        done = end
    if done < len(text):
        pieces.append((length, done, len(text), True))
        parts.append(text[done:])
    return _Rewrite("".join(parts), tuple(pieces))


@lru_cache(maxsize=10_000)
def _plain_letter(letter: str) -> str:
    folded = _FOLDS.get(letter)
    if folded is None:
        folded = "".join(_FOLDS.get(part, part) for part in unicodedata.normalize("NFKC", letter))
    return folded


def _tight(stretch: str) -> str:
    if stretch[0].isalnum() or stretch[0] == "_":
        return ""
    return "\n" if len(_LINE_END.findall(stretch)) > 1 else " "


def _small(text: str) -> str:
    """Small letters, one for one, so that positions hold: a few capitals have no single small letter and stay."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
