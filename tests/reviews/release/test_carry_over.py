"""For how long a signature holds: what changed is asked again, and nobody changes what was signed."""

import pytest
from django.db import models

from curriculum.models import ModulePage
from lessons.models import LessonPage
from reviews.models import Decision, RoundKind, RoundStatus, SignOff
from reviews.models.sign_offs import SignOffIsFinal
from reviews.releasing import CannotRelease, release_module
from reviews.reviewing import next_steps, start_full_review, unfilled_seats
from tests.reviews.makers import (
    draft,
    draft_module,
    draft_sensitive_module,
    person,
    release_all,
    seat,
    sign,
    sign_all,
    submit,
)

pytestmark = pytest.mark.guarded


@pytest.fixture
def public_lesson(site):
    """A lesson that was signed by every seat and is public with its module."""
    module, lesson = draft_module(site)
    release_all(module)
    return LessonPage.objects.get(pk=lesson.pk)


def statuses(round):
    return {each.seat.code: each.status for each in round.assignments.select_related("seat")}


# Sent back, and again


def test_changes_that_are_asked_for_go_back_to_the_editors_and_the_seat_is_asked_again(site):
    _, lesson = draft_module(site)
    round = submit(lesson)
    sign(round, "education")
    sign(round, "clinical", decision=Decision.REQUEST_CHANGES)
    round.refresh_from_db()
    assert (round.status, statuses(round)["clinical"]) == (RoundStatus.SENT_BACK, "sent_back")

    lesson = draft(lesson, follow_up="<p>Notice who is quiet.</p>")
    round.workflow_state.refresh_from_db()
    round.workflow_state.resume()

    round.refresh_from_db()
    assert round.status == RoundStatus.OPEN
    assert statuses(round) == {
        "education": "waiting",
        "clinical": "waiting",
        "lived-experience": "waiting",
        "final": "waiting",
    }


def test_outside_my_competence_frees_the_seat(site):
    _, lesson = draft_module(site)
    round = submit(lesson)

    sign(round, "clinical", decision=Decision.OUTSIDE_COMPETENCE)

    assert statuses(round)["clinical"] == "waiting"
    assert seat(round, "clinical").reviewer is None


# Only what changed


def test_a_teachers_note_reopens_only_the_seats_that_cover_it(site):
    module, lesson = draft_sensitive_module(site)
    release_all(module)

    round = submit(draft(LessonPage.objects.get(pk=lesson.pk), follow_up="<p>Notice who is quiet.</p>"))

    assert statuses(round) == {
        "education": "waiting",
        "clinical": "waiting",
        "safeguarding": "waiting",
        "lived-experience": "carried",
        "final": "waiting",
    }


def test_what_students_read_reopens_every_seat(site):
    module, lesson = draft_sensitive_module(site)
    release_all(module)

    round = submit(draft(LessonPage.objects.get(pk=lesson.pk), ending="<p>Ask somebody you trust today.</p>"))

    assert set(statuses(round).values()) == {"waiting"}


def test_an_address_reopens_the_final_check_alone_and_moves_no_date(public_lesson):
    before = public_lesson.review_dates.reviewed_on
    round = submit(draft(public_lesson, slug="who-to-ask-first"))
    assert {code for code, status in statuses(round).items() if status == "waiting"} == {"final"}

    sign(round, "final")

    public_lesson.refresh_from_db()
    assert public_lesson.slug == "who-to-ask-first"
    assert public_lesson.review_dates.reviewed_on == before


def test_going_back_to_the_words_that_were_signed_brings_the_signature_back(site):
    _, lesson = draft_module(site)
    round = submit(lesson)
    sign(round, "clinical")
    words = lesson.follow_up
    lesson = draft(lesson, follow_up="<p>Notice who is quiet.</p>")
    assert statuses(round)["clinical"] == "waiting"

    draft(lesson, follow_up=words)

    assert statuses(round)["clinical"] == "signed"


def test_a_full_review_carries_nothing_over(public_lesson):
    round = start_full_review(page=public_lesson, user=person("Lead editors"))

    assert set(statuses(round).values()) == {"waiting"}
    assert round.kind == RoundKind.FULL


# For good


def test_no_queryset_save_or_delete_changes_a_sign_off(site):
    _, lesson = draft_module(site)
    sign_off = sign(submit(lesson), "clinical", decision=Decision.APPROVE)
    sign_off.decision = Decision.REQUEST_CHANGES

    for attempt in (
        sign_off.save,
        sign_off.delete,
        lambda: SignOff.objects.update(decision="request_changes"),
        lambda: SignOff.objects.all().delete(),
        lambda: SignOff.objects.bulk_update([sign_off], ["decision"]),
        lambda: SignOff._base_manager.filter(pk=sign_off.pk).update(decision="request_changes"),
        lambda: lesson.sign_offs.all().update(decision="request_changes"),
        lambda: sign_off.seat.sign_offs.all().delete(),
        lambda: SignOff.objects.update_or_create(pk=sign_off.pk, defaults={"decision": "request_changes"}),
        lambda: SignOff.objects.bulk_create([sign_off]),
    ):
        with pytest.raises(SignOffIsFinal):
            attempt()

    assert SignOff.objects.get().decision == Decision.APPROVE


def test_what_a_sign_off_hangs_on_cannot_be_deleted_from_under_it(site):
    _, lesson = draft_module(site)
    sign_off = sign(submit(lesson), "clinical")

    for owner in (sign_off.round, sign_off.seat, sign_off.identity, lesson):
        with pytest.raises(models.ProtectedError):
            owner.delete()


# Together


def test_a_module_is_released_whole_or_not_at_all(site):
    module, lesson = draft_module(site)
    sign_all(submit(lesson))
    sign_all(submit(module))
    draft(lesson, ending="<p>Ask somebody you trust today.</p>")

    with pytest.raises(CannotRelease, match="not signed yet"):
        release_module(module=module, user=person("Lead editors"))

    assert not ModulePage.objects.get(pk=module.pk).live
    assert not LessonPage.objects.get(pk=lesson.pk).live


def test_a_lesson_of_a_public_module_goes_live_alone(site, public_lesson):
    round = submit(draft(public_lesson, follow_up="<p>Notice who is quiet.</p>"))

    sign_all(round)

    assert "who is quiet" in LessonPage.objects.get(pk=public_lesson.pk).follow_up


# What the button says


def test_buttons_say_what_happens_next(site, public_lesson):
    round = submit(draft(public_lesson, follow_up="<p>Notice who is quiet.</p>"))

    def button(code, decision="approve"):
        return next_steps(seat(round, code), unfilled=unfilled_seats(round))[decision]

    assert button("education") == "Approve: waits for clinical"
    sign(round, "clinical")
    assert button("education") == "Approve: waits for final check"
    sign(round, "education")
    assert button("final") == "Approve and release"
    assert button("final", "request_changes") == "Ask for changes: goes back to its editors"
