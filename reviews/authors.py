"""Who wrote what: noted with every revision, because revisions may be purged and authorship may not."""

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Revision

from .models import Authorship


def note_author(*, instance: Revision, **kwargs: Any) -> None:
    """Note that the person behind a revision wrote something of its page; overwriting a revision is writing too."""
    if instance.user_id is None or not is_of_a_page(instance):
        return
    page_id, moment = int(instance.object_id), instance.created_at
    authorship, is_new = Authorship.objects.get_or_create(
        page_id=page_id, user_id=instance.user_id, defaults={"first_at": moment, "last_at": moment}
    )
    if not is_new and moment > authorship.last_at:
        Authorship.objects.filter(pk=authorship.pk).update(last_at=moment)


def is_of_a_page(revision: Revision) -> bool:
    """Whether a revision is of a page, and not of some other thing that keeps revisions."""
    return revision.base_content_type_id == ContentType.objects.get_for_model(Page).pk


def has_written(*, user_id: int | None, page_id: int, since: datetime | None = None) -> bool:
    """Whether somebody wrote anything of a page, or did so after ``since``."""
    if user_id is None:
        return False
    written = Authorship.objects.filter(user_id=user_id, page_id=page_id)
    return (written.filter(last_at__gt=since) if since else written).exists()
