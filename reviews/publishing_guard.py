"""The last door: a public row of any page is written only when it says what was released.

No model's ``save()`` sees every way to a public row, so this listens before every save of every page type and of
Wagtail's ``Page`` itself. Only a queryset's ``update()`` goes round it.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.db.models.signals import pre_save
from django.utils import timezone
from wagtail.models import Page

from .content.hashing import content_hash, content_hash_without_address, part_hashes
from .content.parts import has_parts, parts_file
from .models import Release


class PublishRefused(PermissionDenied):
    """A page would be public with words that its reviewers have not signed. ``page_id`` is None for a new page."""

    def __init__(self, *, page_id: int | None) -> None:
        self.page_id = page_id
        super().__init__("Only what its reviewers have signed goes live. Submit the page for review.")


def guard_publishing() -> None:
    """Close the door, once, when the models are ready."""
    # Every subclass of Page is a sender of its own, and a save of the parent row has Page as sender.
    pre_save.connect(refuse_unsigned, dispatch_uid="reviews.publishing_guard")


def stop_guarding() -> bool:
    """Open the door, and say whether it was shut: only for tests that are about something else."""
    return bool(pre_save.disconnect(dispatch_uid="reviews.publishing_guard"))


def refuse_unsigned(*, instance: Any, raw: bool, update_fields: Any = None, **kwargs: Any) -> None:
    """Raise ``PublishRefused`` where a save would make, or leave, a page public with other words than its release."""
    if raw or not isinstance(instance, Page) or (update_fields and set(update_fields) <= _bookkeeping(instance)):
        return
    if not instance.live:
        if instance.pk:
            # Taken down, by whatever door: to come back it needs a release again.
            Release.objects.filter(page_id=instance.pk, released_at__isnull=False, withdrawn_at=None).update(
                withdrawn_at=timezone.now()
            )
        return
    if instance.depth == 1:
        # The root of the tree is nobody's page.
        return
    if not _is_released(_whole(instance)):
        raise PublishRefused(page_id=instance.pk)


def _bookkeeping(page: Page) -> set[str]:
    """Fields that say nothing to a reader. Whether the page is public is not one of them."""
    names = set(parts_file().bookkeeping) - {"live"}
    return names | {field.attname for field in page._meta.concrete_fields if field.name in names}


def _whole(page: Page) -> Any:
    """The page of its own type, with the values that are about to be written where only the parent row is in hand."""
    model = page.specific_class
    if model is None or isinstance(page, model):
        return page
    whole = model.objects.filter(pk=page.pk).first()
    if whole is None:
        return page
    for field in Page._meta.concrete_fields:
        setattr(whole, field.attname, getattr(page, field.attname))
    return whole


def _is_released(page: Any) -> bool:
    if (page.pk is None and not page.alias_of_id) or not has_parts(type(page)):
        return False
    now = timezone.now()
    source = page.alias_of_id or page.pk
    may_be_public = Release.objects.filter(page_id=source, withdrawn_at=None).filter(
        Q(released_at__isnull=False) | Q(goes_live_at__lte=now)
    )
    newest = list(may_be_public.order_by("-number")[:2])
    if page.alias_of_id:
        return any(release.bare_hash == content_hash_without_address(page) for release in newest[:1])
    stands = [release for release in newest if release.released_at][:1]
    due = [release for release in newest[:1] if not release.released_at]
    present = content_hash(part_hashes(page))
    return any(release.content_hash == present for release in (*due, *stands))
