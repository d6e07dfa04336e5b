"""Structural rules that the record of reviews decides: who has signed, until when, and what is kept on purpose.

They are about a page that goes live. While it is under way they are not broken but still to come, and say so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from checks.facts import Facts
from checks.structural_rules import structural_rules
from checks.structure import Noticed, NotYet, Problem, judge, structural_rule
from support.expiry import months_later

from .content.hashing import content_hash, part_hashes
from .dates import dates_after
from .kept_findings import OF_REVIEWS, TOLD_BY_OTHERS, State, kept_among, records_of
from .models import PageDates, Release, ReviewRound, RoundStatus, SignOff
from .risk import SAFEGUARDING, months_to_next, needs_review_of
from .standing import holds, last_written, newest_sign_offs, why_people_fall_short

LESSON, PAGE = "lessons.LessonPage", "wagtailcore.Page"

TWO_PEOPLE = "Not yet: two people besides its author sign it in its review, one of them clinical or for safeguarding."
SAFEGUARDING_SIGNS = "Not yet: somebody for safeguarding signs it in its review."
NO_SAFEGUARDING = "Nobody for safeguarding has signed the words that stand here now."
DATE_TO_COME = "Not yet: the next review is set when the page is released."


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What the record says of a page as it stands. ``sign_offs`` are those that hold for just these words.

    ``is_finished``: nothing more is to come, because every seat is signed or because the public has it like this.
    """

    round: ReviewRound | None
    sign_offs: list[SignOff]
    is_finished: bool


def reviewed(page: Any, facts: Facts) -> Reviewed:
    """The record of ``page``, looked up once for a look at it."""
    return facts.remembered("reviewed", lambda: _reviewed(page))


def people_missing(page: Any, facts: Facts) -> str:
    """What the people behind the sign-offs of a sensitive page lack, in words; empty when they are enough."""
    return why_people_fall_short(reviewed(page, facts).sign_offs, is_sensitive=True)


def safeguarding_missing(page: Any, facts: Facts) -> str:
    """Whether the safeguarding seat is not signed for just these words, in words."""
    signed = {sign_off.seat.code for sign_off in reviewed(page, facts).sign_offs}
    return "" if SAFEGUARDING in signed else NO_SAFEGUARDING


def date_wrong(page: Any, facts: Facts) -> str | None:
    """What is wrong with the day of the next review, in words; None where there is no such day yet."""
    record = reviewed(page, facts)
    if record.round and record.round.is_unfinished:
        if not (record.is_finished and record.sign_offs):
            return None
        reviewed_on, due_on = dates_after(page, sign_offs=record.sign_offs, round=record.round)
    else:
        dates = PageDates.objects.filter(page_id=page.pk).first() if page.pk else None
        if dates is None or dates.reviewed_on is None or dates.review_due_on is None:
            return None
        reviewed_on, due_on = dates.reviewed_on, dates.review_due_on
    if due_on <= timezone.localdate():
        return f"The review of this page was due on {_day(due_on)}. Start a full review."
    latest = months_later(reviewed_on, months_to_next(page))
    if due_on > latest:
        return f"The next review is set for {_day(due_on)}. Its topics ask for one by {_day(latest)}."
    return ""


@structural_rule("SR-08", for_pages=LESSON)
def two_people_have_signed(lesson: Any, facts: Facts) -> Iterator[Noticed | NotYet]:
    if problem := people_missing(lesson, facts):
        yield Noticed("", problem) if reviewed(lesson, facts).is_finished else NotYet(TWO_PEOPLE)


@structural_rule("SR-09", for_pages=LESSON)
def safeguarding_has_signed(lesson: Any, facts: Facts) -> Iterator[Noticed | NotYet]:
    if problem := safeguarding_missing(lesson, facts):
        yield Noticed("", problem) if reviewed(lesson, facts).is_finished else NotYet(SAFEGUARDING_SIGNS)


@structural_rule("SR-26", for_pages=PAGE)
def next_review_is_set(page: Any, facts: Facts) -> Iterator[Noticed | NotYet]:
    problem = date_wrong(page, facts)
    if problem is None:
        yield NotYet(DATE_TO_COME)
    elif problem:
        yield Noticed("", problem)


@structural_rule("SR-28", for_pages=PAGE)
def what_is_kept_was_accepted(page: Any, facts: Facts) -> Iterator[Noticed | NotYet]:
    rules = {each.rule for each in records_of(page, facts)} & structural_rules().keys() - OF_REVIEWS - TOLD_BY_OTHERS
    problems = judge(page, facts=facts, rules=rules).problems if rules else []
    for cause, kept in kept_among(page, [*facts.words, *problems], facts).items():
        if kept.state == State.WAITING:
            yield NotYet(f"Not yet: a reviewer decides whether {cause.rule} may stay.")
        elif kept.state != State.ACCEPTED:
            yield Noticed(cause.place if isinstance(cause, Problem) else cause.passage.place, kept.in_short)


def _reviewed(page: Any) -> Reviewed:
    round = _newest_round(page) if page.pk else None
    given = newest_sign_offs(round) if round else {}
    is_public = _is_public(page)
    if not given and not is_public:
        return Reviewed(round, [], False)
    hashes = part_hashes(page)
    written = last_written(page.pk)
    standing = [sign_off for sign_off in given.values() if holds(sign_off, hashes=hashes, last_written=written)]
    is_signed = set(needs_review_of(page)) <= {sign_off.seat.code for sign_off in standing}
    is_under_way = round is not None and round.is_unfinished
    is_as_released = is_public and not is_under_way and _released_hash(page) == content_hash(hashes)
    return Reviewed(round, standing, is_signed or is_as_released)


def _newest_round(page: Any) -> ReviewRound | None:
    """A review that was broken off has decided nothing."""
    rounds = ReviewRound.objects.filter(page_id=page.pk).exclude(status=RoundStatus.WITHDRAWN)
    return rounds.order_by("-opened_at", "-pk").first()


def _is_public(page: Any) -> bool:
    return bool(page.pk and page.live)


def _released_hash(page: Any) -> str | None:
    standing = Release.objects.filter(page_id=page.pk, released_at__isnull=False, withdrawn_at=None)
    return standing.order_by("-number").values_list("content_hash", flat=True).first()


def _day(day: Any) -> str:
    return date_format(day, "j F Y")
