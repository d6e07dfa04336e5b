"""What the Checks panel shows of a report: grouped by severity, each with its words, its place and the way there."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from checks.passages import language_of
from checks.report import PageReport
from checks.structural_rules import structural_rules
from checks.structure import Problem
from checks.submission import TOLD_BY_FINDINGS
from wording.passages import Passage
from wording.readers import AudienceReading, SentenceToFix, WordInPlace
from wording.reading_level import ReadingLevel
from wording.safe_language import is_checked

from .content_paths import EditorPlace, editor_place
from .finding_cards import READERS, SENTENCES_SHOWN, FindingCard, cards
from .finding_fingerprints import Cause, fingerprint
from .kept_findings import Kept, State, deciding_seats, kept_among, may_be_kept
from .models import Severity

# A gauge ends this many grades above the grade that warns, or where the text is.
_GAUGE_BEYOND = 4


@dataclass(frozen=True, slots=True)
class WayThere:
    """How to get to some words in the editor. ``nth`` counts the same words before them in their field, from 0.

    ``key`` tells the entry apart from all others of the panel, and stays when the panel is made anew.
    """

    key: str
    place: EditorPlace
    address: str
    words: str = ""
    nth: int = 0


@dataclass(frozen=True, slots=True)
class KeepShown:
    """Whether something may be kept on purpose: ``address`` is where to ask for it, ``said`` what came of asking."""

    address: str = ""
    label: str = ""
    said: str = ""
    state: str = ""

    @property
    def is_accepted(self) -> bool:
        return self.state == State.ACCEPTED


@dataclass(frozen=True, slots=True)
class FindingShown:
    """A word finding and the way to it."""

    card: FindingCard
    way: WayThere
    keep: KeepShown

    @property
    def severity(self) -> str:
        return self.card.finding.severity


@dataclass(frozen=True, slots=True)
class ProblemShown:
    """A problem of the page's structure, by the name of its rule."""

    problem: Problem
    name: str
    way: WayThere
    keep: KeepShown

    @property
    def severity(self) -> str:
        return self.problem.severity


@dataclass(frozen=True, slots=True)
class Group:
    """Findings or problems of one severity, in the order of the page; those that are accepted stand together."""

    severity: str
    title: str
    shown: list[FindingShown] | list[ProblemShown]


@dataclass(frozen=True, slots=True)
class TextShown:
    """A sentence that is too long, or a word that is too hard, and the way to it."""

    text: SentenceToFix | WordInPlace
    way: WayThere


@dataclass(frozen=True, slots=True)
class ReadingShown:
    """The reading level for one kind of reader. The gauge goes from grade 0 to ``gauge_end``.

    ``over`` names the measures that miss their limit.
    """

    reading: AudienceReading
    readers: str
    over: frozenset[str]
    sentences: list[TextShown]
    more_sentences: int
    outside: list[TextShown]
    gauge_value: float
    gauge_end: int


@dataclass(frozen=True, slots=True)
class PanelContents:
    """``count`` leaves out what is only a note, and what a reviewer has accepted.

    ``not_judged`` are names of rules, each with the reason.

    ``language`` is named where there are no word rules for it.
    """

    words: list[Group]
    structure: list[Group]
    readings: list[ReadingShown]
    not_judged: list[tuple[str, str]]
    count: int
    blocking: int
    language: str = ""

    @property
    def summary(self) -> str:
        """One line for the badge and for screen readers."""
        return summary(count=self.count, blocking=self.blocking)


def summary(*, count: int, blocking: int) -> str:
    """How many things were noticed and how many of them stop the page's review, in words."""
    if not count:
        return "No findings"
    found = "1 finding" if count == 1 else f"{count} findings"
    return f"{found}, {blocking or 'none'} {'stop' if blocking > 1 else 'stops'} review"


def contents(report: PageReport) -> PanelContents:
    """What the panel shows of ``report``, in a few queries, however much it is."""
    # A rule about words repeats findings that stand in the list already, each at its own place.
    told = TOLD_BY_FINDINGS if any(finding.no_exception for finding in report.words) else frozenset()
    kept = kept_among(report.page, [*report.words, *report.structure], report.facts)
    words = [_finding_shown(report, card, kept) for card in cards(report.words)]
    problems = [
        _problem_shown(report, problem, number, kept)
        for number, problem in enumerate(report.structure)
        if problem.rule not in told
    ]
    language = language_of(report.page)
    everything: list[FindingShown | ProblemShown] = [*words, *problems]
    return PanelContents(
        words=list(_groups(words)),
        structure=list(_groups(problems)),
        readings=[_reading_shown(report, reading) for reading in report.readings],
        not_judged=[(structural_rules()[rule.rule].name, rule.why) for rule in report.not_judged],
        count=sum(shown.severity != Severity.NOTE and not shown.keep.is_accepted for shown in everything),
        blocking=sum(each.rule not in told for each in report.blocking),
        language="" if is_checked(language) else language,
    )


def _groups(shown: list[FindingShown] | list[ProblemShown]) -> Iterator[Group]:
    for severity in Severity:
        if own := [each for each in shown if each.severity == severity and not each.keep.is_accepted]:
            yield Group(severity.value, str(severity.label), own)  # type: ignore[arg-type]
    if accepted := [each for each in shown if each.keep.is_accepted]:
        yield Group("accepted", "Kept on purpose, accepted", accepted)  # type: ignore[arg-type]


def _finding_shown(report: PageReport, card: FindingCard, kept: dict[Cause, Kept]) -> FindingShown:
    finding = card.finding
    way = _way_to_words(report, finding.rule, finding.passage, finding.start, finding.end)
    return FindingShown(card, way, _keep_shown(report, finding, kept.get(finding)))


def _problem_shown(report: PageReport, problem: Problem, number: int, kept: dict[Cause, Kept]) -> ProblemShown:
    there = editor_place(report.page, problem.place)
    # Numbered, because a rule may notice several things in one place.
    way = WayThere(f"{problem.rule}-{number}", there, _address(report, there))
    keep = _keep_shown(report, problem, kept.get(problem))
    return ProblemShown(problem, structural_rules()[problem.rule].name, way, keep)


_LABELS = {State.WAITING: "Change the reason", State.EXPIRED: "Ask again", State.REFUSED: "Ask again"}


def _keep_shown(report: PageReport, cause: Cause, kept: Kept | None) -> KeepShown:
    """Offered where somebody can decide on it; whoever asks for the page's address may be somebody without rights."""
    page, facts = report.page, report.facts
    if not page.pk or not may_be_kept(cause) or not deciding_seats(page, cause, facts):
        return KeepShown()
    mark = fingerprint(cause, facts)
    address = reverse("keep_finding", args=[page.pk, mark.rule, mark.words_hash])
    if kept is None:
        return KeepShown(address, "Keep this on purpose")
    label = _LABELS.get(kept.state, "")
    return KeepShown(address if label else "", label, kept.in_short, kept.state)


def _reading_shown(report: PageReport, reading: AudienceReading) -> ReadingShown:
    grade = reading.level.grade if isinstance(reading.level, ReadingLevel) else 0
    return ReadingShown(
        reading=reading,
        readers=READERS[reading.audience],
        over=frozenset(miss.measure for miss in reading.misses),
        sentences=[_text_shown(report, reading, each) for each in reading.sentences[:SENTENCES_SHOWN]],
        more_sentences=max(0, len(reading.sentences) - SENTENCES_SHOWN),
        outside=[_text_shown(report, reading, each) for each in reading.outside],
        gauge_value=max(0, grade),
        gauge_end=math.ceil(max(grade, reading.profile.grade_warn + _GAUGE_BEYOND)),
    )


def _text_shown(report: PageReport, reading: AudienceReading, text: SentenceToFix | WordInPlace) -> TextShown:
    what = f"{reading.audience}-{type(text).__name__}"
    return TextShown(text, _way_to_words(report, what, text.passage, text.start, text.end))


def _way_to_words(report: PageReport, what: str, passage: Passage, start: int, end: int) -> WayThere:
    there, words = editor_place(report.page, passage.place), passage.text[start:end]
    nth = passage.text[:start].count(words)
    return WayThere(f"{what}:{there.path}:{words[:40]}:{nth}", there, _address(report, there), words, nth)


def _address(report: PageReport, there: EditorPlace) -> str:
    return there.address(report.page.pk) if report.page.pk else ""
