"""The lessons of one page of the finder, each with what a teacher decides by."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from wagtail.models import Page

from curriculum.models import AgeBand, ModulePage

from ..models import LessonPage

# What a card shows and its links are made of; a lesson has sixty fields more.
TOLD = (
    *("title", "slug", "path", "depth", "url_path", "locale", "alias_of"),
    *("code", "minutes", "key_question", "age_band", "resources"),
)
THINGS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Card:
    """A lesson, its module, and what there is to have ready for it."""

    lesson: LessonPage
    module: ModulePage | None
    band: AgeBand | None
    age: str
    also: str
    shortest: int | None
    sheets: int
    things: list[str]
    more_things: int


def cards(page_ids: list[int], *, bands: Iterable[AgeBand], years: str) -> list[Card]:
    """Cards in the order of ``page_ids``; six queries for two as for twelve.

    Asked of the pages themselves, so that nothing is shown that is not public at this moment.
    """
    lessons = (
        LessonPage.objects.visible()
        .filter(pk__in=page_ids)
        .annotate(sheets=F("finder_entry__sheets"), shortest=F("finder_entry__shortest_minutes"))
        .only(*TOLD)
        .select_related("locale")
        .prefetch_related("also_suitable", "lesson_topics__tag", "lesson_outcomes")
    )
    by_id = {lesson.pk: lesson for lesson in lessons}
    by_key = {band.pk: band for band in bands}
    shown = [by_id[pk] for pk in page_ids if pk in by_id]
    modules = modules_of(shown)
    return [_card(lesson, modules.get(lesson.path[: -Page.steplen]), by_key, years) for lesson in shown]


def _card(lesson: Any, module: ModulePage | None, bands: dict[int, AgeBand], years: str) -> Card:
    band = bands.get(lesson.age_band_id)
    # Sheets are counted apart.
    things = [item for item in map(_item, lesson.resources.raw_data) if item and not item.startswith("Sheet ")]
    is_shorter = lesson.shortest and lesson.minutes and lesson.shortest < lesson.minutes
    return Card(
        lesson=lesson,
        module=module,
        band=band,
        age=band.label_in(years) if band else "",
        also=", ".join(each.label for each in lesson.also_suitable.all()),
        shortest=lesson.shortest if is_shorter else None,
        sheets=lesson.sheets or 0,
        things=things[:THINGS_SHOWN],
        more_things=len(things[THINGS_SHOWN:]),
    )


def _item(part: Any) -> str:
    return str(part["value"].get("item") or "")


def modules_of(lessons: Iterable[LessonPage]) -> dict[str, ModulePage]:
    """The modules of ``lessons``, by their path, with what their addresses need; one query."""
    paths = {lesson.path[: -Page.steplen] for lesson in lessons}
    modules = ModulePage.objects.filter(path__in=paths).defer_streamfields().select_related("locale")
    return {module.path: module for module in modules}
