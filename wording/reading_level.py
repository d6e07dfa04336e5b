"""How hard a text is to read: words, sentences and Flesch-Kincaid grade, block by block, against a reading profile.

A formula misses what makes a text clear, so the numbers are a check and not a promise; a text of fewer than
``score_min_words`` is too short to score, and only its sentences count.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from wording.counting import Block, count
from wording.language_packs import LanguagePack, pack_for
from wording.profiles import Profile, profile_named, score_min_words
from wording.sentences import Sentence, Span, sentences

_HARD_SYLLABLES = 3
# A sentence is quoted in a message as far as somebody would read on.
_QUOTED = 300


@dataclass(frozen=True, slots=True)
class ReadingLevel:
    """What was counted. Sentences are measured in words; grades are Flesch-Kincaid grades.

    ``grade`` counts a word that the page explains as one syllable, so that teaching a hard word is not punished;
    ``grade_raw`` does not. Neither means anything unless ``is_scored``. ``hard_words`` have three syllables or more and
    are not explained: each once, in small letters, by alphabet; ``hard_places`` is everywhere they stand.
    """

    words: int
    sentences: int
    average_sentence: float
    longest_sentence: int
    longest_sentence_text: str
    grade: float
    grade_raw: float
    is_scored: bool
    hard_words: tuple[str, ...]
    hard_places: tuple[Span, ...] = field(default=(), repr=False)
    all_sentences: tuple[Span, ...] = field(default=(), repr=False)
    language: str = "en"


@dataclass(frozen=True, slots=True)
class NotMeasured:
    """A text in a language that nothing here can count: no numbers, so that nobody takes one for a result."""

    language: str

    @property
    def why(self) -> str:
        return f"Not measured: there is no reading level for the language {self.language!r} yet."


@dataclass(frozen=True, slots=True)
class Miss:
    """One measure that misses its profile. ``severity`` is "advise" up to the warning grade, "warn" for all else."""

    measure: Literal["grade", "average_sentence", "longest_sentence", "words"]
    value: float
    limit: float
    severity: Literal["advise", "warn"]
    message: str


def measure(blocks: Iterable[str], *, glossary: Iterable[str] = (), language: str = "en") -> ReadingLevel | NotMeasured:
    """The reading level of plain text in blocks: a paragraph, heading or list item each, which ends its last sentence.

    ``glossary`` are the words and phrases that the page explains; a form of such a word is explained with it.
    """
    pack = pack_for(language)
    if pack is None:
        return NotMeasured(language)
    texts = list(blocks)
    counted = [count(text, pack=pack) for text in texts]
    explained = explained_words(glossary, pack=pack)
    spans = tuple(
        _span(number, sentence, texts[number]) for number, block in enumerate(counted) for sentence in block.sentences
    )
    words, syllables = sum(block.words for block in counted), sum(block.syllables for block in counted)
    spared = sum(_spared(block, explained) for block in counted)
    hard = tuple(_hard(counted, explained))
    longest = max(spans, key=lambda span: span.words, default=None)
    return ReadingLevel(
        words=words,
        sentences=len(spans),
        average_sentence=round(words / max(1, len(spans)), 1),
        longest_sentence=longest.words if longest else 0,
        longest_sentence_text=longest.text if longest else "",
        grade=_grade(pack, words, len(spans), syllables - spared),
        grade_raw=_grade(pack, words, len(spans), syllables),
        is_scored=words >= score_min_words(),
        hard_words=tuple(sorted({span.text.lower() for span in hard})),
        hard_places=hard,
        all_sentences=spans,
        language=pack.language,
    )


def check(level: ReadingLevel | NotMeasured, profile: Profile | str) -> list[Miss]:
    """What misses a profile, given as such, by name or as an age band; nothing where nothing was measured.

    Raises ``ValueError`` for an unknown name.
    """
    limits = profile_named(profile) if isinstance(profile, str) else profile
    if isinstance(level, NotMeasured):
        return []
    misses = []
    if level.is_scored and level.grade > limits.grade_target:
        misses.append(
            Miss(
                "grade",
                level.grade,
                limits.grade_target,
                "warn" if level.grade > limits.grade_warn else "advise",
                f"Reads at grade {level.grade}; the target for {limits.readers} is {limits.grade_target}. "
                "Use shorter words and sentences.",
            )
        )
    if level.average_sentence > limits.average_sentence:
        misses.append(
            Miss(
                "average_sentence",
                level.average_sentence,
                limits.average_sentence,
                "warn",
                f"Sentences have {level.average_sentence} words on average; "
                f"for {limits.readers} at most {limits.average_sentence}.",
            )
        )
    if level.longest_sentence > limits.longest_sentence:
        misses.append(
            Miss(
                "longest_sentence",
                level.longest_sentence,
                limits.longest_sentence,
                "warn",
                f"The longest sentence has {level.longest_sentence} words; for {limits.readers} at most "
                f"{limits.longest_sentence}. It is: “{_quoted(level.longest_sentence_text)}”",
            )
        )
    return [*misses, *check_page_words(level.words, limits)]


def check_page_words(words: int, limits: Profile) -> list[Miss]:
    """The miss of a page with more words than its readers get through, if it is one."""
    if limits.words is None or words <= limits.words:
        return []
    message = f"The text has {words} words; for {limits.readers} at most {limits.words}."
    return [Miss("words", words, limits.words, "warn", message)]


def explained_words(glossary: Iterable[str], *, pack: LanguagePack) -> frozenset[str]:
    """The single words of everything that a page explains, and what they may be forms of, in small letters."""
    return frozenset(
        form
        for phrase in glossary
        for sentence in sentences(phrase, abbreviations=pack.abbreviations)
        for word in sentence.words
        for form in pack.base_forms(word.text)
    )


def _span(number: int, sentence: Sentence, text: str) -> Span:
    return Span(number, sentence.start, sentence.end, text[sentence.start : sentence.end], words=len(sentence.words))


def _spared(block: Block, explained: frozenset[str]) -> int:
    """The syllables beyond the first of every word that the page explains."""
    if explained.isdisjoint(block.forms):
        return 0
    return sum(long.syllables - 1 for long in block.long_words if long.is_explained(explained))


def _hard(counted: Sequence[Block], explained: frozenset[str]) -> Iterator[Span]:
    for number, block in enumerate(counted):
        for long in block.long_words:
            if long.syllables >= _HARD_SYLLABLES and not long.is_explained(explained):
                yield Span(number, long.word.start, long.word.end, long.word.text)


def _grade(pack: LanguagePack, words: int, sentence_count: int, syllable_count: int) -> float:
    return round(pack.grade(max(1, words), max(1, sentence_count), max(1, syllable_count)), 1)


def _quoted(text: str) -> str:
    plain = " ".join(text[: 4 * _QUOTED].split())
    return plain if len(plain) <= _QUOTED else f"{plain[:_QUOTED]}…"
