"""The words that public lessons of an age band explain, from A to Z."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from wagtail.models import Locale

from curriculum.models import AgeBand

from .models import LessonPage
from .search_text import folded

# What a word and the link to its lesson are made of.
TOLD = ("title", "slug", "path", "depth", "url_path", "locale", "vocabulary")


@dataclass(slots=True)
class ListedWord:
    """A word, what lessons say that it means, each once, and the lessons that explain it."""

    word: str
    meanings: list[str] = field(default_factory=list)
    lessons: list[LessonPage] = field(default_factory=list)


def words_for(band: AgeBand) -> list[tuple[str, list[ListedWord]]]:
    """Words by their first letter, in the language of the address; one query.

    A band's own lessons only: a younger reader never meets a word that is taught later. Words of sensitive lessons stay
    in those lessons, among what is said around them.
    """
    lessons = LessonPage.objects.visible().filter(locale=Locale.get_active(), age_band=band)
    plain = lessons.exclude(lesson_topics__tag__is_sensitive=True).select_related("locale").only(*TOLD)
    words = sorted(_collected(plain.order_by("path")), key=lambda each: folded(each.word))
    return [(letter, list(group)) for letter, group in groupby(words, key=lambda each: folded(each.word)[:1].upper())]


def lessons_for(band: AgeBand) -> Iterable[LessonPage]:
    """The lessons of a band by title and question, in teaching order and in the language of the address; one query."""
    lessons = LessonPage.objects.visible().filter(locale=Locale.get_active(), age_band=band).select_related("locale")
    return lessons.only(*TOLD, "key_question").order_by("path")


def _collected(lessons: Iterable[LessonPage]) -> list[ListedWord]:
    found: dict[str, ListedWord] = {}
    for lesson in lessons:
        for part in lesson.vocabulary:
            word, meaning = (part.value.get(name) or "" for name in ("word", "meaning"))
            if not folded(word):
                continue
            listed = found.setdefault(folded(word), ListedWord(word=word))
            if meaning not in listed.meanings:
                listed.meanings.append(meaning)
            if lesson not in listed.lessons:
                listed.lessons.append(lesson)
    return list(found.values())
