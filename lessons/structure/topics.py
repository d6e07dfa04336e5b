"""Topics: right for the age, and the ones that the text is about."""

from collections.abc import Iterator
from functools import lru_cache

from checks.facts import Facts
from checks.passages import language_of
from checks.structure import Noticed, NotYet, structural_rule
from curriculum.models import AgeBand
from wording.passages import Passage

from ..models import LessonPage
from ..self_care.placed import placed_in
from ..self_care.tool_file import FIRST_AGES
from .parts import LESSON, lowest_band, topics_of
from .word_lists import word_lists

# Said aloud to the class, though only the teacher reads it.
SPOKEN = frozenset({"script", "question", "likely", "partial", "off_track"})
# Says what the lesson is not about; titles of sources can't be changed.
NOT_ABOUT = frozenset({"content_note_leaves_out"})


@structural_rule("SR-05", for_pages=LESSON)
def topics_and_tools_suit_the_youngest(lesson: LessonPage, facts: Facts) -> Iterator[Noticed | NotYet]:
    lowest = lowest_band(lesson)
    for topic in topics_of(lesson, facts):
        if topic.floor is None:
            continue
        if lowest is None:
            yield NotYet("It can be judged when the lesson has an age band.")
            return
        if lowest.age_from < topic.floor.age_from:
            yield Noticed(
                "also_suitable" if lowest != lesson.age_band else "topics",
                f"“{topic.name}” starts at {topic.floor.label.lower()}, and the lesson is offered from "
                f"{lowest.label.lower()}. Move the lesson to a higher age band, or teach this topic there.",
            )
    yield from _tools_that_start_later(lesson, lowest)


def _tools_that_start_later(lesson: LessonPage, lowest: AgeBand | None) -> Iterator[Noticed | NotYet]:
    for place, tool in placed_in(lesson):
        if lowest is None:
            yield NotYet("It can be judged when the lesson has an age band.")
            return
        if not tool.is_for(lowest.code):
            yield Noticed(
                "also_suitable" if lowest != lesson.age_band else place,
                f"The tool “{tool.name}” starts at age {FIRST_AGES[tool.lowest]}, and the lesson is offered from "
                f"{lowest.label.lower()}. Choose another tool, or move the lesson to a higher age band.",
            )


@structural_rule("SR-06", for_pages=LESSON)
def topics_match_the_text(lesson: LessonPage, facts: Facts) -> Iterator[Noticed | NotYet]:
    """A word said to adults only does not make a topic: every teacher reads what to do in the worst case.

    Whether a topic was never chosen or was taken away makes no difference: its words are still there.
    """
    language = language_of(lesson)
    lists = word_lists(language)
    if lists is None:
        yield NotYet()
        return
    chosen = {topic.slug for topic in topics_of(lesson, facts)}
    places: dict[str, list[str]] = {slug: [] for slug in lists.topics}
    for passage, text in facts.folded:
        if _is_taught(passage):
            for slug, count in _mentions(text, language):
                places[slug] += [passage.place] * count
    for slug, topic in lists.topics.items():
        if len(places[slug]) >= topic.least and not chosen & {slug, *topic.covered_by}:
            yield Noticed(
                places[slug][0],
                f"Students meet strong words of the topic “{topic.name}” here{_and_elsewhere(places[slug])}. "
                "Choose the topic, or change the text.",
            )


@lru_cache(maxsize=4096)
def _mentions(text: str, language: str) -> tuple[tuple[str, int], ...]:
    """How often a folded text names each topic that it names; remembered, since little of a lesson changes at once."""
    lists = word_lists(language)
    counts = {slug: len(topic.words.findall(text)) for slug, topic in lists.topics.items()} if lists else {}
    return tuple((slug, count) for slug, count in counts.items() if count)


def _is_taught(passage: Passage) -> bool:
    """Whether a class reads or hears it."""
    field, _, inside = passage.place.partition(".")
    is_spoken = field == "activities" and bool(SPOKEN & set(inside.split(".")))
    is_read = "student" in passage.audiences and field not in NOT_ABOUT and passage.block_type != "citation"
    return is_read or is_spoken


def _and_elsewhere(places: list[str]) -> str:
    more = len(set(places)) - 1
    return f", and in {more} more {'place' if more == 1 else 'places'}" if more else ""
