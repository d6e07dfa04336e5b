"""A correction that can't wait: two people release it at once, and the full review follows."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from checks.submission import refusals

from .authors import has_written
from .content.hashing import content_hash, part_hashes
from .models import PageDates, Release, ReleaseKind, ReviewRound, RoundKind
from .models.rounds import UNFINISHED
from .releasing import CannotRelease, next_release, publish, refuse_later, standing_release
from .reviewing import start_full_review
from .working_days import add_working_days

WORKING_DAYS = 10
LEAD, SAFEGUARDING = "Lead editors", "Safeguarding leads"


def draft_hash(page: Page) -> str:
    """The content hash of the newest draft."""
    return content_hash(part_hashes(page.get_latest_revision_as_object()))


@transaction.atomic
def correct_in_emergency(*, page: Page, lead: Any, safeguarding: Any, reason: str, expected_hash: str) -> Release:
    """Release the newest draft of a public page at once; its full review is due in 10 working days.

    ``lead`` and ``safeguarding``: two people, each in the role; the one for safeguarding wrote nothing of the
    correction. ``expected_hash``: the content hash of what both have read. Raises ``CannotRelease``.
    """
    # In the order in which a decision locks: its review, then its page.
    list(ReviewRound.objects.select_for_update().filter(page_id=page.pk, status__in=UNFINISHED))
    page = Page.objects.select_for_update().get(pk=page.pk).specific
    last = standing_release(page)
    _refuse_wrong_people(page, last, lead=lead, safeguarding=safeguarding)
    if not page.live or last is None:
        raise CannotRelease("Only a public page can be corrected at once.")
    if len(reason.strip()) < 20:
        raise CannotRelease("Say in a sentence what was wrong and why it can't wait.")
    draft = page.get_latest_revision_as_object()
    if content_hash(part_hashes(draft)) != expected_hash:
        raise CannotRelease("The draft has changed since it was proposed. Look at it again, then propose it anew.")
    refuse_later(draft)
    refused = refusals(draft)
    if refused:
        raise CannotRelease([refusal.message for refusal in refused])
    dates = PageDates.objects.filter(page_id=page.pk).first()
    release = next_release(
        draft,
        kind=ReleaseKind.EMERGENCY,
        reason=reason,
        safety_change=True,
        reviewed_on=dates.reviewed_on if dates else None,
        review_due_on=dates.review_due_on if dates else None,
        is_sample=last.is_sample,
    )
    publish(release, page=draft, user=lead)
    round = start_full_review(page=page, user=lead, kind=RoundKind.EMERGENCY)
    due_on = add_working_days(timezone.localdate(), WORKING_DAYS)
    if round.due_on:
        # A second correction never moves the day of the first.
        due_on = min(due_on, round.due_on)
    ReviewRound.objects.filter(pk=round.pk).update(due_on=due_on)
    for assignment in round.assignments.all():
        assignment.due_on = min(assignment.due_on, due_on)
        assignment.save(update_fields=["due_on"])
    return release


def _refuse_wrong_people(page: Any, last: Release | None, *, lead: Any, safeguarding: Any) -> None:
    if not (lead.is_active and safeguarding.is_active):
        raise CannotRelease("Both accounts have to be active.")
    if lead.pk == safeguarding.pk:
        raise CannotRelease("An emergency correction needs two people.")
    if not lead.groups.filter(name=LEAD).exists():
        raise CannotRelease("A lead editor has to agree.")
    if not safeguarding.groups.filter(name=SAFEGUARDING).exists():
        raise CannotRelease("A safeguarding lead has to agree.")
    since = last.released_at if last else None
    if has_written(user_id=safeguarding.pk, page_id=page.pk, since=since):
        raise CannotRelease("The safeguarding lead wrote some of this correction. Another one has to agree.")
