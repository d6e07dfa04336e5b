"""What makes a lesson fit to submit, beyond fields that must be filled. Drafts may break every rule but the first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

SENSITIVE_PARTS = {
    "content_note_mentions": "A sensitive lesson says what it mentions.",
    "content_note_leaves_out": "A sensitive lesson says what it leaves out.",
    "content_note_choices": "A sensitive lesson says what a student can do instead.",
    "content_note_told_in_advance": "A sensitive lesson says when the class is told.",
    "staff_briefing": "A sensitive lesson needs a staff briefing.",
    "before_weekend": "Say what to do when the lesson falls before a weekend or holiday.",
}
NOTE_WORDS = 10
# The fewest of each that a lesson has when it is published.
LEAST = {"lesson_outcomes": 2, "lesson_statements": 1, "lesson_topics": 1}


@dataclass(frozen=True, slots=True)
class Step:
    """An activity as the rules look at it."""

    value: Mapping[str, Any]


def refuse_higher_bands(*, age_band: Any, also_suitable: Iterable[Any]) -> list[str]:
    """A lesson may be used lower down, never higher up: a topic may start later than its wording shows."""
    if age_band is None:
        return []
    return [f"{band} is not lower than {age_band}." for band in also_suitable if band.age_from >= age_band.age_from]


def unmet(values: Mapping[str, Any]) -> dict[str, list[str]]:
    """What still stands between a lesson and its reviewers: messages by field name.

    ``values`` holds the lesson's fields by name, as a form's cleaned data or ``values_of`` give them.
    """
    problems: dict[str, list[str]] = {}
    activities = list(values.get("activities") or [])
    minutes = values.get("minutes")
    taken = sum(step.value.get("minutes") or 0 for step in activities)
    if activities and minutes is not None and taken != minutes:
        problems.setdefault("minutes", []).append(f"The activities take {taken} minutes; the lesson says {minutes}.")
    sensitive = any(topic.is_sensitive for topic in values.get("topics") or [])
    if activities:
        last, least = activities[-1].value, 5 if sensitive else 3
        if last.get("kind") != "calm_end" or (last.get("minutes") or 0) < least:
            message = f"End with a calm end of {least} minutes or more."
            problems.setdefault("activities", []).append(message)
    if sensitive:
        for name, message in SENSITIVE_PARTS.items():
            if not values.get(name):
                problems.setdefault(name, []).append(message)
    for name in ("support", "challenge", "access"):
        text = values.get(name) or ""
        if text and len(text.split()) < NOTE_WORDS:
            problems.setdefault(name, []).append(f"Write {NOTE_WORDS} words or more.")
    return problems


def values_of(lesson: Any) -> dict[str, Any]:
    """The fields of a saved ``lesson`` that the rules look at; no query for a lesson with its topics prefetched."""
    names = ("minutes", *SENSITIVE_PARTS, "support", "challenge", "access")
    return {name: getattr(lesson, name) for name in names} | {
        # As stored: turning them into blocks would look up every source that an activity cites.
        "activities": [Step(value=step["value"]) for step in lesson.activities.raw_data],
        "topics": [link.tag for link in lesson.lesson_topics.all()],
    }
