"""Keeps what the finder knows equal to the pages.

Whoever changes a page marks its entry, inside the change (``receivers.py``). What is marked is read again after the
change is stored, and by the next reader if that failed: nobody is answered from an entry that is marked.
"""

import uuid
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import Exists

from ..models import FinderEntry, FinderPosting, FinderStamp, FinderWord, LessonPage
from ..shortening import shortest_minutes, timed_steps
from .needs import needs_of
from .words import words_of

AT_A_TIME = 200
KEPT = ("facts", "sheets", "shortest_minutes")
# What an entry is made from beside the lesson's own row.
LINKED = ("lesson_outcomes", "lesson_topics", "lesson_statements", "also_suitable")


def mark(page_id: int) -> None:
    """Note, inside a change, that the entry of a lesson no longer says what its page says."""
    # The stamp before the entry, always: two who have got as far as the finder wait for each other and never crosswise.
    touch()
    FinderEntry.objects.update_or_create(page_id=page_id, defaults={"is_due": True})
    transaction.on_commit(bring_up_to_date, robust=True)


def mark_known(page_id: int) -> None:
    """As ``mark``, where the lesson may be on its way out: an entry that there is not stays away."""
    if FinderEntry.objects.filter(page_id=page_id).exists():
        touch()
        FinderEntry.objects.filter(page_id=page_id).update(is_due=True)
        transaction.on_commit(bring_up_to_date, robust=True)


def touch() -> None:
    """Note that what every process keeps in memory must be read again."""
    FinderStamp.objects.update_or_create(pk=1, defaults={"value": uuid.uuid4().hex})


def stamp() -> str:
    """The stamp that holds now, with every marked entry read again. One query where nothing is marked."""
    due = FinderEntry.objects.filter(is_due=True)
    found = FinderStamp.objects.filter(pk=1).annotate(has_due=Exists(due)).values_list("value", "has_due").first()
    if found is None:
        rebuild()
    elif found[1]:
        bring_up_to_date()
    else:
        return str(found[0])
    return str(FinderStamp.objects.values_list("value", flat=True).get(pk=1))


def rebuild() -> int:
    """Make every entry again; how many there are then. Safe to run at any time, and again."""
    with transaction.atomic():
        touch()
        known = FinderEntry.objects.all()
        known.update(is_due=True)
        missing = LessonPage.objects.live().exclude(pk__in=known.values("pk")).values_list("pk", flat=True)
        FinderEntry.objects.bulk_create((FinderEntry(page_id=pk) for pk in missing), ignore_conflicts=True)
    bring_up_to_date()
    # Only here: a word that no lesson holds any more finds nothing, and another process may be about to use it.
    FinderWord.objects.exclude(pk__in=FinderPosting.objects.values("word")).delete()
    return FinderEntry.objects.count()


def bring_up_to_date() -> None:
    """Read again whatever is marked, some at a time."""
    while due := list(FinderEntry.objects.filter(is_due=True).values_list("pk", flat=True)[:AT_A_TIME]):
        with transaction.atomic():
            _read_again(due)


def _read_again(page_ids: list[int]) -> None:
    touch()
    # Unmarked first: whoever marks one from here on waits, and marks it after we are done.
    FinderEntry.objects.filter(pk__in=page_ids).update(is_due=False)
    FinderPosting.objects.filter(entry__in=page_ids).delete()
    lessons = LessonPage.objects.live().filter(pk__in=page_ids).select_related("locale").prefetch_related(*LINKED)
    lessons = list(lessons)
    FinderEntry.objects.filter(pk__in=set(page_ids) - {lesson.pk for lesson in lessons}).delete()
    FinderEntry.objects.bulk_update([entry_of(lesson) for lesson in lessons], KEPT)
    FinderPosting.objects.bulk_create(_postings(lessons), batch_size=2000)


def entry_of(lesson: LessonPage) -> FinderEntry:
    """The entry of a lesson that was read from the database: not of one with changes in memory."""
    facts = [f"locale:{lesson.locale_id}", f"needs:{needs_of(lesson)}"]
    facts += [f"band:{pk}" for pk in (lesson.age_band_id, *(band.pk for band in lesson.also_suitable.all())) if pk]
    facts += [f"outcome:{link.outcome_id}" for link in lesson.lesson_outcomes.all() if link.outcome_id]
    facts += [f"topic:{link.tag_id}" for link in lesson.lesson_topics.all()]
    facts += [f"statement:{link.statement_id}" for link in lesson.lesson_statements.all() if link.statement_id]
    shortest = _shortest(lesson)
    facts += [f"minutes:{shortest}"] if shortest is not None else []
    return FinderEntry(
        page=lesson,
        facts=" ".join(sorted(set(facts))),
        sheets=len(lesson.handouts),
        shortest_minutes=shortest,
        is_due=False,
    )


def _shortest(lesson: LessonPage) -> int | None:
    """The fewest whole minutes in which the lesson can be taught: what the runner shortens it to."""
    if lesson.minutes is None:
        return None
    steps = timed_steps([step["value"] for step in lesson.activities.raw_data])
    return max(lesson.minutes - sum(step.minutes for step in steps) + shortest_minutes(steps), 0)


def _postings(lessons: Iterable[LessonPage]) -> Iterator[FinderPosting]:
    words = {lesson: words_of(lesson) for lesson in lessons}
    wanted = {(lesson.locale_id, word) for lesson, found in words.items() for word in found}
    FinderWord.objects.bulk_create(
        [FinderWord(locale_id=locale, word=word) for locale, word in sorted(wanted)], ignore_conflicts=True
    )
    known = FinderWord.objects.filter(word__in={word for _, word in wanted})
    keys = {(locale, word): pk for pk, locale, word in known.values_list("pk", "locale_id", "word")}
    for lesson, found in words.items():
        for word, weight in found.items():
            yield FinderPosting(word_id=keys[lesson.locale_id, word], entry_id=lesson.pk, weight=weight)


def differences() -> list[str]:
    """Where entries say something else than the pages, in words; nothing while everything is as it should be."""
    live = {
        lesson.pk: lesson for lesson in LessonPage.objects.live().select_related("locale").prefetch_related(*LINKED)
    }
    entries = FinderEntry.objects.in_bulk()
    found = [f"Lesson {pk} is missing." for pk in sorted(live.keys() - entries.keys())]
    found += [f"Lesson {pk} is not live." for pk in sorted(entries.keys() - live.keys())]
    for pk in sorted(live.keys() & entries.keys()):
        kept, wanted = entries[pk], entry_of(live[pk])
        held = dict(FinderPosting.objects.filter(entry=pk).values_list("word__word", "weight"))
        if kept.is_due:
            found.append(f"Lesson {pk} waits to be read again.")
        elif [getattr(kept, name) for name in KEPT] != [getattr(wanted, name) for name in KEPT]:
            found.append(f"Lesson {pk} has other facts.")
        elif held != words_of(live[pk]):
            found.append(f"Lesson {pk} has other words.")
    return found
