"""The plan of a lesson as its teacher asks for it: from a chosen start, in the minutes that there are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from .shortening import TooShortError, protected_positions, shortened, shortest_minutes, timed_steps

if TYPE_CHECKING:
    from .models import LessonPage

START_PROBLEM = "Write the start as hours and minutes, such as 10:40."
MINUTES_PROBLEM = "Write the minutes as a whole number, such as 30."
TOO_SHORT = (
    "This lesson can't be taught in {minutes} minutes. Its opening, where help is, and its calm end always stay. "
    "It needs at least {shortest}."
)
# Where both sittings can hold what always stays. What is sensitive is not left over night.
TWO_SITTINGS = " You can teach it in two sittings, with its opening and its calm end in each."


@dataclass(frozen=True, slots=True)
class PlanStep:
    """A timed activity: ``begins`` and ``ends`` in whole minutes from the start, ``clock`` as "10:40" or empty.

    ``number`` is its number in the whole lesson, ``full_minutes`` what it takes there.
    """

    number: int
    activity: Any
    begins: int
    ends: int
    clock: str
    full_minutes: int = 0
    is_protected: bool = False

    @property
    def minutes(self) -> int:
        return self.ends - self.begins

    @property
    def is_shorter(self) -> bool:
        return self.minutes < self.full_minutes


@dataclass(frozen=True, slots=True)
class Plan:
    """What is taught, and what was asked for; a problem says what could not be done, and then all steps stay."""

    steps: list[PlanStep]
    left_out: list[str]
    shortest: int
    start: str = ""
    minutes: str = ""
    start_problem: str = ""
    minutes_problem: str = ""
    # What was asked for, where it is too little for the lesson.
    fewer_minutes: int = 0
    kept: Mapping[str, str] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Whole minutes that the steps take together."""
        return self.steps[-1].ends if self.steps else 0

    @property
    def shorter(self) -> list[PlanStep]:
        """The steps that have fewer minutes than in the whole lesson."""
        return [step for step in self.steps if step.is_shorter]

    @property
    def is_shortened(self) -> bool:
        return bool(self.left_out or self.shorter)

    @property
    def has_problem(self) -> bool:
        return bool(self.start_problem or self.minutes_problem)

    @property
    def query(self) -> str:
        """What leads other pages of the lesson to the same plan: "?start=09%3A15&minutes=30", or nothing."""
        return self.query_with()

    def query_with(self, **more: object) -> str:
        """As ``query``, with ``more`` asked for."""
        start = "" if self.start_problem else self.start
        minutes = "" if self.minutes_problem else self.minutes
        asked = {name: value for name, value in (("start", start), ("minutes", minutes)) if value}
        asked |= dict(self.kept) | {name: str(value) for name, value in more.items()}
        return f"?{urlencode(asked)}" if asked else ""


def plan_of(lesson: "LessonPage", *, start: str = "", minutes: str = "") -> Plan:
    """The activities in order with running times, shortened to ``minutes``: both as somebody wrote them."""
    activities = [activity.value for activity in lesson.activities]
    timed = timed_steps(activities)
    whole = {step.number: step.minutes for step in timed}
    shortest = shortest_minutes(timed)
    moment, start_problem, minutes_problem, fewer = None, "", "", 0
    try:
        moment = datetime.strptime(start, "%H:%M") if start else None
    except ValueError:
        start_problem = START_PROBLEM
    try:
        staying = shortened(timed, minutes=_whole_number(minutes)) if minutes else whole
    except TooShortError:
        staying, fewer = whole, _whole_number(minutes)
        minutes_problem = TOO_SHORT.format(minutes=fewer, shortest=shortest)
        always = sum(step.minutes for step in timed if step.is_protected)
        minutes_problem += TWO_SITTINGS if 2 * fewer >= shortest + always and not lesson.is_sensitive else ""
    except ValueError:
        staying, minutes_problem = whole, MINUTES_PROBLEM
    return Plan(
        steps=_steps(lesson, staying, moment=moment),
        left_out=[str(activities[number - 1].get("title") or "") for number in whole if number not in staying],
        shortest=shortest,
        start=start.strip()[:20],
        minutes=minutes.strip()[:20],
        start_problem=start_problem,
        minutes_problem=minutes_problem,
        fewer_minutes=fewer,
    )


def _steps(lesson: "LessonPage", staying: Mapping[int, int], *, moment: datetime | None) -> list[PlanStep]:
    protected = set(protected_positions([activity.value for activity in lesson.activities]))
    steps: list[PlanStep] = []
    for number, activity in enumerate(lesson.activities, start=1):
        if number in staying:
            begins = steps[-1].ends if steps else 0
            steps.append(
                PlanStep(
                    number=number,
                    activity=activity,
                    begins=begins,
                    ends=begins + staying[number],
                    clock=f"{moment + timedelta(minutes=begins):%H:%M}" if moment else "",
                    full_minutes=activity.value.get("minutes") or 0,
                    is_protected=number - 1 in protected,
                )
            )
    return steps


def _whole_number(text: str) -> int:
    """Minutes as people write them. Raises ValueError for anything but one to three plain digits."""
    text = text.strip()
    if not (text.isascii() and text.isdecimal() and len(text) <= 3):
        raise ValueError(text)
    return int(text)
