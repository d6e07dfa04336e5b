"""Who wrote and checked a page, when, and until when it holds: as everybody may read it.

Built from an allowed few facts of a release and its sign-offs. Checklists, reasons, private notes, findings, interests
and everything of a person but a name that they agreed to stay where they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.utils import timezone
from wagtail.models import Page

from .change_list import Change, change_of
from .models import Authorship, Release, ReleaseKind, ReviewRound, RoundKind
from .models.rounds import UNFINISHED
from .models.sign_offs import POSITIVE

OUR_EDITORS = "our editors"
CHANGES_SHOWN = 5
# More than any stage plan will ever have.
MOST_SEATS = 30
# All that the public may know of a sign-off, by the name that it has here and where it stands.
TOLD_OF_A_SIGN_OFF = {
    "decision": "decision",
    "signed_at": "signed_at",
    "role_title": "role_title",
    "public_note": "public_note",
    "for_young_people": "for_young_people",
    "seat_code": "seat__code",
    "checked_by": "seat__checked_by",
    "speaks_for_young_people": "seat__speaks_for_young_people",
    "name": "identity__name",
    "name_is_public": "identity__name_is_public",
    "erased_at": "identity__erased_at",
}

# Who holds a seat, in the words of a child; a seat that is not named here says it as it does to adults.
IN_WORDS_OF_A_CHILD = {
    "education": "a teacher",
    "clinical": "a person whose job is to help children feel well",
    "safeguarding": "a person whose job is to keep children safe",
    "lived-experience": "a group of young people",
    "final": "the person who looks after these lessons",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One seat's yes. ``person`` is empty unless somebody agreed to be named; the young are never named."""

    checked_by: str
    for_students: str
    person: str
    on: datetime
    public_note: str


@dataclass(frozen=True, slots=True)
class PublicRecord:
    """What stands in the record of a page. Without ``release`` nobody has reviewed it.

    ``full_review_due_on``: until when the whole review must be done that follows a correction in an emergency.
    """

    release: Release | None
    is_sample: bool
    today: date
    written_by: str = OUR_EDITORS
    written_at: datetime | None = None
    checks: tuple[Check, ...] = ()
    reviewed_on: date | None = None
    review_due_on: date | None = None
    full_review_due_on: date | None = None
    changes: tuple[Change, ...] = ()

    @property
    def number(self) -> int | None:
        return self.release.number if self.release else None

    @property
    def is_past_due(self) -> bool:
        """Whether the day of the next full review has gone by."""
        return self.review_due_on is not None and self.review_due_on < self.today

    @property
    def is_emergency(self) -> bool:
        return self.release is not None and self.release.kind == ReleaseKind.EMERGENCY

    @property
    def is_unreviewed(self) -> bool:
        """Whether nobody has reviewed these words: a sample, a standard text, or no release at all."""
        return self.is_sample or self.release is None or self.is_standard

    @property
    def is_standard(self) -> bool:
        """Whether the words stood there before reviews began and nobody has reviewed them since."""
        return self.release is not None and self.release.kind == ReleaseKind.INSTALLED

    @property
    def checked_by_for_students(self) -> str:
        """Who checked the page in the words of a child, each once: a teacher and a group of young people."""
        *others, last = dict.fromkeys(check.for_students for check in self.checks) or [""]
        return f"{', '.join(others)} and {last}" if others else last

    @property
    def report_address(self) -> str:
        return settings.REPORT_ADDRESS


def record_of(page: Page, *, in_short: bool = False) -> PublicRecord:
    """The record of what is public of ``page``; an alias shows its source's.

    One query ``in_short``, as students read it: without authors and changes. Three in full.
    """
    source_id = page.alias_of_id or page.pk
    rows = _standing_with_checks(source_id) if source_id else []
    record = _in_short(rows)
    if in_short or record.release is None:
        return record
    return replace(record, written_by=_written_by(source_id), changes=tuple(_changes(source_id)))


def records_of(pages: Sequence[Page]) -> dict[int, PublicRecord]:
    """The records of several pages in short, by the keys of the pages: one query, however many there are."""
    sources = {page.pk: page.alias_of_id or page.pk for page in pages}
    newer = Release.objects.filter(page=OuterRef("page"), released_at__isnull=False, number__gt=OuterRef("number"))
    rows: dict[int, list[Any]] = {}
    for row in _with_checks(Release.objects.filter(page__in=set(sources.values())).exclude(Exists(newer))):
        rows.setdefault(row.page_id, []).append(row)
    return {key: _in_short(rows.get(source, [])) for key, source in sources.items()}


def any_unreviewed(pages: Sequence[Page]) -> bool:
    """Whether nobody has reviewed one of ``pages``, which are sent out together; one query."""
    return any(record.is_unreviewed for record in records_of(pages).values())


def _in_short(rows: Sequence[Any]) -> PublicRecord:
    today = timezone.localdate()
    if not rows or rows[0].withdrawn_at:
        return PublicRecord(release=None, is_sample=settings.HAS_SAMPLE_CONTENT, today=today)
    standing = rows[0]
    dates = _dates(standing)
    return PublicRecord(
        release=standing,
        is_sample=standing.is_sample or settings.HAS_SAMPLE_CONTENT,
        today=today,
        written_at=standing.written_at,
        checks=tuple(_check(row) for row in rows if row.decision in POSITIVE),
        reviewed_on=dates.reviewed_on,
        review_due_on=standing.full_review_due_on or dates.review_due_on,
        full_review_due_on=standing.full_review_due_on,
    )


def _standing_with_checks(page_id: int) -> list[Any]:
    """The newest release of a page, once for each of its sign-offs and at least once, in the order of the seats."""
    newest = list(_with_checks(Release.objects.filter(page_id=page_id))[:MOST_SEATS])
    return [row for row in newest if row.pk == newest[0].pk]


def _with_checks(releases: QuerySet[Release]) -> QuerySet[Any]:
    """Those that were released, newest first, once for each sign-off, with what the public may know of it."""
    full_review = ReviewRound.objects.filter(page=OuterRef("page"), kind=RoundKind.EMERGENCY, status__in=UNFINISHED)
    return (
        releases.filter(released_at__isnull=False)
        .select_related("page__review_dates")
        .defer("part_hashes")
        .annotate(
            written_at=F("page__live_revision__created_at"),
            full_review_due_on=Subquery(full_review.values("due_on")[:1]),
            **{name: F(f"sign_offs__{path}") for name, path in TOLD_OF_A_SIGN_OFF.items()},
        )
        .order_by("-number", "sign_offs__seat__position", "sign_offs__signed_at")
    )


def _dates(release: Release) -> Any:
    """Where the dates of a release stand: a lead editor may have moved them after it."""
    try:
        dates = release.page.review_dates
    except ObjectDoesNotExist:
        return release
    return dates if dates.release_id == release.pk else release


def _check(row: Any) -> Check:
    return Check(
        checked_by=row.checked_by,
        for_students=IN_WORDS_OF_A_CHILD.get(row.seat_code, row.checked_by),
        person=_person(row),
        on=row.signed_at,
        public_note=row.public_note.strip(),
    )


def _person(row: Any) -> str:
    has_agreed = row.name_is_public and row.erased_at is None
    if row.for_young_people or row.speaks_for_young_people or not has_agreed or not row.name.strip():
        return ""
    return ", ".join(filter(None, (row.name.strip(), row.role_title.strip())))


def _written_by(page_id: int) -> str:
    """The authors who agreed to be named, else that it was our editors."""
    agreed = Authorship.objects.filter(
        page_id=page_id, user__reviewer_identity__name_is_public=True, user__reviewer_identity__erased_at=None
    ).exclude(user__reviewer_identity__name="")
    names = agreed.order_by("first_at", "pk").values_list("user__reviewer_identity__name", flat=True)
    return ", ".join([*names, "with our editors"]) if names else OUR_EDITORS


def _changes(page_id: int) -> list[Change]:
    released = Release.objects.filter(page_id=page_id, released_at__isnull=False).defer("part_hashes")
    newest = released.select_related("page", "round").order_by("-number")[:CHANGES_SHOWN]
    return [change_of(release) for release in newest]
