"""Minutes, and how a lesson ends."""

from collections.abc import Iterator

from checks.facts import Facts
from checks.structure import Noticed, structural_rule

from ..models import LessonPage
from ..shortening import protected_positions
from .parts import LESSON, is_sensitive, steps

SHORTEST_END, SHORTEST_SENSITIVE_END = 3, 5
ACTIVITY_MINUTES = range(2, 26)
KEEPS_ITS_MINUTES = "The opening, what says where help is, and the calm end keep all their minutes: leave this empty."


@structural_rule("SR-10", for_pages=LESSON, needs_no_query=True)
def ends_calmly(lesson: LessonPage, facts: Facts) -> Iterator[Noticed]:
    least = SHORTEST_SENSITIVE_END if is_sensitive(lesson, facts) else SHORTEST_END
    message = f"End with a calm end of {least} minutes or more."
    activities = steps(lesson)
    if not activities:
        yield Noticed("activities", message)
        return
    place, last = activities[-1]
    if last.get("kind") != "calm_end":
        yield Noticed(f"{place}.kind", message)
    elif (last.get("minutes") or 0) < least:
        yield Noticed(f"{place}.minutes", message)


@structural_rule("SR-17", for_pages=LESSON, needs_no_query=True)
def minutes_add_up(lesson: LessonPage) -> Iterator[Noticed]:
    activities = steps(lesson)
    taken = sum(value.get("minutes") or 0 for _, value in activities)
    if activities and lesson.minutes is None:
        yield Noticed("minutes", f"Say how many minutes the lesson takes: its activities take {taken}.")
    elif activities and lesson.minutes != taken:
        yield Noticed("minutes", f"The activities take {taken} minutes; the lesson says {lesson.minutes}.")
    for place, value in activities:
        if (value.get("minutes") or 0) not in ACTIVITY_MINUTES:
            yield Noticed(
                f"{place}.minutes",
                f"An activity takes {ACTIVITY_MINUTES.start} to {ACTIVITY_MINUTES.stop - 1} minutes.",
            )
        if (value.get("least_minutes") or 0) > (value.get("minutes") or 0):
            yield Noticed(f"{place}.least_minutes", "If time is short, an activity takes fewer minutes than it has.")
    for position in protected_positions([value for _, value in activities]):
        place, value = activities[position]
        if value.get("is_optional") or value.get("least_minutes"):
            name = "is_optional" if value.get("is_optional") else "least_minutes"
            yield Noticed(f"{place}.{name}", KEEPS_ITS_MINUTES)
