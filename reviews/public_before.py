"""What was public before there were reviews stays public: it is recorded, as reviewed by nobody."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from .content.hashing import content_hash, content_hash_without_address, part_hashes
from .dates import keep_dates
from .models import Release, ReleaseKind

REASON = "Was public before reviews were installed."


@transaction.atomic
def record_what_was_public(*, home: Page) -> int:
    """Give every public page of ``home`` and below that has no release the first of its releases; return how many.

    It binds the words that the public has, never a newer draft, and says that nobody has reviewed them. Safe to
    repeat: a page that has ever been released, or has been taken down, is left as it is.
    """
    unknown = home.get_descendants(inclusive=True).live().filter(alias_of=None, releases=None).order_by("path")
    pages = list(unknown.specific())
    for page in pages:
        _record(page)
    return len(pages)


def _record(page: Any) -> None:
    hashes = part_hashes(page)
    release = Release.objects.create(
        page_id=page.pk,
        number=1,
        kind=ReleaseKind.INSTALLED,
        content_hash=content_hash(hashes),
        bare_hash=content_hash_without_address(page),
        part_hashes=hashes,
        decided_at=timezone.now(),
        released_at=page.last_published_at or timezone.now(),
        reason=REASON,
    )
    keep_dates(release, page=page)
