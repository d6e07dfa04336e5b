"""Words that structural rules look for, as data: a file for each language, compiled once."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field

FOLDER = Path(__file__).parent / "words"

Phrase = Annotated[str, Field(min_length=1)]
Phrases = Annotated[tuple[Phrase, ...], Field(min_length=1)]


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Topic(_Data):
    name: str
    least: Annotated[int, Field(ge=1)]
    covered_by: tuple[str, ...] = ()
    words: Phrases


class _Lists(_Data):
    """A file. A phrase is in small letters; a star stands for any ending, a space for a hyphen too."""

    topics: dict[str, _Topic]
    telling_names: Phrases
    warning_words: Phrases
    a_week_before: Phrases
    serious_events: Phrases
    scored_people: Phrases
    negations: Phrases
    screens: Phrases
    scales: Phrases
    moods: Phrases
    own_feelings: Phrases
    identity_fields: Phrases


@dataclass(frozen=True, slots=True)
class TopicWords:
    """Strong words of a topic. ``least`` of them make a text about it; a topic of ``covered_by`` says enough."""

    name: str
    least: int
    covered_by: tuple[str, ...]
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class WordLists:
    """The lists of one language, to be searched for in folded text."""

    topics: dict[str, TopicWords]
    telling_names: re.Pattern[str]
    warning_words: re.Pattern[str]
    a_week_before: re.Pattern[str]
    serious_events: re.Pattern[str]
    scored_people: re.Pattern[str]
    negations: re.Pattern[str]
    screens: re.Pattern[str]
    scales: re.Pattern[str]
    moods: re.Pattern[str]
    own_feelings: re.Pattern[str]
    identity_fields: re.Pattern[str]


def word_lists(language: str) -> WordLists | None:
    """The lists of a language code ("en", "en-gb"); None where there are none."""
    return _loaded(language.lower().partition("-")[0])


@cache
def _loaded(language: str) -> WordLists | None:
    path = FOLDER / f"{language}.yaml"
    if not language.isalpha() or not path.is_file():
        return None
    lists = _Lists.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    plain = lists.model_dump(exclude={"topics", "identity_fields"})
    return WordLists(
        topics={
            slug: TopicWords(topic.name, topic.least, topic.covered_by, _any_of(topic.words))
            for slug, topic in lists.topics.items()
        },
        identity_fields=_alone(lists.identity_fields),
        **{name: _any_of(phrases) for name, phrases in plain.items()},
    )


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{_source(phrase)}\b" for phrase in phrases))


def _alone(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A field to fill in: the phrase is all that stands there, or room to write follows it."""
    either = "|".join(_source(phrase) for phrase in phrases)
    return re.compile(rf"^(?:<[^>]*>)*\s*(?:{either})\s*(?:$|[:.…]*\s*(?:<|$)|[:.…]*\s*(?:[_.…]\s*){{3,}})")


def _source(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]+").replace(r"\*", r"\w*")
