"""Everything that the checks of words, reading level and structure notice in a page."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from wording.readers import AudienceReading
from wording.safe_language import Finding

from .facts import Facts
from .structure import NotJudged, Problem, judge
from .subject import Checked

# The gates that a page passes on its way to its reviewers; what stands at "publish" comes after them.
GATES_BEFORE_REVIEW = frozenset({"save", "submit"})


@dataclass(frozen=True, slots=True)
class PageReport:
    """What was noticed in one page as it stands in memory, in the order of its passages and of the rules.

    ``facts`` are those that it was made from, for whoever looks further at the same page.
    """

    page: Any
    facts: Facts
    words: list[Finding]
    readings: list[AudienceReading]
    structure: list[Problem]
    not_judged: list[NotJudged]

    @property
    def blocking(self) -> list[Finding | Problem]:
        """What stands between the page and its reviewers."""
        return blocking(words=self.words, structure=self.structure, kept=self.facts.kept)

    @property
    def is_blocked(self) -> bool:
        """Whether the page can't go to review as it is."""
        return bool(self.blocking)


def report_on(page: Checked) -> PageReport:
    """The report on ``page`` as it stands in memory: a draft's comes from its latest revision."""
    facts = Facts(page)
    judgement = judge(page, facts=facts)
    return PageReport(
        page=page,
        facts=facts,
        words=facts.words,
        readings=facts.readings,
        structure=judgement.problems,
        not_judged=judgement.not_judged,
    )


def blocking(
    *, words: Iterable[Finding], structure: Iterable[Problem], kept: Collection[Finding] = frozenset()
) -> list[Finding | Problem]:
    """Those that keep a page from its reviewers: findings first. Those ``kept`` on purpose are for them to decide."""
    findings = [finding for finding in words if finding.is_blocking and finding not in kept]
    return [*findings, *filter(keeps_from_review, structure)]


def keeps_from_review(problem: Problem) -> bool:
    """Whether a structural problem must be mended before the page goes to its reviewers."""
    return problem.severity == "block" and problem.gate in GATES_BEFORE_REVIEW
