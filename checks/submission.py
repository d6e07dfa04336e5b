"""Why a page can't go to its reviewers yet: asked by the form that explains and by what starts a review."""

from collections.abc import Iterable
from dataclasses import dataclass

from wording.safe_language import Finding

from .facts import Facts
from .report import blocking
from .structure import Problem, judge
from .subject import Checked

# A rule about words tells of findings that stand in the list already, each at its own place.
TOLD_BY_FINDINGS = frozenset({"SR-07"})
# Of a long stretch of text an editor needs its start to find it.
LONGEST_QUOTE = 80


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing to mend first. ``message`` may quote the page, so it is for its editor alone: never mail or log it."""

    place: str
    message: str
    rule: str


def refusals(page: Checked) -> list[Refusal]:
    """What must be mended in ``page``, as it stands in memory, before it goes to review; empty when nothing."""
    facts = Facts(page)
    stopping = blocking(words=facts.words, structure=judge(page, facts=facts).problems, kept=facts.kept)
    told = any(isinstance(each, Finding) and each.no_exception for each in stopping)
    return list(_once(_refusal(each) for each in stopping if not (told and each.rule in TOLD_BY_FINDINGS)))


def _refusal(cause: Finding | Problem) -> Refusal:
    if isinstance(cause, Finding):
        return Refusal(cause.passage.place, in_words(cause), cause.rule)
    return Refusal(cause.place, cause.message, cause.rule)


def in_words(finding: Finding) -> str:
    """The words of a finding, why they do harm and what to say instead, in one line."""
    words = " ".join(finding.text.split())
    quoted = words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE].rstrip()} …"
    return f"“{quoted}”: {_sentence(finding.why)} Instead: {_sentence(finding.suggest)}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "”")) else f"{text}."


def _once(found: Iterable[Refusal]) -> Iterable[Refusal]:
    """The same thing said twice in one place is said once."""
    return dict.fromkeys(found)
