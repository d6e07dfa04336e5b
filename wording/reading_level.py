"""How hard a page is to read: words, sentences and Flesch-Kincaid grade, block by block, against a reading profile.

A formula misses what makes a text clear, so the numbers are a check and not a promise; a page of fewer than
``score_min_words`` is too short to score, and only its sentences count.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from wording.profiles import Profile, profile_named, score_min_words
from wording.syllables import syllables

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-])*")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|e\.g|i\.e)\.")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+")
_ANYTHING = re.compile(r"\w")

# Grade = 0.39 x words per sentence + 11.8 x syllables per word - 15.59 (Kincaid and others, 1975).
_PER_SENTENCE, _PER_WORD, _BASE = 0.39, 11.8, 15.59
_HARD_SYLLABLES = 3


@dataclass(frozen=True, slots=True)
class ReadingLevel:
    """What was counted. Sentences are measured in words; grades are Flesch-Kincaid grades.

    ``grade`` counts a word that the page explains as one syllable, so that teaching a hard word is not punished;
    ``grade_raw`` does not. Neither means anything unless ``is_scored``. ``hard_words`` have three syllables or more and
    are not explained.
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


@dataclass(frozen=True, slots=True)
class Miss:
    """One measure that misses its profile. ``severity`` is "advise" up to the warning grade, "warn" for all else."""

    measure: Literal["grade", "average_sentence", "longest_sentence", "words"]
    value: float
    limit: float
    severity: Literal["advise", "warn"]
    message: str


def measure(blocks: Iterable[str], *, glossary: Iterable[str] = ()) -> ReadingLevel:
    """The reading level of plain text in blocks: a paragraph, heading or list item each, which ends its last sentence.

    ``glossary`` are the words and phrases that the page explains. Only English can be counted.
    """
    explained = {word.lower() for phrase in glossary for word in _WORD.findall(phrase)}
    sentences = [sentence for block in blocks for sentence in _sentences(block)]
    counted = [_WORD.findall(sentence) for sentence in sentences]
    words = [word for sentence in counted for word in sentence]
    longest = max(range(len(counted)), key=lambda index: len(counted[index]), default=None)
    all_syllables = [syllables(word) for word in words]
    adjusted = [1 if word.lower() in explained else count for word, count in zip(words, all_syllables, strict=True)]
    hard = {word.lower() for word, count in zip(words, adjusted, strict=True) if count >= _HARD_SYLLABLES}
    return ReadingLevel(
        words=len(words),
        sentences=len(sentences),
        average_sentence=round(len(words) / max(1, len(sentences)), 1),
        longest_sentence=0 if longest is None else len(counted[longest]),
        longest_sentence_text="" if longest is None else sentences[longest],
        grade=_grade(len(words), len(sentences), sum(adjusted)),
        grade_raw=_grade(len(words), len(sentences), sum(all_syllables)),
        is_scored=len(words) >= score_min_words(),
        hard_words=tuple(sorted(hard)),
    )


def check(level: ReadingLevel, profile: Profile | str) -> list[Miss]:
    """What misses a profile, given as such, by name or as an age band. Raises ``ValueError`` for an unknown name."""
    limits = profile_named(profile) if isinstance(profile, str) else profile
    misses = []
    if level.is_scored and level.grade > limits.grade_target:
        misses.append(
            Miss(
                "grade",
                level.grade,
                limits.grade_target,
                "warn" if level.grade > limits.grade_warn else "advise",
                f"Reads at grade {level.grade}; the target for {limits.name} is {limits.grade_target}. "
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
                f"for {limits.name} at most {limits.average_sentence}.",
            )
        )
    if level.longest_sentence > limits.longest_sentence:
        misses.append(
            Miss(
                "longest_sentence",
                level.longest_sentence,
                limits.longest_sentence,
                "warn",
                f"The longest sentence has {level.longest_sentence} words; for {limits.name} at most "
                f"{limits.longest_sentence}. It is: “{level.longest_sentence_text}”",
            )
        )
    if limits.words is not None and level.words > limits.words:
        misses.append(
            Miss(
                "words",
                level.words,
                limits.words,
                "warn",
                f"The text has {level.words} words; for {limits.name} at most {limits.words}.",
            )
        )
    return misses


def _sentences(block: str) -> list[str]:
    whole = _ABBREVIATION.sub(lambda match: match.group().replace(".", ""), block.strip())
    return [part for part in _SENTENCE_END.split(whole) if _ANYTHING.search(part)]


def _grade(words: int, sentences: int, syllable_count: int) -> float:
    return round(
        _PER_SENTENCE * words / max(1, sentences) + _PER_WORD * syllable_count / max(1, words) - _BASE,
        1,
    )
