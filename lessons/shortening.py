"""Shorten a plan to the minutes that there are: optional steps go first, what keeps a lesson safe never.

The safe opening, every step that says where help is, and the calm end keep all their minutes (domain brief 2.1: ground
rules, signposting, ending).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# The agreement with the class that opens a lesson, and its calm end.
PROTECTED_KINDS = frozenset({"baseline", "calm_end"})


class TooShortError(ValueError):
    """There are fewer minutes than the lesson needs; ``shortest`` is what it needs."""

    def __init__(self, *, shortest: int) -> None:
        super().__init__(f"The lesson needs {shortest} minutes.")
        self.shortest = shortest


@dataclass(frozen=True, slots=True)
class TimedStep:
    """A step of a plan: its ``minutes``, and the ``least`` in which it can still be taught.

    A protected step can be neither shortened nor left out, whatever else is said of it.
    """

    number: int
    minutes: int
    least: int
    is_optional: bool = False
    is_protected: bool = False

    @property
    def spare(self) -> int:
        """How many minutes it can give."""
        return 0 if self.is_protected else max(0, self.minutes - self.least)

    @property
    def may_go(self) -> bool:
        return self.is_optional and not self.is_protected


def protected_positions(activities: Sequence[Mapping[str, Any]]) -> list[int]:
    """Which activities keep a lesson safe, counted from zero: opening and end, agreements, and where help is."""
    return [
        position
        for position, activity in enumerate(activities)
        if position in (0, len(activities) - 1)
        or activity.get("kind") in PROTECTED_KINDS
        or activity.get("says_where_help_is")
    ]


def timed_steps(activities: Sequence[Mapping[str, Any]]) -> list[TimedStep]:
    """Activities as values of their block; a draft may lack their minutes."""
    protected = set(protected_positions(activities))
    return [
        TimedStep(
            number=position + 1,
            minutes=activity.get("minutes") or 0,
            least=activity.get("least_minutes") or activity.get("minutes") or 0,
            is_optional=bool(activity.get("is_optional")),
            is_protected=position in protected,
        )
        for position, activity in enumerate(activities)
    ]


def shortest_minutes(steps: Sequence[TimedStep]) -> int:
    """The fewest minutes in which the steps can be taught."""
    return sum(step.minutes - step.spare for step in steps if not step.may_go)


def shortened(steps: Sequence[TimedStep], *, minutes: int) -> dict[int, int]:
    """The steps that stay, number to minutes, within ``minutes``. Raises TooShortError where there are too few.

    Only where leaving out every optional step is not enough do the others become shorter, and then the one that has the
    most to give gives first.
    """
    if (shortest := shortest_minutes(steps)) > minutes:
        raise TooShortError(shortest=shortest)
    needed = [step for step in steps if not step.may_go]
    over = sum(step.minutes for step in needed) - minutes
    if over > 0:
        given = _gives(needed, over)
        return {step.number: step.minutes - given[step.number] for step in needed}
    kept = _fullest([step for step in steps if step.may_go], room=-over)
    return {step.number: step.minutes for step in steps if not step.may_go or step.number in kept}


def _gives(steps: Sequence[TimedStep], over: int) -> dict[int, int]:
    """How many minutes each step gives so that they give ``over`` together."""
    given = {step.number: 0 for step in steps}
    for _ in range(over):
        giver = max(steps, key=lambda step: step.spare - given[step.number])
        given[giver.number] += 1
    return given


def _fullest(steps: Sequence[TimedStep], *, room: int) -> frozenset[int]:
    """The numbers of the steps that fill ``room`` minutes best; of two fillings that are as full, the earlier steps."""
    fillings: dict[int, frozenset[int]] = {0: frozenset()}
    for step in steps:
        for taken, chosen in sorted(fillings.items(), reverse=True):
            if taken + step.minutes <= room:
                fillings.setdefault(taken + step.minutes, chosen | {step.number})
    return fillings[max(fillings)]
