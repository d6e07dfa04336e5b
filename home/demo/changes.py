"""Small changes that the sample editor makes to released lessons, each a new draft that is submitted."""

from datetime import date

from home.prose import rich_text
from lessons.models import LessonPage
from reviews.models import ReviewRound

from .people import EDITOR, person
from .signing import submit


def add_words(lesson: LessonPage, field: str, words: str) -> LessonPage:
    """A new draft of the lesson, with a paragraph more in one of its texts."""
    draft = lesson.get_latest_revision_as_object()
    setattr(draft, field, getattr(draft, field) + rich_text(words))
    draft.save_revision(user=person(EDITOR), log_action=True)
    return LessonPage.objects.get(pk=lesson.pk)


def submit_change(
    lesson: LessonPage, field: str, words: str, *, what_changed: str, note: str = "", needed_on: date | None = None
) -> ReviewRound:
    """Add words to the lesson and send them to review, with what the editor says about them."""
    round = submit(add_words(lesson, field, words), by=EDITOR)
    round.what_changed, round.note, round.needed_on = what_changed, note, needed_on
    round.save(update_fields=["what_changed", "note", "needed_on"])
    return round
