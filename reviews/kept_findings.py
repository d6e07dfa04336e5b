"""Which findings of a page are kept on purpose, how far each has come, and which nobody has answered yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from checks.facts import Facts
from checks.kept import says_what_is_kept
from checks.structural_rules import structural_rules
from checks.structure import Problem, judge
from checks.submission import Refusal, in_words
from wording.safe_language import Finding

from .finding_fingerprints import Cause, Fingerprint, family_of, fingerprint
from .models import AcceptedFinding, ReviewSeat, SignOff
from .risk import needs_review_of

WEIGHTY = frozenset({"warn", "block"})
# What they notice are findings or exceptions again, and those are answered one by one.
TOLD_BY_OTHERS = frozenset({"SR-07", "SR-24", "SR-28"})
# Judged by the reviews themselves, and for a page under way not broken but still to come.
OF_REVIEWS = frozenset({"SR-08", "SR-09", "SR-26", "SR-28"})


class State(StrEnum):
    """How far a finding that somebody keeps on purpose has come; the first asks a reviewer for an answer."""

    WAITING = "waiting"
    EXPIRED = "expired"
    REFUSED = "refused"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that was noticed in a page as it stands now, and the record of its being kept on purpose."""

    cause: Cause
    record: AcceptedFinding
    state: State

    @property
    def in_short(self) -> str:
        return said_of(self.record)


def said_of(record: AcceptedFinding) -> str:
    """What became of keeping something, for its editors and reviewers."""
    day = date_format(record.expires_on, "j F Y") if record.expires_on else ""
    match state_of(record):
        case State.WAITING:
            return "Kept on purpose: waits for a reviewer."
        case State.ACCEPTED:
            until = f" until {day}" if day else ""
            return f"Kept on purpose, accepted{until} by {decider_of(record)}."
        case State.EXPIRED:
            return f"Kept on purpose until {day}. That is over: change the words, or ask again."
    return f"Not to be kept: refused by {decider_of(record)}. Change the words, or give a better reason."


def decider_of(record: AcceptedFinding) -> str:
    """Who decided, by role: the record names nobody."""
    if record.sign_off:
        return f"{record.sign_off.role_title} ({record.sign_off.seat_name.lower()})"
    return "a reviewer"


def state_of(record: AcceptedFinding, *, today: date | None = None) -> State:
    """The last day of an acceptance is a day on which it holds."""
    if record.is_accepted is None:
        return State.WAITING
    if not record.is_accepted:
        return State.REFUSED
    is_over = record.expires_on is not None and record.expires_on < (today or timezone.localdate())
    return State.EXPIRED if is_over else State.ACCEPTED


def may_be_kept(cause: Cause) -> bool:
    """Whether anybody may ask for this to stay: never where a rule has no exception, nor where structure blocks."""
    if isinstance(cause, Finding):
        return cause.severity in WEIGHTY and not cause.no_exception
    return cause.severity == "warn" and cause.rule not in TOLD_BY_OTHERS


def weighty(page: Any, facts: Facts) -> list[Cause]:
    """Everything on a page that needs mending or an answer: findings, then structure without the reviews' own rules."""
    findings = [finding for finding in facts.words if finding.severity in WEIGHTY]
    asked = structural_rules().keys() - OF_REVIEWS - TOLD_BY_OTHERS
    problems = judge(page, facts=facts, rules=asked).problems
    return [*findings, *(problem for problem in problems if problem.severity in WEIGHTY)]


def kept_among(page: Any, causes: Iterable[Cause], facts: Facts) -> dict[Cause, Kept]:
    """Those of ``causes`` that somebody keeps on purpose; one query for a look at the page."""
    records = records_of(page, facts)
    if not records:
        return {}
    found = {}
    for cause in causes:
        record = records.get(fingerprint(cause, facts)) if may_be_kept(cause) else None
        if record is not None:
            found[cause] = Kept(cause, record, state_of(record))
    return found


def records_of(page: Any, facts: Facts) -> dict[Fingerprint, AcceptedFinding]:
    """Everything that was ever to be kept on a page, looked up once for a look at it."""
    return facts.remembered("accepted findings", lambda: _records(page))


def open_exceptions(page: Any, facts: Facts | None = None) -> list[Kept]:
    """Everything kept on purpose on ``page`` as it stands: first what waits for a reviewer, last what is accepted."""
    facts = facts or Facts(page)
    if not records_of(page, facts):
        return []
    kept = kept_among(page, weighty(page, facts), facts).values()
    once: dict[int, Kept] = {}
    for each in kept:
        # The same words twice in one field are one exception.
        once.setdefault(each.record.pk, each)
    return sorted(once.values(), key=lambda each: list(State).index(each.state))


def standing_acceptances(page: Any, facts: Facts | None = None) -> dict[Cause, AcceptedFinding]:
    """What a reviewer has accepted of what is noticed in ``page`` now, and that has not expired."""
    facts = facts or Facts(page)
    kept = kept_among(page, weighty(page, facts), facts)
    return {cause: each.record for cause, each in kept.items() if each.state == State.ACCEPTED}


def unanswered(page: Any, facts: Facts | None = None) -> list[Refusal]:
    """Every warning, and everything heavier, that is neither mended nor accepted by a reviewer.

    A message may quote the page: it is for its editors and reviewers, never for a mail or a log.
    """
    facts = facts or Facts(page)
    causes = weighty(page, facts)
    kept = kept_among(page, causes, facts)
    open_ones = (cause for cause in causes if cause not in kept or kept[cause].state != State.ACCEPTED)
    return list(dict.fromkeys(_refusal(cause, kept.get(cause)) for cause in open_ones))


def deciding_seats(page: Any, cause: Cause, facts: Facts) -> list[ReviewSeat]:
    """The seats of a review of ``page`` whose people may accept this, in order: a block needs a safety eye."""
    seats: Sequence[ReviewSeat] = facts.remembered("seats", lambda: _seats(page))
    return [seat for seat in seats if may_decide(seat, cause)]


def may_decide(seat: ReviewSeat, cause: Cause) -> bool:
    """Whether a seat has the right role for a finding: what blocks is for a clinician or a safeguarding lead."""
    return family_of(cause.rule) in seat.accepts and (cause.severity != "block" or seat.is_safety_eye)


def proposals(page_id: int) -> list[tuple[str, datetime]]:
    """(rule, since when) of everything on a page that waits for a reviewer's answer."""
    waiting = AcceptedFinding.objects.filter(page_id=page_id, is_accepted=None)
    return list(waiting.values_list("rule", "proposed_at"))


def is_asked_again(sign_off: SignOff, waiting: Iterable[tuple[str, datetime]]) -> bool:
    """Whether the seat of ``sign_off`` can decide on something that was proposed after it signed.

    The words are then as they were signed, but whether they may stay is a new question.
    """
    return any(since > sign_off.signed_at and family_of(rule) in sign_off.seat.accepts for rule, since in waiting)


@says_what_is_kept
def kept_for_reviewers(page: Any, found: Sequence[Finding], facts: Facts) -> list[Finding]:
    """What blocks a page and may go to reviewers all the same: one of them decides, or has accepted it."""
    kept = kept_among(page, found, facts).items()
    return [cause for cause, each in kept if isinstance(cause, Finding) and each.state in _MAY_BE_SUBMITTED]


_MAY_BE_SUBMITTED = frozenset({State.WAITING, State.ACCEPTED})


def _records(page: Any) -> dict[Fingerprint, AcceptedFinding]:
    if not page.pk:
        return {}
    records = AcceptedFinding.objects.filter(page_id=page.pk).select_related("sign_off", "proposed_by")
    return {Fingerprint(each.rule, each.rule_version, each.words_hash): each for each in records}


def _seats(page: Any) -> list[ReviewSeat]:
    if not page.path:
        return []
    return list(ReviewSeat.objects.filter(code__in=needs_review_of(page)))


def _refusal(cause: Cause, kept: Kept | None) -> Refusal:
    place = cause.place if isinstance(cause, Problem) else cause.passage.place
    message = cause.message if isinstance(cause, Problem) else in_words(cause)
    return Refusal(place, f"{message} ({kept.in_short.rstrip('.')}.)" if kept else message, cause.rule)
