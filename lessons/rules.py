"""What holds for a lesson at any time, drafts included. What makes it fit for its reviewers stands in ``structure``."""

from collections.abc import Iterable
from typing import Any

# The fewest of each that a lesson has when it is published.
LEAST = {"lesson_outcomes": 2, "lesson_statements": 1, "lesson_topics": 1}


def refuse_higher_bands(*, age_band: Any, also_suitable: Iterable[Any]) -> list[str]:
    """A lesson may be used lower down, never higher up: a topic may start later than its wording shows."""
    if age_band is None:
        return []
    return [f"{band} is not lower than {age_band}." for band in also_suitable if band.age_from >= age_band.age_from]
