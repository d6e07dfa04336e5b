"""How a page goes live: exactly what was signed, in one transaction, with an entry in its list of changes."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Page, Revision, WorkflowState

from curriculum.models import ModulePage
from lessons.models import LessonPage

from .accepting import release_refusals
from .content.hashing import content_hash, content_hash_without_address, part_hashes
from .dates import dates_after, keep_dates
from .letters import tell_released
from .models import Decision, Release, ReleaseKind, ReviewRound, RoundKind, RoundStatus, SeatStatus, SignOff
from .models.rounds import UNFINISHED
from .pending import give_up_schedule
from .reviewing import page_under_review, refresh, waits_for, waits_for_its_module
from .standing import why_people_fall_short


class CannotRelease(ValidationError):
    """A page can't go live; the message says why, in words to editors. Nothing was saved."""


def standing_release(page: Page) -> Release | None:
    """The release that the public has of a page; None when the page is not public."""
    standing = Release.objects.filter(page_id=page.pk, released_at__isnull=False, withdrawn_at=None)
    return standing.order_by("-number").first()


@transaction.atomic
def release_signed(*, workflow_state: WorkflowState, user: Any = None) -> Release | None:
    """Release the page of a review that has ended well; None when it waits for its module.

    Raises ``CannotRelease`` when a sign-off is missing for what stands on the page now.
    """
    round = ReviewRound.objects.select_for_update().filter(workflow_state=workflow_state).first()
    if round is None:
        raise CannotRelease("This page has not been reviewed: no review was opened for it.")
    # Whoever takes the page down holds this row: what they do is seen here, or waits until this is done.
    Page.objects.select_for_update().get(pk=round.page_id)
    page = page_under_review(round)
    sign_offs = check_signed(round, page=page)
    if waits_for_its_module(page):
        ReviewRound.objects.filter(pk=round.pk).update(status=RoundStatus.SIGNED)
        return None
    return publish_round(round, page=page, sign_offs=sign_offs, user=user)


def check_signed(round: ReviewRound, *, page: Any) -> list[SignOff]:
    """The sign-offs that stand for ``page``, the newest draft. Raises ``CannotRelease`` unless nothing is missing."""
    refresh(round, page=page)
    waiting = waits_for(round)
    if waiting:
        raise CannotRelease(f"“{page.title}” waits for {' and '.join(name.lower() for name in waiting)}.")
    asked = round.assignments.exclude(status=SeatStatus.NOT_NEEDED)
    filled = asked.select_related("sign_off__seat", "sign_off__identity")
    sign_offs = [each.sign_off for each in filled if each.sign_off]
    problem = why_people_fall_short(sign_offs, is_sensitive=round.is_sensitive)
    if problem:
        raise CannotRelease(f"“{page.title}”: {problem}")
    refused = release_refusals(page)
    if refused:
        lines = [f"“{page.title}”: {refusal.message}" for refusal in refused]
        raise CannotRelease(lines)
    return sign_offs


def publish_round(round: ReviewRound, *, page: Any, sign_offs: list[SignOff], user: Any) -> Release:
    """Make the release of a signed review and publish it, or schedule it for the moment that its editors chose."""
    if round.kind == RoundKind.EMERGENCY:
        # Until then the public has what only two people have agreed to.
        refuse_later(page)
    now = timezone.now()
    later = page.go_live_at if page.go_live_at and page.go_live_at > now else None
    reviewed_on, review_due_on = dates_after(page, sign_offs=sign_offs, round=round)
    release = next_release(
        page,
        kind=ReleaseKind.REVIEWED,
        round=round,
        goes_live_at=later,
        what_changed=round.what_changed,
        safety_change=round.safety_change,
        reviewed_on=reviewed_on,
        review_due_on=review_due_on,
        is_sample=any(sign_off.is_sample for sign_off in sign_offs),
    )
    release.sign_offs.set(sign_offs)
    publish(release, page=page, user=user)
    round.status = RoundStatus.SCHEDULED if later else RoundStatus.RELEASED
    round.closed_at = None if later else now
    round.save(update_fields=["status", "closed_at"])
    return release


def next_release(page: Any, *, kind: str, goes_live_at: Any = None, **fields: Any) -> Release:
    """The row of a release of ``page`` as it stands in memory, with the next number; nothing is published yet."""
    hashes = part_hashes(page)
    newest = Release.objects.filter(page_id=page.pk).order_by("-number").values_list("number", flat=True).first()
    now = timezone.now()
    return Release.objects.create(
        page_id=page.pk,
        number=(newest or 0) + 1,
        kind=kind,
        content_hash=content_hash(hashes),
        bare_hash=content_hash_without_address(page),
        part_hashes=hashes,
        decided_at=now,
        goes_live_at=goes_live_at,
        released_at=None if goes_live_at else now,
        **fields,
    )


def publish(release: Release, *, page: Any, user: Any) -> None:
    """Publish the newest draft of ``page``, for which ``release`` has been made."""
    revision = Page.objects.get(pk=page.pk).get_latest_revision()
    revision.publish(user=user, skip_permission_checks=True)
    if release.released_at:
        if not Page.objects.filter(pk=page.pk, live=True, live_revision=revision).exists():
            # Nothing is ever called public that readers do not have.
            raise CannotRelease(f"“{page.title}” did not go live. Nothing was changed. Tell an administrator.")
        keep_dates(release, page=page)
        if release.kind != ReleaseKind.INSTALLED:
            tell_released(release)


def refuse_later(page: Any) -> None:
    """Raise ``CannotRelease`` where a page that must be public now has a later day for it."""
    if page.go_live_at and page.go_live_at > timezone.now():
        day = date_format(timezone.localtime(page.go_live_at), "j F Y, H:i")
        raise CannotRelease(f"“{page.title}” is set to go live on {day}. Clear its schedule first.")


def scheduled_release_went_live(*, instance: Any, revision: Revision, **kwargs: Any) -> None:
    """Note that a release whose moment had come is public now (``page_published``)."""
    due = Release.objects.filter(page_id=instance.pk, released_at=None, withdrawn_at=None)
    release = due.filter(goes_live_at__lte=timezone.now()).order_by("-number").first()
    if release is None or release.content_hash != content_hash(part_hashes(instance.specific)):
        return
    release.released_at = timezone.now()
    release.save(update_fields=["released_at"])
    ReviewRound.objects.filter(releases=release, status=RoundStatus.SCHEDULED).update(
        status=RoundStatus.RELEASED, closed_at=release.released_at
    )
    keep_dates(release, page=instance.specific)
    tell_released(release)


@transaction.atomic
def release_module(*, module: ModulePage, user: Any) -> list[Release]:
    """The first release of a module: it and its lessons go live together, all or none.

    Raises ``CannotRelease`` with a line for each page that is not signed yet.
    """
    if user is not None and not user.has_perm("reviews.release_module"):
        raise CannotRelease("Editors release a module.")
    pages = [module, *LessonPage.objects.child_of(module).order_by("path")]
    # In the order of their keys, as everybody locks them: two who press at once wait for each other.
    rounds = {
        round.page_id: round
        for round in ReviewRound.objects.select_for_update()
        .filter(page__in=[page.pk for page in pages], status=RoundStatus.SIGNED)
        .order_by("pk")
    }
    list(Page.objects.select_for_update().filter(pk__in=[page.pk for page in pages]).order_by("pk"))
    if not waits_for_its_module(module):
        raise CannotRelease("This module has been released before. Its pages go live one by one.")
    if len(pages) == 1:
        raise CannotRelease("A module is released together with its lessons, and this one has none yet.")
    problems, signed = [], []
    for page in pages:
        round = rounds.get(page.pk)
        if round is None:
            problems.append(f"“{page.title}” is not signed yet.")
            continue
        draft = page_under_review(round)
        try:
            refuse_later(draft)
            signed.append((round, draft, check_signed(round, page=draft)))
        except CannotRelease as refused:
            problems.extend(refused.messages)
    if problems:
        raise CannotRelease(problems)
    return [publish_round(round, page=page, sign_offs=sign_offs, user=user) for round, page, sign_offs in signed]


@transaction.atomic
def release_again(*, page: Page, user: Any) -> Release:
    """Bring back a page that was taken down, unchanged, while its review still holds. Raises ``CannotRelease``."""
    if not user.has_perm("reviews.withdraw_page"):
        raise CannotRelease("A lead editor or a safeguarding lead brings a page back.")
    page = Page.objects.select_for_update().get(pk=page.pk).specific
    last = Release.objects.filter(page_id=page.pk, released_at__isnull=False).order_by("-number").first()
    if page.live or last is None:
        raise CannotRelease("Only a page that was public and was taken down can come back.")
    draft = page.get_latest_revision_as_object()
    if content_hash(part_hashes(draft)) != last.content_hash:
        raise CannotRelease("The page has changed since it was public. Submit it for review.")
    if last.review_due_on is None or last.review_due_on < timezone.localdate():
        raise CannotRelease("The review of this page is past its date. Start a full review.")
    refuse_later(draft)
    _refuse_in_doubt(draft, last)
    release = next_release(
        draft,
        kind=ReleaseKind.AGAIN,
        round=last.round,
        reviewed_on=last.reviewed_on,
        review_due_on=last.review_due_on,
        is_sample=last.is_sample,
    )
    release.sign_offs.set(last.sign_offs.all())
    publish(release, page=draft, user=user)
    return release


def _refuse_in_doubt(draft: Any, last: Release) -> None:
    """Raise ``CannotRelease`` where something was said of a page, or is owed to it, since it was public."""
    whole = ReviewRound.objects.filter(page_id=draft.pk, kind__in=(RoundKind.FULL, RoundKind.EMERGENCY))
    newest = whole.order_by("-pk").first()
    is_owed = newest and newest.kind == RoundKind.EMERGENCY and newest.status != RoundStatus.RELEASED
    if last.kind == ReleaseKind.EMERGENCY or is_owed:
        raise CannotRelease("The last version was an emergency correction. It comes back with its full review.")
    since = SignOff.objects.filter(page_id=draft.pk, signed_at__gt=last.decided_at)
    if since.filter(decision=Decision.REQUEST_CHANGES).exists():
        raise CannotRelease("A reviewer has asked for changes since this page was public. Submit it for review.")
    refused = release_refusals(draft)
    if refused:
        raise CannotRelease([refusal.message for refusal in refused])


@transaction.atomic
def withdraw(*, page: Page, user: Any, reason: str) -> None:
    """Take a page down at once. Raises ``CannotRelease`` for who may not."""
    if not user.has_perm("reviews.withdraw_page"):
        raise CannotRelease("A lead editor or a safeguarding lead takes a page down.")
    # In the order in which a decision locks, so that a last signature comes before the page goes down, or is refused.
    list(ReviewRound.objects.select_for_update().filter(page_id=page.pk, status__in=UNFINISHED))
    # As it is now: what the caller holds may be older than the newest draft, which saving it would put out of sight.
    page = Page.objects.select_for_update().get(pk=page.pk)
    # What is signed and waits for its day does not bring the page back, nor make it public for the first time.
    give_up_schedule(page.pk)
    if page.live:
        page.specific.unpublish(user=user)
    newest = Release.objects.filter(page_id=page.pk).order_by("-number").first()
    if newest:
        newest.reason = reason
        newest.save(update_fields=["reason"])


@transaction.atomic
def install(page: Page) -> Release:
    """Make a page public whose words belong to the code: the pages that every installation starts from.

    Nobody has reviewed it, and it says so. Any change to it goes through review.
    """
    draft = page.specific
    if draft.latest_revision_id is None:
        draft.save_revision()
    release = next_release(draft, kind=ReleaseKind.INSTALLED)
    publish(release, page=draft, user=None)
    return release
