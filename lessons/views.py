"""Lists of lessons, for teachers and for families, and the list of words that lessons explain."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from wagtail.models import Locale, Page

from curriculum.models import AgeBand, Strand

from .as_said import as_said
from .coverage import strand_row
from .finder.cards import cards, modules_of
from .finder.finding import LONGEST_QUERY, find
from .finder.languages import search_here
from .finder.shelf import bits_of, hidden_now, positions, shelf
from .models import LessonPage
from .word_list import lessons_for, words_for

LESSONS_A_PAGE = 24
# Each is a card with all that a teacher decides by.
FOUND_A_PAGE = 12


def lesson_list(request: HttpRequest) -> HttpResponse:
    """The finder, for teachers. Every filter is a parameter of the address and may be repeated; what there is not is
    named, and the rest is answered."""
    found = find(request.GET)
    page = Paginator(found.page_ids, FOUND_A_PAGE).get_page(request.GET.get("page"))
    shown = cards(list(page.object_list), bands=found.bands, years=found.years)
    context = {"found": found, "pages_of_lessons": page, "cards": shown, "lessons": [card.lesson for card in shown]}
    return render(request, "lessons/lesson_list.html", context, status=404 if found.problems else 200)


def families(request: HttpRequest) -> HttpResponse:
    """Every public lesson with what families see of it, by age band (``age``, repeatable) and words (``q``)."""
    bands, unknown = _chosen_bands(request.GET.getlist("age"))
    query = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY]
    kept = shelf()
    lessons = kept.having("locale", kept.reference.active.pk) & ~kept.of_ids(hidden_now())
    search = search_here(query, shelf=kept, lessons=lessons) if query else None
    if search:
        lessons = bits_of(search.scores, len(kept.page_ids))
    if bands:
        lessons &= kept.having_any("band", [band.pk for band in bands])
    page_ids = [kept.page_ids[place] for place in positions(lessons)]
    page = Paginator(page_ids, LESSONS_A_PAGE).get_page(request.GET.get("page"))
    shown = public_lessons().in_bulk(list(page.object_list))
    context = {
        "pages_of_lessons": page,
        "groups": _by_module(shown[pk] for pk in page.object_list if pk in shown),
        "all_bands": kept.reference.bands,
        "chosen": [band.slug for band in bands],
        "unknown": unknown,
        "q": query,
        "search": search,
    }
    return render(request, "lessons/families.html", context, status=404 if unknown and not bands else 200)


def word_list(request: HttpRequest) -> HttpResponse:
    """The words that lessons for one age (``age``) explain; without an age the choice of one, and no words."""
    asked = request.GET.get("age", "")
    bands, unknown = _chosen_bands([asked])
    band = bands[0] if bands else None
    context = {
        "band": band,
        "age_band": band,
        "bands": AgeBand.objects.filter(pk__in=public_lessons().order_by().values("age_band")),
        "unknown": "".join(unknown),
        "letters": words_for(band) if band else [],
        "lessons": lessons_for(band) if band else [],
        "audience": "student",
    }
    return render(request, "lessons/word_list.html", context, status=404 if unknown else 200)


@require_safe
def strand(request: HttpRequest, code: str) -> HttpResponse:
    """What students learn in one strand, age band after age band: what comes before and after each outcome."""
    found = get_object_or_404(Strand, code=code.upper())
    row = strand_row(found)
    context = {"row": row, "cells": [cell for cell in row.cells if cell.outcome], "strands": Strand.objects.all()}
    return render(request, "lessons/strand.html", context)


def public_lessons() -> QuerySet[LessonPage]:
    """Public lessons in teaching order, in the language of the address, with what a list shows."""
    return (
        LessonPage.objects.visible()
        .filter(locale=Locale.get_active())
        .defer_streamfields()
        .select_related("age_band", "locale")
        .prefetch_related("age_band__labels", "lesson_topics__tag")
        .order_by("age_band__order", "path")
    )


def _chosen_bands(arguments: list[str]) -> tuple[list[AgeBand], list[str]]:
    bands, unknown = [], []
    for argument in filter(None, arguments):
        try:
            bands.append(AgeBand.objects.by_argument(argument))
        except AgeBand.DoesNotExist:
            unknown.append(as_said(argument))
    return bands, unknown


def _by_module(lessons: Iterable[LessonPage]) -> list[dict[str, Any]]:
    """Runs of lessons that stand in one module: ``module`` (with its address), ``band``, ``lessons``; one query."""
    lessons = list(lessons)
    modules = modules_of(lessons)
    return [
        {"module": modules.get(path), "band": group[0].age_band, "lessons": group}
        for path, group in (
            (path, list(run)) for path, run in groupby(lessons, key=lambda lesson: lesson.path[: -Page.steplen])
        )
    ]
