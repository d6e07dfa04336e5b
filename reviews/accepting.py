"""Findings that are kept on purpose: an editor proposes it, and a reviewer of the right role decides in their seat."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from checks.facts import Facts
from checks.structure import Problem, rules_that_hold
from checks.submission import Refusal
from support.expiry import months_later

from .content_paths import editor_place
from .finding_fingerprints import Cause, fingerprint
from .identities import identity_of
from .kept_findings import (
    Kept,
    State,
    deciding_seats,
    may_be_kept,
    may_decide,
    open_exceptions,
    standing_acceptances,
    state_of,
    unanswered,
    weighty,
)
from .models import (
    AcceptedFinding,
    Decision,
    PageDates,
    ReviewerIdentity,
    ReviewRound,
    ReviewSeat,
    RoundStatus,
    SignOff,
)
from .models.accepted import SHORTEST_REASON, ReasonCategory
from .quoting import sentence
from .reviewing import refresh
from .risk import months_to_next
from .structure import date_wrong, people_missing, safeguarding_missing

__all__ = [
    "CannotKeep",
    "cause_of",
    "decide_findings",
    "left_open",
    "open_exceptions",
    "propose",
    "release_refusals",
    "standing_acceptances",
    "take_back",
    "unanswered",
    "values_of",
]


LONGEST_REASON = 600


class CannotKeep(ValidationError):
    """A finding that can't be kept, or not like this; nothing was saved. ``code``: gone, never, nobody, decided."""


def cause_of(page: Any, *, rule: str, words_hash: str, facts: Facts) -> Cause | None:
    """What is noticed in ``page`` as it stands under that fingerprint; None when the words have changed since."""
    for cause in weighty(page, facts):
        if cause.rule == rule and fingerprint(cause, facts).words_hash == words_hash:
            return cause
    return None


def why_never(page: Any, cause: Cause, facts: Facts) -> str:
    """Why something can't be kept on purpose at all, in words to its editor; empty when it can."""
    if not may_be_kept(cause):
        return "There is no exception to this rule. Change the words."
    if not deciding_seats(page, cause, facts):
        return "Nobody who reviews a page of this kind can decide on this. Change the words."
    return ""


@transaction.atomic
def propose(*, page: Any, rule: str, words_hash: str, category: str, reason: str, user: Any) -> AcceptedFinding:
    """Ask a reviewer to let something stay that is noticed in ``page``, its newest draft. Safe to repeat.

    One that was refused or has expired may be asked for again. Raises ``PermissionDenied`` for whoever may not edit
    the page, ``CannotKeep`` for what can't be kept, ``ValidationError`` for a category or reason that won't do.
    """
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    facts = Facts(page)
    cause = cause_of(page, rule=rule, words_hash=words_hash, facts=facts)
    if cause is None:
        raise CannotKeep("These words have changed since. Look at the checks again.", code="gone")
    if problem := why_never(page, cause, facts):
        raise CannotKeep(problem, code="never")
    said = _said(category, reason)
    mark = fingerprint(cause, facts)
    record, is_new = AcceptedFinding.objects.select_for_update().get_or_create(
        page_id=page.pk,
        rule=mark.rule,
        rule_version=mark.version,
        words_hash=mark.words_hash,
        defaults=said | _seen(page, cause) | {"proposed_by": identity_of(user)},
    )
    if not is_new:
        _ask_again(record, said | _seen(page, cause), user=user)
    _ask_seats(page)
    return record


@transaction.atomic
def take_back(*, page: Any, record: AcceptedFinding, user: Any) -> None:
    """Stop asking for something to stay. Raises ``CannotKeep`` once a reviewer has accepted it."""
    if not page.permissions_for_user(user).can_edit() or record.page_id != page.pk:
        raise PermissionDenied
    # Safe because nobody has decided on it; what was refused stands in the sign-off that refused it.
    gone, _ = AcceptedFinding.objects.filter(pk=record.pk, is_accepted=None).delete()
    if not gone and AcceptedFinding.objects.filter(pk=record.pk).exists():
        raise CannotKeep("A reviewer has decided on this already.", code="decided")
    _ask_seats(page)


class _Answer(NamedTuple):
    """What a reviewer says of one finding. ``asked``: when what they were shown had been proposed, if they say so."""

    record_id: int
    accept: bool
    asked: str


def values_of(*, page: Any, seat: ReviewSeat, decisions: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Decisions as a sign-off keeps them, as values that can be read when the page is gone.

    Raises ``ValidationError`` as ``decide_findings`` does.
    """
    return [
        {
            "id": each.record.pk,
            "accept": answer.accept,
            "rule": each.record.rule,
            "rule_version": each.record.rule_version,
            "words": each.record.words,
            "place": each.record.place_name,
            "category": each.record.category,
            "reason": each.record.reason,
        }
        for each, answer in _answered(page=page, seat=seat, decisions=decisions)
    ]


@transaction.atomic
def decide_findings(*, sign_off: SignOff, decisions: Sequence[dict[str, Any]]) -> None:
    """Accept or refuse what the editors want to keep, each a dict(id, accept), in the seat of ``sign_off``.

    Raises ``ValidationError``, in words to the reviewer, for a finding of another page, for another role than the
    rule asks for, for one's own proposal, and where somebody else was faster and decided otherwise.
    """
    if not decisions:
        return
    if sign_off.decision == Decision.OUTSIDE_COMPETENCE:
        raise ValidationError("You said that this is outside your competence: leave the findings to somebody else.")
    page = sign_off.page.get_latest_revision_as_object()
    for kept, answer in _answered(page=page, seat=sign_off.seat, decisions=decisions):
        if _wrote(kept.record, sign_off.identity):
            raise ValidationError("You asked to keep this yourself, so somebody else has to decide on it.")
        _write(kept.record, answer.accept, sign_off=sign_off, page=page)


def left_open(*, page: Any, seat: ReviewSeat, decisions: Sequence[dict[str, Any]] = ()) -> list[Kept]:
    """What waits for a decision that this seat can take, and that ``decisions`` do not take."""
    said = {each.get("id") for each in decisions}
    return [
        each
        for each in open_exceptions(page)
        if each.state == State.WAITING and each.record.pk not in said and may_decide(seat, each.cause)
    ]


def release_refusals(page: Any, facts: Facts | None = None) -> list[Refusal]:
    """Why ``page``, its newest draft, can't be released as it stands; empty when nothing.

    Unanswered warnings, exceptions that nobody accepted, and the structural rules of reviews, with no "not yet".
    """
    facts = facts or Facts(page)
    people = [("SR-08", people_missing), ("SR-09", safeguarding_missing)]
    rules = rules_that_hold(page, facts)
    refused = [Refusal("", text, rule) for rule, missing in people if rule in rules and (text := missing(page, facts))]
    wrong_date = date_wrong(page, facts)
    if wrong_date:
        refused.append(Refusal("", wrong_date, "SR-26"))
    return [*refused, *unanswered(page, facts)]


def _said(category: str, reason: str) -> dict[str, str]:
    """Category and reason as they are kept. White space makes no reason longer."""
    plain = reason.replace("\r\n", "\n").strip()
    errors = {}
    if category not in ReasonCategory.values:
        errors["category"] = "Choose why these words may stay."
    if len(" ".join(plain.split())) < SHORTEST_REASON:
        errors["reason"] = f"Say why in at least {SHORTEST_REASON} letters."
    elif len(plain) > LONGEST_REASON:
        errors["reason"] = f"Say it in {LONGEST_REASON} letters or fewer: these are {len(plain)}."
    elif "\0" in plain:
        errors["reason"] = "There is a letter in it that can't be kept. Type the reason anew."
    if errors:
        raise ValidationError(errors)
    return {"category": category, "reason": plain}


def _seen(page: Any, cause: Cause) -> dict[str, str]:
    """What was noticed, as values: for whoever reads the record when the page has moved on."""
    if isinstance(cause, Problem):
        place, words = cause.place, cause.message
    else:
        place, words = cause.passage.place, sentence(cause.passage.text, cause.start, cause.end)
    return {"words": words, "place": place[:255], "place_name": editor_place(page, place).name[:255]}


def _ask_seats(page: Any) -> None:
    """Of a review under way: whoever has signed and can decide on this waits again, and only while it waits."""
    for round in ReviewRound.objects.filter(page_id=page.pk, status__in=(RoundStatus.OPEN, RoundStatus.SENT_BACK)):
        refresh(round, page=page)


def _ask_again(record: AcceptedFinding, said: dict[str, str], *, user: Any) -> None:
    state = state_of(record)
    if state == State.ACCEPTED:
        raise CannotKeep("A reviewer has accepted this already.", code="decided")
    if state == State.WAITING and (record.category, record.reason) == (said["category"], said["reason"]):
        return
    for name, value in said.items():
        setattr(record, name, value)
    record.proposed_by, record.proposed_at = identity_of(user), timezone.now()
    record.is_accepted = record.decided_by = record.decided_at = record.sign_off = record.expires_on = None
    record.save()


def _answered(*, page: Any, seat: ReviewSeat, decisions: Sequence[dict[str, Any]]) -> list[tuple[Kept, _Answer]]:
    """What is decided on, as it stands on the page now, with the answers. Raises ``ValidationError``."""
    answers = [_understood(each) for each in decisions]
    if len({answer.record_id for answer in answers}) != len(answers):
        raise ValidationError("A finding was answered twice. Answer each once.")
    known = {each.record.pk: each for each in open_exceptions(page)} if answers else {}
    found = []
    for answer in answers:
        kept = known.get(answer.record_id)
        if kept is None or kept.state == State.EXPIRED:
            raise ValidationError("A finding that you decided on is no longer on this page. Look at the page again.")
        if not may_decide(seat, kept.cause):
            raise ValidationError(f"The seat “{seat.name}” can't decide on {kept.record.rule}: leave it to others.")
        if answer.asked and answer.asked != kept.record.proposed_at.isoformat():
            raise ValidationError("A reason was changed since you read it. Read it again, then decide.")
        found.append((kept, answer))
    return found


def _understood(decision: dict[str, Any]) -> _Answer:
    record_id, accept = decision.get("id"), decision.get("accept")
    if type(record_id) is not int or type(accept) is not bool:
        raise ValidationError("Choose “accept” or “refuse” for each finding that you decide on.")
    return _Answer(record_id, accept, str(decision.get("asked", "")))


def _wrote(record: AcceptedFinding, identity: ReviewerIdentity) -> bool:
    return record.proposed_by_id == identity.pk


def _write(record: AcceptedFinding, accept: bool, *, sign_off: SignOff, page: Any) -> None:
    """Only what nobody has decided on is decided: two who press at once never overwrite each other."""
    decided = AcceptedFinding.objects.filter(pk=record.pk, is_accepted=None).update(
        is_accepted=accept,
        decided_by=sign_off.identity,
        decided_at=sign_off.signed_at,
        sign_off=sign_off,
        expires_on=_expires_on(sign_off, page=page) if accept else None,
    )
    if not decided and AcceptedFinding.objects.filter(pk=record.pk, is_accepted=accept).first() is None:
        raise ValidationError("Somebody decided otherwise on a finding meanwhile. Look at the page again.")


def _expires_on(sign_off: SignOff, *, page: Any) -> date:
    """With the next review: of a change that is the one that was set before, of any other one from today."""
    today = timezone.localdate(sign_off.signed_at)
    months = min(filter(None, [months_to_next(page), sign_off.next_in_months]))
    latest = months_later(today, months)
    set_before = PageDates.objects.filter(page_id=page.pk).values_list("review_due_on", flat=True).first()
    if not sign_off.round.looks_at_everything and set_before and set_before > today:
        return min(latest, set_before)
    return latest
