"""A review under way when something speaks against its page, or for it: its seats hear of it at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reviews.dates import dates_after
from reviews.desk.steering import end_review
from reviews.desk.waiting import seats_for
from reviews.emergencies import correct_in_emergency, draft_hash
from reviews.models import Decision, ReviewRound, RoundKind, RoundStatus, SignOff
from reviews.releasing import CannotRelease, release_again, withdraw
from reviews.reviewing import start_full_review
from tests.reviews.makers import draft, person, sign, submit

pytestmark = pytest.mark.guarded

WRONG_NUMBER = "The number of the helpline was wrong."


def newest_round(page):
    return ReviewRound.objects.filter(page=page).order_by("-pk").first()


def statuses(round):
    return {each.seat.code: each.status for each in round.assignments.select_related("seat")}


def test_a_full_review_of_a_page_that_was_sent_back_asks_its_seats_at_once(
    public_lesson, django_capture_on_commit_callbacks
):
    round = submit(draft(public_lesson, follow_up="<p>Notice who is quiet.</p>"))
    sign(round, "clinical", decision=Decision.REQUEST_CHANGES)

    with django_capture_on_commit_callbacks(execute=True):
        start_full_review(page=public_lesson, user=person("Lead editors"))

    round.refresh_from_db()
    assert (round.kind, round.status) == (RoundKind.FULL, RoundStatus.OPEN)
    assert round.pk in seats_for(person("clinical"), today=timezone.localdate()).values_list("round", flat=True)


def test_a_page_that_goes_down_at_its_final_check_goes_back_to_the_seats_for_its_safety(
    public_lesson, django_capture_on_commit_callbacks
):
    round = submit(draft(public_lesson, slug="who-to-ask-first"))
    assert statuses(round) == {"education": "carried", "clinical": "carried", "final": "waiting"}

    with django_capture_on_commit_callbacks(execute=True):
        withdraw(page=public_lesson, user=person("Lead editors"), reason="A number was wrong.")

    assert statuses(round)["clinical"] == "waiting"
    assert sign(round, "clinical")
    assert sign(round, "final")


def test_a_page_that_comes_back_leaves_no_seat_waiting_that_counts_again(
    public_lesson, django_capture_on_commit_callbacks
):
    lead = person("Lead editors")
    withdraw(page=public_lesson, user=lead, reason="The wrong page was taken down.")
    round = submit(public_lesson)
    assert statuses(round)["clinical"] == "waiting"

    with django_capture_on_commit_callbacks(execute=True):
        release_again(page=public_lesson, user=lead)

    assert "waiting" not in statuses(round).values()
    round.refresh_from_db()
    assert round.status == RoundStatus.RELEASED


def test_the_calendar_makes_no_plain_review_of_the_one_after_an_emergency(corrected):
    round = newest_round(corrected)
    sign(round, "education")

    start_full_review(page=corrected, user=person("Lead editors"))

    round.refresh_from_db()
    assert round.kind == RoundKind.EMERGENCY
    assert statuses(round)["education"] == "signed"


def test_when_the_correction_is_taken_down_its_review_can_be_ended_and_is_owed(corrected):
    lead = person("Lead editors")
    round = newest_round(corrected)
    withdraw(page=corrected, user=lead, reason="It was still wrong.")

    end_review(round=round, user=lead)

    assert submit(corrected).kind == RoundKind.EMERGENCY
    assert newest_round(corrected).due_on == round.due_on
    with pytest.raises(CannotRelease, match="full review"):
        release_again(page=corrected, user=lead)


def test_a_second_correction_does_not_move_the_day_of_the_first(corrected):
    round = newest_round(corrected)
    soon = timezone.localdate() + timedelta(days=1)
    ReviewRound.objects.filter(pk=round.pk).update(due_on=soon)
    lesson = draft(corrected, key_question="Who is there to ask today?")

    correct_in_emergency(
        page=lesson,
        lead=person("Lead editors"),
        safeguarding=person("safeguarding"),
        reason=WRONG_NUMBER,
        expected_hash=draft_hash(lesson),
    )

    assert newest_round(corrected).due_on == soon


def test_a_correction_needs_two_people_whose_accounts_are_active(public_lesson):
    lesson = draft(public_lesson, key_question="Who is there to ask?")

    with pytest.raises(CannotRelease, match="active"):
        correct_in_emergency(
            page=lesson,
            lead=person("Lead editors", is_active=False),
            safeguarding=person("safeguarding"),
            reason=WRONG_NUMBER,
            expected_hash=draft_hash(lesson),
        )


@pytest.mark.parametrize(
    ("kind", "checked_on"),
    [(RoundKind.FULL, "the oldest sign-off"), (RoundKind.CHANGE, "the day of the last full check")],
)
def test_what_was_signed_before_a_review_began_makes_no_page_newer(public_lesson, kind, checked_on):
    now, today = timezone.now(), timezone.localdate()
    type(public_lesson.review_dates).objects.filter(page=public_lesson).update(reviewed_on=today - timedelta(days=600))
    round = ReviewRound(kind=kind, opened_at=now, full_since=now - timedelta(days=500))
    signed = [SignOff(signed_at=now - timedelta(days=500)), SignOff(signed_at=now + timedelta(minutes=1))]

    reviewed_on, _ = dates_after(public_lesson, sign_offs=signed, round=round)

    days = {"the oldest sign-off": 500, "the day of the last full check": 600}
    assert reviewed_on == today - timedelta(days=days[checked_on])
