"""Printed issues: which one a paper is, and whether it may still be used."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from curriculum.models import ModulePage
from lessons.models import LessonPage
from reviews.change_list import Change, as_changes, safety_first
from reviews.models import Release
from reviews.public_record import record_of

from .edition_codes import code_for, number_of
from .printables import PRINTABLE_MODELS, Printable, lessons_of
from .qr import qr_picture

NOT_RELEASED = "Not released: draft"
# A code may be longer than any number that a database counts to.
LARGEST_KEY = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Edition:
    """A printed issue of a release in its language. ``address`` in full, ``shown`` short enough to be typed."""

    code: str
    number: int
    released_at: datetime
    address: str
    shown: str

    @property
    def qr(self) -> str:
        """A picture of the address for a telephone, as a data address."""
        return qr_picture(self.address)


class State(StrEnum):
    """What a paper is worth today."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class EditionStatus:
    """The paper in somebody's hand: what it is of, and what has become of that.

    ``since`` holds the releases after it, those for safety first. ``words_are_the_same``: a newer release has the very
    same words. ``lessons`` are those that a booklet binds now, each with its newest release.
    """

    page: Printable
    code: str
    release: Release
    newest: Release
    state: State
    since: tuple[Change, ...]
    words_are_the_same: bool
    withdrawn_at: datetime | None
    review_due_on: date | None
    is_sample: bool
    lessons: tuple[tuple[LessonPage, Release], ...]

    @property
    def is_booklet(self) -> bool:
        return isinstance(self.page, ModulePage)

    @property
    def is_past_due(self) -> bool:
        return self.review_due_on is not None and self.review_due_on < timezone.localdate()

    @property
    def has_safety_change(self) -> bool:
        return any(change.is_safety for change in self.since)


def edition_of(release: Release) -> Edition:
    """The edition that papers of ``release`` carry: the same for good, whatever becomes of the page's address."""
    code = code_for(release.pk)
    address = settings.WAGTAILADMIN_BASE_URL + reverse("edition", args=[code])
    shown = address.partition("://")[2].removesuffix("/")
    released_at = release.released_at or release.decided_at
    return Edition(code=code, number=release.number, released_at=released_at, address=address, shown=shown)


def printed_record(page: Printable, *, draft: bool) -> dict[str, Any]:
    """What a document says of its own standing: record, edition, and the line at the foot of each sheet of paper."""
    record = record_of(page)
    if draft or record.release is None:
        return {"record": record, "edition": None, "edition_line": NOT_RELEASED}
    edition = edition_of(record.release)
    return {"record": record, "edition": edition, "edition_line": f"Release {edition.number} · {edition.shown}"}


def status_of(code: str) -> EditionStatus | None:
    """What has become of the paper with ``code``; None for a code that stands on no paper that everybody may have."""
    number = number_of(code)
    if number is None or number > LARGEST_KEY:
        return None
    release = Release.objects.filter(pk=number, released_at__isnull=False).select_related("page").first()
    page = release.page.specific if release else None
    if release is None or not isinstance(page, PRINTABLE_MODELS) or page.get_view_restrictions().exists():
        return None
    later = Release.objects.filter(page=page, released_at__isnull=False, number__gt=release.number)
    after = list(later.select_related("page__locale", "round").order_by("-number"))
    newest = after[0] if after else release
    same = all(each.content_hash == release.content_hash and not each.safety_change for each in after)
    is_withdrawn, withdrawn_at = _withdrawn(page, newest=newest)
    record = record_of(page, in_short=True)
    return EditionStatus(
        page=page,
        code=code_for(release.pk),
        release=release,
        newest=newest,
        state=State.WITHDRAWN if is_withdrawn else State.CURRENT if same else State.SUPERSEDED,
        since=tuple(safety_first(as_changes(after))),
        words_are_the_same=bool(after) and same,
        withdrawn_at=withdrawn_at,
        review_due_on=record.review_due_on,
        is_sample=record.is_sample or release.is_sample,
        lessons=() if is_withdrawn else tuple(_bound_lessons(page)),
    )


def _withdrawn(page: Printable, *, newest: Release) -> tuple[bool, datetime | None]:
    """Whether the page is not public, and since when if that is known. A lesson goes down with its module."""
    if newest.withdrawn_at or not page.live:
        return True, newest.withdrawn_at
    if isinstance(page, ModulePage) or page.get_parent().live:
        return False, None
    of_module = Release.objects.filter(page=page.get_parent(), withdrawn_at__isnull=False).order_by("-number").first()
    return True, of_module.withdrawn_at if of_module else None


def _bound_lessons(page: Printable) -> list[tuple[LessonPage, Release]]:
    if isinstance(page, LessonPage):
        return []
    lessons = lessons_of(page)
    standing = Release.objects.filter(page__in=lessons, released_at__isnull=False, withdrawn_at=None)
    newest = {release.page_id: release for release in standing.order_by("number")}
    return [(lesson, newest[lesson.pk]) for lesson in lessons if lesson.pk in newest]
