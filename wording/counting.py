"""What is counted in one block of text, remembered, since a page is counted over and over while somebody writes it."""

from dataclasses import dataclass
from functools import lru_cache

from wording.language_packs import LanguagePack
from wording.sentences import Sentence, Word, sentences

# A block is short; a longer one is counted but not remembered.
_LONGEST_REMEMBERED = 5_000


@dataclass(frozen=True, slots=True)
class LongWord:
    """A word of two syllables or more. ``forms`` are what it may be a form of, itself first."""

    word: Word
    syllables: int
    forms: tuple[str, ...]

    def is_explained(self, explained: frozenset[str]) -> bool:
        """Whether it, or what it is a form of, is among words in small letters."""
        return any(form in explained for form in self.forms)


@dataclass(frozen=True, slots=True)
class Block:
    """Counts of one block. ``syllables`` counts all its words'; a word has at least one."""

    sentences: tuple[Sentence, ...]
    words: int
    syllables: int
    long_words: tuple[LongWord, ...]
    forms: frozenset[str]


def count(text: str, *, pack: LanguagePack) -> Block:
    """The counts of ``text``, which is one block."""
    is_remembered = len(text) <= _LONGEST_REMEMBERED
    return (_count if is_remembered else _count.__wrapped__)(text, pack)


@lru_cache(maxsize=8192)
def _count(text: str, pack: LanguagePack) -> Block:
    found = sentences(text, abbreviations=pack.abbreviations)
    words = [word for sentence in found for word in sentence.words]
    numbers = [_syllables(word, pack) for word in words]
    long_words = tuple(
        LongWord(word, number, tuple(pack.base_forms(word.text)))
        for word, number in zip(words, numbers, strict=True)
        if number > 1
    )
    forms = frozenset(form for long in long_words for form in long.forms)
    return Block(found, len(words), sum(numbers), long_words, forms)


def _syllables(word: Word, pack: LanguagePack) -> int:
    """At least one: a figure is read at a glance, and an address is not read out."""
    return 1 if word.is_address else max(1, pack.syllables(word.text))
