"""What was signed for a later day goes live then, unless something ended its waiting."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from home.models import StandardPage
from lessons.models import LessonPage
from reviews.emergencies import correct_in_emergency, draft_hash
from reviews.models import Decision, Release, RoundStatus
from reviews.pending import what_takes_it_down
from reviews.publishing_guard import PublishRefused
from reviews.releasing import CannotRelease, release_again, release_module, withdraw
from reviews.reviewing import start_full_review
from tests.reviews.makers import draft, draft_module, person, release_all, sign, sign_all, submit

pytestmark = [pytest.mark.guarded, pytest.mark.usefixtures("admin_templates")]

TOMORROW = timedelta(days=1)


@pytest.fixture
def public(site):
    page = site.home.add_child(instance=StandardPage(title="Open", slug="open", body="<p>Calm words.</p>", live=False))
    page.save_revision()
    sign(submit(page), "final")
    return StandardPage.objects.get(pk=page.pk)


@pytest.fixture
def scheduled(public):
    """The review of a change that is signed and goes live tomorrow."""
    round = submit(draft(public, body="<p>Words for tomorrow.</p>", go_live_at=timezone.now() + TOMORROW))
    sign(round, "final")
    round.refresh_from_db()
    assert round.status == RoundStatus.SCHEDULED
    return round


def its_time_comes(page):
    """As if the day had come, and whoever runs the site had a clock."""
    past = timezone.now() - timedelta(minutes=1)
    Release.objects.filter(page_id=page.pk, released_at=None).update(goes_live_at=past)
    for revision in Revision.objects.filter(object_id=str(page.pk), approved_go_live_at__isnull=False):
        revision.content["go_live_at"] = past.isoformat()
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=revision.content)
    call_command("publish_scheduled")


def words(page):
    return StandardPage.objects.get(pk=page.pk).body


def test_what_was_signed_for_tomorrow_is_public_tomorrow(public, scheduled):
    assert words(public) == "<p>Calm words.</p>"

    its_time_comes(public)

    assert words(public) == "<p>Words for tomorrow.</p>"
    scheduled.refresh_from_db()
    assert scheduled.status == RoundStatus.RELEASED


def test_an_editor_who_clears_the_schedule_ends_the_release(client, public, scheduled, superuser):
    revision = Page.objects.get(pk=public.pk).get_latest_revision()
    client.force_login(superuser)

    client.post(reverse("wagtailadmin_pages:revisions_unschedule", args=[public.pk, revision.pk]))

    scheduled.refresh_from_db()
    assert scheduled.status == RoundStatus.WITHDRAWN
    revision.refresh_from_db()
    revision.content["go_live_at"] = None
    with pytest.raises(PublishRefused):
        revision.publish(skip_permission_checks=True)
    assert words(public) == "<p>Calm words.</p>"


def test_a_new_review_ends_the_release_that_waits(public, scheduled):
    again = submit(draft(public, body="<p>Better words for tomorrow.</p>"))

    its_time_comes(public)

    scheduled.refresh_from_db()
    assert scheduled.status == RoundStatus.WITHDRAWN
    assert words(public) == "<p>Calm words.</p>"
    again.refresh_from_db()
    assert again.status == RoundStatus.OPEN


def test_a_page_that_is_taken_down_does_not_come_back_by_its_schedule(public, scheduled):
    withdraw(page=public, user=person("Lead editors"), reason="The words were wrong.")

    its_time_comes(public)

    assert not Page.objects.get(pk=public.pk).live
    scheduled.refresh_from_db()
    assert scheduled.status == RoundStatus.WITHDRAWN


def test_going_live_on_its_day_ends_no_review_of_what_comes_after(public, scheduled):
    # The page is locked for editors now; a program may still submit what comes next.
    Release.objects.filter(round=scheduled).update(goes_live_at=timezone.now() - timedelta(minutes=1))
    scheduled.status = RoundStatus.RELEASED
    scheduled.save()
    release = Release.objects.get(round=scheduled)
    next_round = submit(draft(public, title="Open house", go_live_at=None))
    # Submitting gave the schedule up: as where both happen in the same minute, its time came first.
    Release.objects.filter(pk=release.pk).update(withdrawn_at=None)
    due = Revision.objects.filter(object_id=str(public.pk), content__body="<p>Words for tomorrow.</p>").first()
    due.content["go_live_at"] = None

    due.publish(skip_permission_checks=True)

    assert words(public) == "<p>Words for tomorrow.</p>"
    next_round.refresh_from_db()
    next_round.workflow_state.refresh_from_db()
    assert next_round.status == RoundStatus.OPEN
    assert next_round.workflow_state.status == "in_progress"


# What must be public now


def test_a_correction_that_can_not_wait_has_no_later_day(site):
    module, lesson = draft_module(site)
    release_all(module)
    lesson = draft(
        LessonPage.objects.get(pk=lesson.pk), key_question="Who is there?", go_live_at=timezone.now() + TOMORROW
    )

    with pytest.raises(CannotRelease, match="Clear its schedule first"):
        correct_in_emergency(
            page=lesson,
            lead=person("Lead editors"),
            safeguarding=person("safeguarding"),
            reason="The number of the helpline was wrong.",
            expected_hash=draft_hash(lesson),
        )

    assert Release.objects.filter(page=lesson).count() == 1


def test_a_page_is_not_brought_back_for_a_later_day(public):
    lead = person("Lead editors")
    withdraw(page=public, user=lead, reason="The words were wrong.")
    draft(public, go_live_at=timezone.now() + TOMORROW)

    with pytest.raises(CannotRelease, match="Clear its schedule first"):
        release_again(page=public, user=lead)

    assert Release.objects.filter(page=public).count() == 1


def test_a_module_with_a_lesson_for_a_later_day_is_not_released_in_part(site):
    module, lesson = draft_module(site)
    sign_all(submit(draft(lesson, go_live_at=timezone.now() + TOMORROW)))
    sign_all(submit(module))

    with pytest.raises(CannotRelease, match=f"“{lesson.title}” is set to go live on"):
        release_module(module=module, user=person("Editors"))

    assert not Release.objects.filter(page__in=[module.pk, lesson.pk]).exists()


def test_the_review_after_an_emergency_is_not_put_off_by_a_later_day(public):
    page = draft(public, body="<p>Corrected words.</p>")
    correct_in_emergency(
        page=page,
        lead=person("Lead editors"),
        safeguarding=person("safeguarding"),
        reason="The number of the helpline was wrong.",
        expected_hash=draft_hash(page),
    )
    round = page.review_rounds.order_by("-pk").first()
    draft(page, go_live_at=timezone.now() + TOMORROW)

    with pytest.raises(CannotRelease, match="Clear its schedule first"):
        sign(round, "final")

    round.refresh_from_db()
    assert round.status == RoundStatus.OPEN


def test_a_page_that_was_never_public_is_stopped_before_its_day(site):
    page = site.home.add_child(instance=StandardPage(title="Soon", slug="soon", body="<p>Soon.</p>", live=False))
    page.save_revision()
    round = submit(draft(page, go_live_at=timezone.now() + TOMORROW))
    sign(round, "final")
    assert what_takes_it_down(page) == "Unpublish at once"

    withdraw(page=page, user=person("safeguarding"), reason="Something was said about it.")
    its_time_comes(page)

    assert not Page.objects.get(pk=page.pk).live
    assert what_takes_it_down(page) == ""


# Brought back


def test_a_page_is_not_brought_back_after_a_reviewer_asked_for_changes(public):
    lead = person("Lead editors")
    round = start_full_review(page=public, user=lead)
    sign(round, "final", decision=Decision.REQUEST_CHANGES)
    withdraw(page=public, user=lead, reason="A reviewer found a mistake.")

    with pytest.raises(CannotRelease, match="asked for changes"):
        release_again(page=public, user=lead)

    assert not Page.objects.get(pk=public.pk).live


def test_a_full_review_goes_on_when_its_page_is_brought_back(public):
    lead = person("Lead editors")
    round = start_full_review(page=public, user=lead)
    withdraw(page=public, user=lead, reason="The wrong page was taken down.")

    release_again(page=public, user=lead)

    round.refresh_from_db()
    assert Page.objects.get(pk=public.pk).live
    assert round.status == RoundStatus.OPEN


def test_an_emergency_correction_comes_back_with_its_full_review_alone(public):
    lead = person("Lead editors")
    page = draft(public, body="<p>Corrected words.</p>")
    correct_in_emergency(
        page=page,
        lead=lead,
        safeguarding=person("safeguarding"),
        reason="The number of the helpline was wrong.",
        expected_hash=draft_hash(page),
    )
    withdraw(page=page, user=lead, reason="It was still wrong.")

    with pytest.raises(CannotRelease, match="full review"):
        release_again(page=page, user=lead)

    assert not Page.objects.get(pk=page.pk).live
