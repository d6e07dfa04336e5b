"""What the rules read of a lesson, without turning stored blocks into objects: that would look up every source."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.db.models import prefetch_related_objects

from checks.facts import Facts
from curriculum.models import AgeBand, Topic

from ..models import LessonPage

# Something to see outside of a tag. Thousands of lessons are asked, and a parser would take its time.
SAID = re.compile(r"(?:^|>)[^<]*[^<\s]")

LESSON, MODULE = "lessons.LessonPage", "curriculum.ModulePage"


class Numbered(NamedTuple):
    """A block's stored value, and its place: "activities.3", counted from one."""

    place: str
    value: Mapping[str, Any]


def steps(lesson: LessonPage) -> list[Numbered]:
    """The activities, in order."""
    return _numbered(lesson, "activities", "activity")


def sheets(lesson: LessonPage) -> list[Numbered]:
    """The handouts, in order."""
    return _numbered(lesson, "handouts", "handout")


def new_words(lesson: LessonPage) -> list[Numbered]:
    """The new words with their meanings, in order."""
    return _numbered(lesson, "vocabulary", "word")


def critiques(lesson: LessonPage) -> list[Numbered]:
    """The blocks of the reading that show hurtful words."""
    return _numbered(lesson, "reading", "critique")


def parts_of_sheet(sheet: Numbered) -> Iterator[tuple[str, str, Any]]:
    """(kind, place, stored value) of what stands on a sheet, from top to bottom."""
    for position, part in enumerate(sheet.value.get("parts") or [], start=1):
        yield part["type"], f"{sheet.place}.parts.{position}", part["value"]


def items_of(stored: Any) -> list[Any]:
    """The values of a stored list, which keeps them beside their ids or, written by hand, as they are."""
    return [item["value"] if isinstance(item, dict) and item.get("type") == "item" else item for item in stored or []]


def linked_topics(lesson: LessonPage) -> list[Topic]:
    """The topics, from what is prefetched or held in memory; those of a draft in one query."""
    links = list(lesson.lesson_topics.all())
    prefetch_related_objects([link for link in links if not link._meta.get_field("tag").is_cached(link)], "tag__floor")
    return [link.tag for link in links]


def topics_of(lesson: LessonPage, facts: Facts) -> list[Topic]:
    """The topics, found once for a look at the lesson: half of the rules depend on them."""
    return facts.remembered("topics", lambda: linked_topics(lesson))


def is_sensitive(lesson: LessonPage, facts: Facts) -> bool:
    """As ``LessonPage.is_sensitive``, without a query where topics are prefetched."""
    return any(topic.is_sensitive for topic in topics_of(lesson, facts))


def lowest_band(lesson: LessonPage) -> AgeBand | None:
    """The youngest readers that the lesson is offered to."""
    bands = [band for band in (lesson.age_band, *lesson.also_suitable.all()) if band is not None]
    return min(bands, key=lambda band: band.age_from, default=None)


def is_blank(text: str | None) -> bool:
    """Whether a text, plain or rich, says nothing."""
    return not SAID.search((text or "").replace("&nbsp;", " "))


def _numbered(lesson: LessonPage, field: str, kind: str) -> list[Numbered]:
    return [
        Numbered(f"{field}.{position}", child["value"])
        for position, child in enumerate(getattr(lesson, field).raw_data, start=1)
        if child["type"] == kind
    ]
