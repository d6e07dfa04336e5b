"""Where the sentences and words of a text stand: what every count of reading level rests on.

Positions count characters of the text as it was given. Every pattern looks a bounded way ahead and never back, so that
a megabyte of anything takes time in proportion to its length.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

# Inside a word these are nothing: combining accents, soft hyphens, zero-width and direction marks.
_UNSEEN = r"\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
# "3.5" and "e.g." are one word each, and so is what hyphens hold together.
_WORD = re.compile(
    rf"[^\W_]+(?:(?:[{_UNSEEN}]+|['’ʼ‐‑-](?=[^\W_])|(?<=\d)[.,:/](?=\d)"
    r"|(?<=\b[A-Za-z])\.(?=[A-Za-z](?![A-Za-z])))[^\W_]*)*"
)
_UNSEEN_LETTER = re.compile(f"[{_UNSEEN}]")
# A web or mail address is one word that nobody spells out.
_MAYBE_ADDRESS = re.compile(r"://|www\.|@|[a-z]\.[a-z]")
_CHUNK = re.compile(r"\S+")
_BARE_ADDRESS = re.compile(
    r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,5}\.(?:com|edu|eu|gov|ie|info|int|net|nz|org|uk)(?:/.*)?$"
)
_LONGEST_ADDRESS = 2000

MARKER = re.compile(r"\s{0,20}(?:[-*•–—·▪◦‣+]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")
_END = re.compile(r"[.!?…؟]")
_MORE_ENDS = frozenset(".!?…؟")
_CLOSERS = frozenset("\"”’'»)]")
_OPENERS = frozenset("\"“‘'«([ \u00a0")


class Word(NamedTuple):
    """One word or number. ``text`` is as written, less what can't be seen; an address is one word."""

    text: str
    start: int
    end: int
    is_address: bool = False


class Sentence(NamedTuple):
    """A sentence with at least one word, from its first letter to its last mark."""

    start: int
    end: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Some of a text in blocks: ``start`` and ``end`` count characters of the block with the number ``block``, from 0.

    ``words`` counts the words in it.
    """

    block: int
    start: int
    end: int
    text: str
    words: int = 1


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words, in small letters and without their last full stop, after which a full stop need not end a sentence.

    After ``never`` it does not, after ``before_number`` not before a figure, after ``perhaps`` only before a capital.
    """

    never: frozenset[str]
    before_number: frozenset[str]
    perhaps: frozenset[str]


def sentences(text: str, *, abbreviations: Abbreviations) -> tuple[Sentence, ...]:
    """The sentences of one block: its end ends the last one. A bullet or a number before the text is no part of it."""
    marker = MARKER.match(text)
    begin = marker.end() if marker else 0
    words = list(_words(text, begin))
    found, first = [], 0
    for end in [*_ends(text, begin, abbreviations), len(text)]:
        last = first
        while last < len(words) and words[last].start < end:
            last += 1
        if last > first:
            span = text[begin:end]
            start = begin + len(span) - len(span.lstrip())
            found.append(Sentence(start, begin + len(span.rstrip()), tuple(words[first:last])))
        begin, first = end, last
    return tuple(found)


def _words(text: str, begin: int) -> Iterator[Word]:
    if not _MAYBE_ADDRESS.search(text):
        yield from _plain_words(text, begin, len(text))
        return
    for chunk in _CHUNK.finditer(text, begin):
        bare = chunk.group()[:_LONGEST_ADDRESS].strip("\"“”‘’'«»()[]<>.,;:!?…").lower()
        if _is_address(bare):
            start = chunk.start() + chunk.group().lower().find(bare)
            yield Word(text[start : start + len(bare)], start, start + len(bare), is_address=True)
        else:
            yield from _plain_words(text, *chunk.span())


def _plain_words(text: str, begin: int, end: int) -> Iterator[Word]:
    for match in _WORD.finditer(text, begin, end):
        word = match.group()
        yield Word(word if word.isascii() else _UNSEEN_LETTER.sub("", word), *match.span())


def _is_address(chunk: str) -> bool:
    """Whether a chunk without white space, in small letters, is a web or mail address."""
    if "://" in chunk or chunk.startswith("www."):
        return True
    name, at, host = chunk.partition("@")
    return (bool(name) and bool(at) and "." in host) or bool(_BARE_ADDRESS.match(chunk))


def _ends(text: str, begin: int, abbreviations: Abbreviations) -> Iterator[int]:
    """Where a sentence ends and another begins: after its mark and its closing quotes."""
    position = begin
    while match := _END.search(text, position):
        mark_end = _skip(text, match.start(), _MORE_ENDS)
        end = _skip(text, mark_end, _CLOSERS)
        position = end
        if end < len(text) and text[end].isspace():
            after = _next_letter(text, end)
            marks = text[match.start() : mark_end]
            is_quoted = any(letter in "\"”’'»" for letter in text[mark_end:end])
            if _is_end(text[max(begin, match.start() - 24) : match.start()], marks, is_quoted, after, abbreviations):
                yield end


def _is_end(before: str, marks: str, is_quoted: bool, after: str, abbreviations: Abbreviations) -> bool:
    """Whether marks end a sentence, from what stands before them and the (at most two) characters that follow."""
    begins_small = after[:1].islower()
    if is_quoted and begins_small:
        # “Can I talk?” she said.
        return False
    if "…" in marks or (len(marks) > 1 and set(marks) == {"."}):
        # A pause within a sentence goes on in small letters, or with "I".
        return not begins_small and not (after[:1] == "I" and not after[1:2].isalpha())
    if marks != ".":
        return True
    last_word = (before.split() or [""])[-1].lstrip("\"“‘'«([")
    small = last_word.lower()
    if small in abbreviations.never:
        return False
    if small in abbreviations.before_number:
        return not after[:1].isdigit()
    if small in abbreviations.perhaps:
        return after[:1].isupper()
    return not _is_initial(last_word, before, after)


def _is_initial(letter: str, before: str, after: str) -> bool:
    """Whether a capital with a full stop begins a name: at the start, after a name or before another initial."""
    if len(letter) != 1 or not letter.isupper() or letter == "I":
        return False
    earlier = before.split()[:-1]
    return after[1:2] == "." or not earlier or earlier[-1][:1].isupper() or earlier[-1].endswith(".")


def _skip(text: str, position: int, letters: frozenset[str]) -> int:
    while position < len(text) and text[position] in letters:
        position += 1
    return position


def _next_letter(text: str, position: int) -> str:
    """Two characters from the first that is neither white space nor an opening mark; it looks a little way ahead."""
    for place in range(position, min(len(text), position + 40)):
        if not text[place].isspace() and text[place] not in _OPENERS:
            return text[place : place + 2]
    return ""
