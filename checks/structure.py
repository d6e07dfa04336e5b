"""Structural rules and who judges them: each by a small function of the room that knows its facts.

A room registers its functions when they are imported, from its ``AppConfig.ready()``, as Django's system checks do::

    @structural_rule("SR-10", for_pages="lessons.LessonPage")
    def ends_calmly(lesson: LessonPage) -> Iterator[Noticed]:
        ...
        yield Noticed("activities.4.minutes", "Give the calm end three minutes or more.")

What a function yields is noticed; a function that yields nothing found the rule kept. Whatever can't be judged is said
to be not judged, with the reason: silence never means that a rule nobody looked at was kept.
"""

import inspect
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, TypeVar

from .facts import Facts
from .structural_rules import ALWAYS, Gate, Severity, StructuralRule, structural_rules

NOBODY_YET = "Nobody can judge it yet on a page of this kind."


class Offer(NamedTuple):
    """Something to do about a problem, on another screen of the desk."""

    label: str
    address: str


class Noticed(NamedTuple):
    """Something that a rule's function noticed.

    ``place`` stands as in ``Passage``: a field's name, with positions and names of blocks after dots
    ("activities.3.minutes"), or empty for the page as a whole. Without a message the rule's own is used; ``gate`` and
    ``severity`` are the rule's own unless this case weighs more.
    """

    place: str
    message: str = ""
    gate: Gate | None = None
    severity: Severity | None = None
    offer: Offer | None = None


class NotYet(NamedTuple):
    """A rule, or the rest of it, that can't be judged; without a reason, for the one that the rule's data gives."""

    why: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that a page breaks: where, and what to do."""

    rule: str
    gate: Gate
    severity: Severity
    message: str
    place: str
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class NotJudged:
    """A rule that nobody judged, wholly or in part, and why."""

    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the structural rules say of one page, in the order of their ids."""

    problems: list[Problem]
    not_judged: list[NotJudged]


@dataclass(frozen=True, slots=True)
class Judge:
    """A function that judges a rule on pages of one type. ``needs_no_query``: it reads the page's own stored values."""

    rule: str
    for_pages: str
    function: Callable[..., Iterable[Noticed | NotYet]]
    wants_facts: bool
    needs_no_query: bool


Condition = Callable[[Any, Facts], bool]
F = TypeVar("F", bound=Callable[..., Any])

_judges: dict[tuple[str, str], Judge] = {}
_conditions: dict[tuple[str, str], Condition] = {}


def structural_rule(rule: str, *, for_pages: str, needs_no_query: bool = False) -> Callable[[F], F]:
    """Register a function as the judge of ``rule`` on pages of a type ("app.Model") and its subclasses.

    It is called with the page, as it stands in memory, and with the page's ``Facts`` if it has a second parameter.
    ``needs_no_query`` promises that it asks the database for nothing when topics, outcomes and statements are
    prefetched, so that many pages can be judged at a glance.
    Raises ``ValueError`` for a rule that the data does not know or that somebody else judges on these pages.
    """

    def register(function: F) -> F:
        if rule not in structural_rules():
            raise ValueError(f"There is no structural rule {rule}.")
        if (rule, for_pages) in _judges:
            raise ValueError(f"{rule} is judged twice on {for_pages}.")
        _judges[rule, for_pages] = Judge(rule, for_pages, function, _wants_facts(function), needs_no_query)
        _plan.cache_clear()
        return function

    return register


def applies_when(condition: str, *, for_pages: str) -> Callable[[F], F]:
    """Register what a condition of the data means on pages of a type: a function that answers yes or no.

    It is called with the page, and with the page's ``Facts`` if it has a second parameter.
    """

    def register(function: F) -> F:
        if (condition, for_pages) in _conditions:
            raise ValueError(f"The condition {condition} is said twice for {for_pages}.")
        _conditions[condition, for_pages] = function if _wants_facts(function) else _without_facts(function)
        _plan.cache_clear()
        return function

    return register


def judge(page: Any, *, facts: Facts | None = None, rules: Container[str] | None = None) -> Judgement:
    """What the structural rules say of ``page`` as it stands in memory; with ``rules`` only those.

    ``facts`` of the page save finding them again.

    Raises ``LookupError`` for a condition of the data that nobody explained for this type of page.
    """
    facts = facts or Facts(page)
    problems: list[Problem] = []
    not_judged: list[NotJudged] = []
    for rule, applies, judging in _plan(page.__class__):
        if (rules is not None and rule.id not in rules) or not applies(page, facts):
            continue
        if judging is None:
            not_judged.append(NotJudged(rule.id, rule.waits_for or NOBODY_YET))
            continue
        for notice in _asked(judging, page, facts):
            if isinstance(notice, NotYet):
                not_judged.append(NotJudged(rule.id, notice.why or rule.waits_for or NOBODY_YET))
            else:
                problems.append(_problem(rule, notice))
    return Judgement(problems, not_judged)


def rules_that_hold(page: Any, facts: Facts) -> set[str]:
    """Ids of the rules that ask something of ``page``, whether or not somebody can judge them."""
    return {rule.id for rule, applies, _ in _plan(page.__class__) if applies(page, facts)}


def judge_at_a_glance(page: Any) -> list[Problem]:
    """The problems that show without a query and without a look at the words: what a list of many pages can afford."""
    facts = Facts(page)
    return [
        _problem(rule, notice)
        for rule, applies, judging in _plan(page.__class__)
        if judging and judging.needs_no_query and applies(page, facts)
        for notice in _asked(judging, page, facts)
        if isinstance(notice, Noticed)
    ]


def judges() -> list[Judge]:
    """Every registered function, by rule and page type."""
    return [_judges[key] for key in sorted(_judges)]


def _asked(judging: Judge, page: Any, facts: Facts) -> Iterable[Noticed | NotYet]:
    return judging.function(page, facts) if judging.wants_facts else judging.function(page)


def _problem(rule: StructuralRule, notice: Noticed) -> Problem:
    return Problem(
        rule=rule.id,
        gate=notice.gate or rule.gate,
        severity=notice.severity or rule.severity,
        message=notice.message or rule.message,
        place=notice.place,
        offer=notice.offer,
    )


@cache
def _plan(model: type) -> list[tuple[StructuralRule, Condition, Judge | None]]:
    """The rules that may hold for pages of a type: each with its condition, and with its judge if it has one.

    What is registered for the type itself comes before what is registered for the types that it is made from.
    """
    labels = [parent._meta.label for parent in model.__mro__ if hasattr(parent, "_meta") and not parent._meta.abstract]
    plan = []
    for rule in structural_rules().values():
        name = next((rule.pages[label] for label in labels if label in rule.pages), None)
        if name is None:
            continue
        applies = _always if name == ALWAYS else _nearest(_conditions, name, labels)
        if applies is None:
            raise LookupError(f"{rule.id}: nobody says what “{name}” means for {labels[0]}.")
        plan.append((rule, applies, _nearest(_judges, rule.id, labels)))
    return plan


def _always(page: Any, facts: Facts) -> bool:
    return True


def _wants_facts(function: Callable[..., Any]) -> bool:
    return len(inspect.signature(function).parameters) > 1


def _without_facts(function: Callable[[Any], bool]) -> Condition:
    return lambda page, facts: function(page)


T = TypeVar("T")


def _nearest(registry: dict[tuple[str, str], T], name: str, labels: list[str]) -> T | None:
    return next((registry[name, label] for label in labels if (name, label) in registry), None)
