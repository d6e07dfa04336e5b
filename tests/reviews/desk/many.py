"""Very many pages in review, written as rows: nobody could submit two thousand pages in a test."""

from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, Revision

from lessons.models import LessonPage
from reviews.models import Assignment, PageDates, ReviewRound, ReviewSeat, RoundKind


def many_in_review(count: int, *, below: Page) -> None:
    """``count`` pages below ``below``, each with a draft, a review with every seat waiting, and a review date."""
    pages, now, today = _pages(count, below=below), timezone.now(), timezone.localdate()
    hashes = {"student_words": "a", "teacher_words": "b"}
    rounds = ReviewRound.objects.bulk_create(
        ReviewRound(page=page, kind=RoundKind.FIRST, opened_at=now, part_hashes=hashes, content_hash="c")
        for page in pages
    )
    seats = list(ReviewSeat.objects.all())
    Assignment.objects.bulk_create(
        Assignment(round=round, seat=seat, asked_at=now, due_on=today + timedelta(days=number % 30 - 5))
        for number, round in enumerate(rounds)
        for seat in seats
    )
    PageDates.objects.bulk_create(
        PageDates(page=page, review_due_on=today + timedelta(days=number % 120 - 10))
        for number, page in enumerate(pages)
    )


def _pages(count: int, *, below: Page) -> list[Any]:
    of_lessons, of_pages = (ContentType.objects.get_for_model(model) for model in (LessonPage, Page))
    first = Page._int2str(36**3).rjust(Page.steplen, "0")
    start = Page._str2int(first)
    pages = [
        Page(
            path=below.path + Page._int2str(start + number).rjust(Page.steplen, "0"),
            depth=below.depth + 1,
            title=f"Lesson {number}",
            draft_title=f"Lesson {number}",
            slug=f"many-{number}",
            url_path=f"{below.url_path}many-{number}/",
            content_type=of_lessons,
            locale_id=below.locale_id,
        )
        for number in range(count)
    ]
    pages = Page.objects.bulk_create(pages)
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=of_lessons,
            base_content_type=of_pages,
            object_id=str(page.pk),
            created_at=timezone.now(),
            content={"code": f"X{page.pk}", "age_band": None, "disclosure_possible": True},
        )
        for page in pages
    )
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision = revision
    Page.objects.bulk_update(pages, ["latest_revision"], batch_size=500)
    return pages
