"""What was said before a review counts in it only where nothing has spoken against it since."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from home.models import StandardPage
from lessons.models import LessonPage
from reviews.deciding import DecisionRefused, decide
from reviews.desk.steering import CannotSteer, end_review
from reviews.desk.waiting import seats_for
from reviews.emergencies import correct_in_emergency, draft_hash
from reviews.models import Decision, ReviewRound, RoundKind, RoundStatus
from reviews.receivers import ReviewIsOwed
from reviews.releasing import CannotRelease, release_again, withdraw
from reviews.reviewing import start_full_review
from tests.reviews.makers import (
    answer,
    draft,
    draft_module,
    draft_sensitive_module,
    person,
    release_all,
    seat,
    sign,
    submit,
)

pytestmark = pytest.mark.guarded

WRONG_NUMBER = "The number of the helpline was wrong."


def newest_round(page):
    return ReviewRound.objects.filter(page=page).order_by("-pk").first()


def statuses(round):
    return {each.seat.code: each.status for each in round.assignments.select_related("seat")}


# Taken down


def test_a_page_that_was_taken_down_comes_back_by_review_only_with_a_new_yes_to_its_safety(site):
    module, lesson = draft_sensitive_module(site)
    release_all(module)
    lesson = LessonPage.objects.get(pk=lesson.pk)
    withdraw(page=lesson, user=person("safeguarding"), reason="A child was upset by the story.")

    round = submit(lesson)

    assert statuses(round) == {
        "education": "carried",
        "clinical": "waiting",
        "safeguarding": "waiting",
        "lived-experience": "carried",
        "final": "waiting",
    }
    assert not LessonPage.objects.get(pk=lesson.pk).live


def test_a_yes_of_before_a_page_was_taken_down_does_not_bring_it_back(site):
    page = site.home.add_child(instance=StandardPage(title="Plain", slug="plain", body="<p>Calm.</p>", live=False))
    page.save_revision()
    sign(submit(page), "final")
    public = StandardPage.objects.get(pk=page.pk)
    round = submit(draft(public, body="<p>Other calm words.</p>"))
    read_before = answer(seat(round, "final"))
    withdraw(page=public, user=person("safeguarding"), reason="Something was said about it.")

    with pytest.raises(DecisionRefused, match="taken down after you opened it") as refused:
        decide(assignment=seat(round, "final"), answer=read_before, user=person("final"))

    assert refused.value.code == "moved_on"
    assert not StandardPage.objects.get(pk=public.pk).live
    sign(round, "final")
    assert StandardPage.objects.get(pk=public.pk).live, "read again, it is a decision like any other"


def test_taking_a_page_down_keeps_the_draft_that_was_made_meanwhile(public_lesson):
    newest = draft(public_lesson, key_question="Who is there to ask?").latest_revision_id

    withdraw(page=public_lesson, user=person("safeguarding"), reason="A child was upset by the story.")

    assert LessonPage.objects.get(pk=public_lesson.pk).latest_revision_id == newest


def test_a_page_with_a_final_check_alone_does_not_come_back_without_it(site):
    page = site.home.add_child(instance=StandardPage(title="Open", slug="open", body="<p>Calm.</p>", live=False))
    page.save_revision()
    sign(submit(page), "final")
    page = StandardPage.objects.get(pk=page.pk)
    withdraw(page=page, user=person("Lead editors"), reason="The words were wrong.")

    round = submit(page)

    assert statuses(round) == {"final": "waiting"}
    assert not StandardPage.objects.get(pk=page.pk).live


def test_a_page_that_was_brought_back_is_asked_again_only_for_what_changes_then(public_lesson):
    lead = person("Lead editors")
    withdraw(page=public_lesson, user=lead, reason="A mistake: the wrong page was taken down.")
    release_again(page=public_lesson, user=lead)

    round = submit(draft(public_lesson, slug="who-to-ask-first"))

    assert {code for code, status in statuses(round).items() if status == "waiting"} == {"final"}


# A full review that is ended before its end


def test_a_full_review_that_is_ended_is_owed_until_every_seat_has_signed(public_lesson):
    round = start_full_review(page=public_lesson, user=person("Lead editors"))
    sign(round, "education")
    end_review(round=round, user=person("Lead editors"))

    again = submit(public_lesson)

    assert again.kind == RoundKind.FULL
    assert statuses(again) == {"education": "carried", "clinical": "waiting", "final": "waiting"}
    assert LessonPage.objects.get(pk=public_lesson.pk).releases.count() == 1


def test_a_full_review_that_wagtail_cancels_is_owed_too(public_lesson):
    round = start_full_review(page=public_lesson, user=person("Lead editors"))
    round.workflow_state.cancel()

    assert submit(public_lesson).kind == RoundKind.FULL


def test_a_full_review_that_was_interrupted_still_moves_the_date(public_lesson):
    long_ago = timezone.localdate() - timedelta(days=400)
    type(public_lesson.review_dates).objects.filter(page=public_lesson).update(reviewed_on=long_ago)
    round = start_full_review(page=public_lesson, user=person("Lead editors"))
    sign(round, "education")
    end_review(round=round, user=person("Lead editors"))
    again = submit(public_lesson)

    sign(again, "clinical")
    sign(again, "final")

    public_lesson.review_dates.refresh_from_db()
    assert public_lesson.review_dates.reviewed_on == timezone.localdate()


def test_only_who_leads_reviews_ends_a_full_one(public_lesson):
    round = start_full_review(page=public_lesson, user=person("Lead editors"))

    with pytest.raises(PermissionDenied):
        end_review(round=round, user=person("Editors"))

    round.refresh_from_db()
    assert round.status == RoundStatus.OPEN


def test_a_review_that_becomes_a_full_one_starts_anew(public_lesson):
    round = submit(draft(public_lesson, follow_up="<p>Notice who is quiet.</p>"))
    sign(round, "education")
    sign(round, "clinical")
    assert statuses(round)["final"] == "waiting"

    round = start_full_review(page=public_lesson, user=person("Lead editors"))

    assert {statuses(round)[code] for code in ("education", "clinical", "final")} == {"waiting"}
    round.workflow_state.refresh_from_db()
    assert round.workflow_state.current_task_state.task.name == "Expert review"
    with pytest.raises(DecisionRefused, match="waits for"):
        sign(round, "final")


# The full review after an emergency correction


def test_the_review_after_an_emergency_is_ended_by_nobody(corrected):
    round = newest_round(corrected)
    assert round.kind == RoundKind.EMERGENCY

    with pytest.raises(CannotSteer, match="until every seat has signed"):
        end_review(round=round, user=person("Lead editors"))
    with pytest.raises(ReviewIsOwed):
        round.workflow_state.cancel()

    round.refresh_from_db()
    assert round.status == RoundStatus.OPEN


def test_seats_that_are_asked_again_after_an_emergency_are_due_before_the_review_is(corrected):
    round = newest_round(corrected)
    soon = timezone.localdate() + timedelta(days=1)
    ReviewRound.objects.filter(pk=round.pk).update(due_on=soon)
    sign(round, "clinical")

    draft(corrected, follow_up="<p>Notice who is quiet.</p>")

    assert seat(round, "clinical").status == "waiting"
    assert seat(round, "clinical").due_on == soon


def test_a_correction_is_released_only_as_both_have_read_it(public_lesson):
    lesson = draft(public_lesson, key_question="Who is there to ask?")
    read = draft_hash(lesson)
    lesson = draft(lesson, key_question="Something that nobody has read?")

    with pytest.raises(CannotRelease, match="has changed since it was proposed"):
        correct_in_emergency(
            page=lesson,
            lead=person("Lead editors"),
            safeguarding=person("safeguarding"),
            reason=WRONG_NUMBER,
            expected_hash=read,
        )

    assert LessonPage.objects.get(pk=lesson.pk).key_question == public_lesson.key_question


def test_a_full_review_under_way_goes_on_as_the_one_after_an_emergency(public_lesson):
    round = start_full_review(page=public_lesson, user=person("Lead editors"))
    sign(round, "education")
    lesson = draft(public_lesson, key_question="Who is there to ask?")

    correct_in_emergency(
        page=lesson,
        lead=person("Lead editors"),
        safeguarding=person("safeguarding"),
        reason=WRONG_NUMBER,
        expected_hash=draft_hash(lesson),
    )

    round.refresh_from_db()
    assert (round.kind, round.status) == (RoundKind.EMERGENCY, RoundStatus.OPEN)
    assert set(statuses(round).values()) == {"waiting"}


# Independence of a first review


def test_in_a_first_review_nobody_signs_who_wrote_anything_even_where_the_seat_has_signed_since(site):
    _, lesson = draft_module(site)
    author = person("clinical")
    lesson = draft(lesson, by=author, follow_up="<p>Notice who is quiet.</p>")
    round = submit(lesson)
    sign(round, "clinical")
    draft(lesson, follow_up="<p>Notice who is quiet, and ask.</p>")
    assert round.kind == RoundKind.FIRST

    assert seats_for(author, today=timezone.localdate()).get().wrote_it
    with pytest.raises(DecisionRefused, match="You wrote some of what stands here"):
        sign(round, "clinical", author)


# Sent back, and submitted again as it was


def test_a_seat_that_asked_for_changes_is_asked_again_when_nothing_of_its_parts_was_changed(
    site, django_capture_on_commit_callbacks
):
    _, lesson = draft_module(site)
    round = submit(lesson)
    sign(round, "clinical", decision=Decision.REQUEST_CHANGES)
    round.workflow_state.refresh_from_db()

    with django_capture_on_commit_callbacks(execute=True):
        round.workflow_state.resume()

    assert seat(round, "clinical").status == "waiting"
    assert round.pk in seats_for(person("clinical"), today=timezone.localdate()).values_list("round", flat=True)
