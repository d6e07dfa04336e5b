"""A release that waits for its moment, and what ends its waiting."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, Revision

from .authors import is_of_a_page
from .models import Release, ReviewRound, RoundStatus


def give_up_schedule(page_id: int) -> None:
    """Whatever of a page is signed and waits for its moment no longer goes live then. Safe to repeat."""
    now = timezone.now()
    pending = Release.objects.filter(page_id=page_id, released_at=None, withdrawn_at=None)
    if not pending.update(withdrawn_at=now):
        return
    of_page = Revision.objects.filter(base_content_type=ContentType.objects.get_for_model(Page), object_id=str(page_id))
    of_page.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)
    ReviewRound.objects.filter(page_id=page_id, status=RoundStatus.SCHEDULED).update(
        status=RoundStatus.WITHDRAWN, closed_at=now
    )


def waits_for_its_day(page: Page) -> bool:
    """Whether something of a page is signed and goes live by itself."""
    return Release.objects.filter(page_id=page.pk, released_at=None, withdrawn_at=None).exists()


def what_takes_it_down(page: Page) -> str:
    """What the desk offers for a page that is, was or will be public; empty for any other."""
    if page.live or waits_for_its_day(page):
        return "Unpublish at once"
    return "Bring it back" if page.releases.filter(released_at__isnull=False).exists() else ""


def schedule_was_cleared(*, instance: Revision, raw: bool, update_fields: Any = None, **kwargs: Any) -> None:
    """Hear of an editor who unscheduled a page."""
    if raw or not update_fields or "approved_go_live_at" not in update_fields or not is_of_a_page(instance):
        return
    if instance.approved_go_live_at is None:
        give_up_schedule(int(instance.object_id))


def page_went_down(*, instance: Page, **kwargs: Any) -> None:
    """What was to follow a page that is taken down is not to bring it back by itself."""
    give_up_schedule(instance.pk)
