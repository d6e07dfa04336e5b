"""SR-19: learning is measured, never students."""

import re
from collections.abc import Iterator
from functools import lru_cache

from checks.facts import Facts
from checks.passages import language_of
from checks.structure import Noticed, NotYet, structural_rule

from ..models import LessonPage
from .parts import LESSON, is_blank, steps
from .word_lists import word_lists

# Where students are asked for something. Evidence and explanations may speak of scales.
ASKING = frozenset(
    {"assessment_prompt", "assessment_success", "activities", "handouts", "check_questions", "try_this", "reading"}
)
SENTENCE_END = re.compile(r"[.?!\n]+(?=\s|$)|\n")


@structural_rule("SR-19", for_pages=LESSON)
def measures_learning(lesson: LessonPage, facts: Facts) -> Iterator[Noticed | NotYet]:
    """One field holds the prompt for both ends, so the two are alike wherever both are measured."""
    if is_blank(lesson.assessment_prompt):
        yield Noticed("assessment_prompt", "Write one prompt, and use it at the start and at the end.")
    kinds = {value.get("kind") for _, value in steps(lesson)}
    if "endpoint" in kinds and "baseline" not in kinds:
        yield Noticed("activities", "Ask the prompt at the start as well: without a start the end shows nothing.")
    language = language_of(lesson)
    if word_lists(language) is None:
        yield NotYet()
        return
    for passage, text in facts.folded:
        if passage.place.partition(".")[0] in ASKING and _scores_moods(text, language):
            yield Noticed(
                passage.place,
                "Measure what students know, never how they feel: no scores of moods, no questions from a screen.",
            )


@lru_cache(maxsize=4096)
def _scores_moods(text: str, language: str) -> bool:
    """Whether a sentence asks the class to put a number on how they are: “it does not measure mood” says the opposite.

    Remembered, since little of a lesson changes at once.
    """
    lists = word_lists(language)
    return lists is not None and any(
        lists.scored_people.search(sentence)
        and not lists.negations.search(sentence)
        and (lists.screens.search(sentence) or (lists.scales.search(sentence) and lists.moods.search(sentence)))
        for sentence in SENTENCE_END.split(text)
    )
