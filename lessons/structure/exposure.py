"""SR-34: nobody has to show their own life to the class."""

from collections.abc import Iterator

from checks.facts import Facts
from checks.passages import language_of
from checks.structure import Noticed, NotYet, structural_rule
from wording.safe_language import is_checked

from ..models import LessonPage
from .parts import LESSON, sheets, steps

EXPOSING = frozenset({"SAF-02", "SAF-03"})


@structural_rule("SR-34", for_pages=LESSON)
def nobody_is_exposed(lesson: LessonPage, facts: Facts) -> Iterator[Noticed | NotYet]:
    if not is_checked(language_of(lesson)):
        yield NotYet()
    private = {f"{step.place}." for step in steps(lesson) if step.value.get("is_private")}
    private |= {f"{sheet.place}." for sheet in sheets(lesson) if sheet.value.get("keep_private")}
    exposing = {
        finding.passage.place: finding.rule
        for finding in facts.words
        if finding.rule in EXPOSING and finding.severity != "note"
    }
    for place, rule in exposing.items():
        if not place.startswith(tuple(private)):
            yield Noticed(place, f"Use a character instead, or make the activity a private reflection ({rule}).")
