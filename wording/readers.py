"""How hard a page is for each of its readers, against what they can read, and what to mend first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from wording.passages import Passage
from wording.profiles import Profile, profile_named
from wording.reading_level import Miss, NotMeasured, ReadingLevel, check, check_page_words, measure
from wording.sentences import Span
from wording.vocabulary import outside_words

STUDENT, FAMILY, TEACHER = "student", "family", "teacher"

# What nobody reads through: addresses, texts for search engines, alt texts, who is cited, and the edges of a document.
UNREAD_PLACES = frozenset({"slug", "seo_title", "search_description", "code"})
UNREAD_BLOCKS = frozenset({"picture", "citation", "page_header", "page_footer", "comment"})
# The field that is the student page itself, and those that go home on a sheet of their own.
READING = "reading"
ON_THEIR_OWN = frozenset({"family_letter"})


@dataclass(frozen=True, slots=True)
class WordInPlace:
    """A word, and where it first stands. ``start`` and ``end`` count characters of ``passage.text``."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    @property
    def place(self) -> str:
        return self.passage.place


@dataclass(frozen=True, slots=True)
class SentenceToFix:
    """A sentence over its reader's limit. ``start`` and ``end`` count characters of ``passage.text``.

    ``words`` and ``limit`` count words.
    """

    passage: Passage
    start: int
    end: int
    words: int
    limit: int

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    @property
    def place(self) -> str:
        return self.passage.place

    @property
    def over(self) -> int:
        """By how many words the sentence is too long."""
        return self.words - self.limit


@dataclass(frozen=True, slots=True)
class AudienceReading:
    """One kind of reader, what they can read, what was counted and what misses.

    ``sentences`` are those over the profile's limit, worst first. ``hard`` are words of three syllables or more that
    the page does not explain, in reading order; ``outside`` at most ten that the reader may not know, longest first.
    """

    audience: str
    profile: Profile
    level: ReadingLevel | NotMeasured
    misses: list[Miss]
    sentences: list[SentenceToFix]
    hard: list[WordInPlace] = field(default_factory=list)
    outside: list[WordInPlace] = field(default_factory=list)

    @property
    def is_measured(self) -> bool:
        """Whether there are numbers at all; without them ``level.why`` says why not."""
        return isinstance(self.level, ReadingLevel)


@dataclass(frozen=True, slots=True)
class _Line:
    """A block to measure, and where it begins in its passage."""

    passage: Passage
    start: int
    text: str


def readings(
    passages: Iterable[Passage], *, age_band: str | None, vocabulary: Iterable[str] = ()
) -> list[AudienceReading]:
    """The reading level for each kind of reader who has something to read: student, then family, then teacher.

    A passage counts once, for the least practised of its readers: the student where students read it, else the family,
    else the teacher. Where a page has a field ``reading``, that is what students are measured by (slides, sheets and
    questions are read with a teacher); elsewhere it is all that they read, and then no limit is set to the words of the
    page. A family's letter counts for its level, not for the words of their page. Addresses, texts for search engines,
    alt texts, citations, and a document's headers, footers and comments are left out; every line is a block.

    ``age_band`` (code or slug) chooses the students' profile; without one a page is for readers of any age, and is
    measured as families are. ``vocabulary`` are the words that the page explains. The language is the first passage's.
    Raises ``ValueError`` for an unknown age band.
    """
    read = [passage for passage in passages if _is_read(passage)]
    words = list(vocabulary)
    of_any_age = replace(profile_named("FAMILY"), readers="readers of any age")
    profiles = {
        STUDENT: profile_named(age_band) if age_band else of_any_age,
        FAMILY: profile_named("FAMILY"),
        TEACHER: profile_named("TEACHER"),
    }
    return [
        _reading(audience, texts, profile=profile, vocabulary=words)
        for audience, profile in profiles.items()
        if (texts := [passage for passage in read if _least_practised(passage) == audience])
    ]


def _reading(
    audience: str, passages: Sequence[Passage], *, profile: Profile, vocabulary: Sequence[str]
) -> AudienceReading:
    texts, on_page = passages, [passage for passage in passages if passage.place not in ON_THEIR_OWN]
    if audience == STUDENT and any(passage.place for passage in passages):
        texts = on_page = [passage for passage in passages if passage.place.split(".")[0] == READING]
        if not texts:
            texts, profile = passages, replace(profile, words=None)
    lines = [line for passage in texts for line in _lines(passage)]
    language = texts[0].language
    level = measure((line.text for line in lines), glossary=vocabulary, language=language)
    if isinstance(level, NotMeasured):
        return AudienceReading(audience, profile, level, [], [])
    return AudienceReading(
        audience=audience,
        profile=profile,
        level=level,
        misses=_misses(level, lines, on_page, profile=profile),
        sentences=_to_fix(level, lines, limit=profile.longest_sentence),
        hard=[_in_place(span, lines) for span in _each_once(level.hard_places)],
        outside=[_in_place(span, lines) for span in _outside(lines, profile, vocabulary, language)],
    )


def _misses(level: ReadingLevel, lines: Sequence[_Line], on_page: Sequence[Passage], *, profile: Profile) -> list[Miss]:
    """What misses, with only the words that stand on the page itself held against its limit of words."""
    places = {passage.place for passage in on_page}
    words = sum(sentence.words for sentence in level.all_sentences if lines[sentence.block].passage.place in places)
    return [*check(level, replace(profile, words=None)), *check_page_words(words, profile)]


def _outside(lines: Sequence[_Line], profile: Profile, vocabulary: Sequence[str], language: str) -> list[Span]:
    if not profile.vocabulary:
        return []
    texts = (line.text for line in lines)
    return outside_words(texts, age_band=profile.vocabulary, glossary=vocabulary, language=language)


def _to_fix(level: ReadingLevel, lines: Sequence[_Line], *, limit: int) -> list[SentenceToFix]:
    found = []
    for sentence in level.all_sentences:
        if sentence.words > limit:
            place = _in_place(sentence, lines)
            found.append(SentenceToFix(place.passage, place.start, place.end, sentence.words, limit))
    return sorted(found, key=lambda sentence: -sentence.words)


def _in_place(span: Span, lines: Sequence[_Line]) -> WordInPlace:
    line = lines[span.block]
    return WordInPlace(line.passage, line.start + span.start, line.start + span.end)


def _each_once(spans: Iterable[Span]) -> list[Span]:
    first: dict[str, Span] = {}
    for span in spans:
        first.setdefault(span.text.lower(), span)
    return list(first.values())


def _lines(passage: Passage) -> Iterator[_Line]:
    start = 0
    for line in passage.text.splitlines(keepends=True):
        yield _Line(passage, start, line)
        start += len(line)


def _is_read(passage: Passage) -> bool:
    return (
        passage.place.rpartition(".")[2] not in UNREAD_PLACES
        and passage.block_type not in UNREAD_BLOCKS
        and "sources" not in passage.place.split(".")
    )


def _least_practised(passage: Passage) -> str:
    return next((audience for audience in (STUDENT, FAMILY) if audience in passage.audiences), TEACHER)
