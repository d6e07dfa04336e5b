"""When the finder is told that a page changed: by Wagtail's own events and by whatever stores a page or its links."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import post_page_move

from ..models import FinderEntry, LessonOutcome, LessonPage, LessonStatement, LessonTopic
from .keeping import mark, mark_known, touch
from .reference import READ

# What Wagtail stores of a page when a draft is kept, every half second of typing: nothing that a list shows.
OF_DRAFTS = frozenset(
    {
        "latest_revision",
        "latest_revision_created_at",
        "draft_title",
        "has_unpublished_changes",
        "wagtail_admin_comments",
    }
)
LINKS: dict[type[Model], str] = {LessonOutcome: "page_id", LessonStatement: "page_id", LessonTopic: "content_object_id"}


def connect() -> None:
    """Connect them all; called once, when the room is ready."""
    # A page may be stored as the plain page that it also is, so every kind of page is heard.
    post_save.connect(page_saved, dispatch_uid="lessons.finder.saved")
    post_delete.connect(page_gone, dispatch_uid="lessons.finder.page_gone")
    post_page_move.connect(pages_moved, dispatch_uid="lessons.finder.moved")
    post_delete.connect(anything_else, sender=FinderEntry, dispatch_uid="lessons.finder.entry_gone")
    for sender in (PageViewRestriction, *READ):
        post_save.connect(anything_else, sender=sender, dispatch_uid=f"lessons.finder.{sender.__name__}.saved")
        post_delete.connect(anything_else, sender=sender, dispatch_uid=f"lessons.finder.{sender.__name__}.gone")
    for link in LINKS:
        post_save.connect(link_changed, sender=link, dispatch_uid=f"lessons.finder.{link.__name__}.saved")
        post_delete.connect(link_changed, sender=link, dispatch_uid=f"lessons.finder.{link.__name__}.gone")
    through = LessonPage.also_suitable.through
    m2m_changed.connect(bands_changed, sender=through, dispatch_uid="lessons.finder.bands")
    post_save.connect(band_linked, sender=through, dispatch_uid="lessons.finder.bands.saved")
    post_delete.connect(band_linked, sender=through, dispatch_uid="lessons.finder.bands.gone")


def page_saved(instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any) -> None:
    """A lesson is read again; with another page lessons may come or go, and the site map changes with any of them."""
    if raw or not isinstance(instance, Page) or (update_fields and OF_DRAFTS.issuperset(update_fields)):
        return
    is_plain = type(instance) is Page
    if isinstance(instance, LessonPage) or (is_plain and LessonPage.objects.filter(pk=instance.pk).exists()):
        mark(instance.pk)
    else:
        touch()


def page_gone(instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Page):
        touch()


def pages_moved(**kwargs: Any) -> None:
    """Lessons are listed in the order of the tree, and the move of one page shifts those beside it."""
    touch()


def anything_else(**kwargs: Any) -> None:
    touch()


def link_changed(sender: type[Any], instance: Any, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        mark_known(getattr(instance, LINKS[sender]))


def bands_changed(instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, LessonPage):
        mark_known(instance.pk)


def band_linked(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        mark_known(instance.lessonpage_id)
