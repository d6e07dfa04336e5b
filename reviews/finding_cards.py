"""What a card says of a finding: the words in their sentence, and what its sources are called."""

from collections.abc import Iterable
from dataclasses import dataclass

from curriculum.models import Source
from wording.readers import AudienceReading, SentenceToFix
from wording.safe_language import LEVELS, Finding

from .models import Severity
from .quoting import around

READERS = {"student": "Students", "teacher": "Teachers", "family": "Families"}
# What rules call knowledge of the trade that no source was found for.
PRACTICE = "K"
# Of the sentences that are too long an editor mends the worst; then the list is another one.
SENTENCES_SHOWN = 10


@dataclass(frozen=True, slots=True)
class FindingCard:
    """One finding: the sentence is ``before``, the words, ``after``."""

    finding: Finding
    before: str
    after: str
    sources: list[str]

    @property
    def weight(self) -> str:
        """The severity in words."""
        return str(Severity(self.finding.severity).label)


@dataclass(frozen=True, slots=True)
class ReadingCard:
    """How hard the words are for one kind of reader, with the worst sentences; ``more`` of them are not shown."""

    reading: AudienceReading
    readers: str
    sentences: list[SentenceToFix]
    more: int


def cards(found: Iterable[Finding]) -> list[FindingCard]:
    """The cards of ``found``, heaviest first, then in their order; one query at most."""
    heaviest_first = sorted(found, key=lambda finding: -LEVELS.index(finding.severity))
    titles = source_titles(heaviest_first)
    return [_card(finding, titles) for finding in heaviest_first]


def source_titles(found: Iterable[Finding]) -> dict[str, str]:
    """What the sources of findings are called, by code, as far as they are known."""
    codes = {code for finding in found for code in finding.sources}
    return dict(Source.objects.filter(code__in=codes).values_list("code", "what")) if codes else {}


def reading_cards(measured: Iterable[AudienceReading]) -> list[ReadingCard]:
    """A card for each kind of reader who has something to read."""
    return [
        ReadingCard(
            reading=reading,
            readers=READERS[reading.audience],
            sentences=reading.sentences[:SENTENCES_SHOWN],
            more=max(0, len(reading.sentences) - SENTENCES_SHOWN),
        )
        for reading in measured
    ]


def _card(finding: Finding, titles: dict[str, str]) -> FindingCard:
    before, after = around(finding.passage.text, finding.start, finding.end)
    return FindingCard(
        finding=finding, before=before, after=after, sources=[_named(code, titles) for code in finding.sources]
    )


def _named(code: str, titles: dict[str, str]) -> str:
    if code == PRACTICE:
        return "professional practice"
    return f"{titles[code]} ({code})" if code in titles else code
