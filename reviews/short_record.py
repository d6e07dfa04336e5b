"""What a list says of who checked each of its pages: the day of the last full review, or that there was none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from wagtail.models import Page

from .models import PageDates, Release, ReleaseKind


@dataclass(frozen=True, slots=True)
class ShortRecord:
    """One line of a list. ``is_sample``: brought in by the demonstration, whatever its dates say."""

    is_sample: bool
    reviewed_on: date | None = None


def short_records(pages: Iterable[Page]) -> dict[int, ShortRecord]:
    """The record of each page by its primary key; two queries, whatever their number."""
    sources = {page.pk: page.alias_of_id or page.pk for page in pages}
    standing: dict[int, Release] = {}
    releases = Release.objects.filter(page__in=set(sources.values()), released_at__isnull=False)
    for release in releases.only("page_id", "number", "kind", "is_sample", "withdrawn_at").order_by("number"):
        standing[release.page_id] = release
    dates = dict(PageDates.objects.filter(page__in=set(sources.values())).values_list("page_id", "reviewed_on"))
    return {pk: _record(standing.get(source), dates.get(source)) for pk, source in sources.items()}


def _record(release: Release | None, reviewed_on: date | None) -> ShortRecord:
    is_sample = settings.HAS_SAMPLE_CONTENT or (release is not None and release.is_sample)
    is_reviewed = release is not None and not release.withdrawn_at and release.kind != ReleaseKind.INSTALLED
    return ShortRecord(is_sample=is_sample, reviewed_on=reviewed_on if is_reviewed else None)
