"""Whatever starts a review, resumes it or lets it go on is refused where no form is asked."""

import json

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.core import mail
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Page, TaskState, Workflow, WorkflowState

from reviews.deciding import DecisionRefused
from reviews.models import ReviewRound, SignOff
from reviews.refusal_answers import RefusalAnswersMiddleware
from reviews.submitting import ReviewRefused

from .makers import seat, sign
from .review_desk import SAFE, UNSAFE, Desk, as_rich_text, is_in_review, steps

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin_templates")]


@pytest.fixture
def desk(client):
    return Desk(client)


def test_starting_a_review_from_code_is_refused_and_nothing_is_saved(desk):
    page = desk.page(UNSAFE)

    with pytest.raises(ReviewRefused):
        page.get_workflow().start(page, desk.editor)

    assert not WorkflowState.objects.exists()
    assert not TaskState.objects.exists()
    assert mail.outbox == []


def test_the_latest_draft_counts_and_not_what_the_caller_holds(desk):
    page = desk.page(SAFE)
    newer = page.get_latest_revision_as_object()
    newer.body = UNSAFE
    newer.save_revision(user=desk.editor)

    with pytest.raises(ReviewRefused):
        desk.workflow.start(page, desk.editor)


def test_resuming_from_code_is_refused_and_the_review_stays_as_it_was(desk):
    page = desk.in_review()
    desk.send_back(page)
    review, before = WorkflowState.objects.get(), steps()
    draft = page.get_latest_revision_as_object()
    draft.body = UNSAFE
    draft.save_revision(user=desk.editor)
    review.refresh_from_db()

    with pytest.raises(ReviewRefused):
        review.resume(desk.editor)

    review.refresh_from_db()
    assert review.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert review.current_task_state is not None
    assert steps() == before


def test_the_last_sign_off_of_a_page_that_blocks_is_refused_and_nothing_is_kept(desk):
    page = desk.in_review()
    desk.edit(desk.editor, page, body=as_rich_text(UNSAFE))

    with pytest.raises(DecisionRefused, match="must be mended") as refused:
        sign(ReviewRound.objects.get(), "final", desk.lead)

    page.refresh_from_db()
    assert refused.value.code == "blocked"
    assert not SignOff.objects.exists()
    assert is_in_review(page)
    assert not page.live


def test_a_reviewer_who_approves_a_page_that_blocks_reads_why_and_loses_nothing(desk):
    page = desk.in_review()
    desk.edit(desk.editor, page, body=as_rich_text(UNSAFE))
    final = seat(ReviewRound.objects.get(), "final")
    desk.client.force_login(desk.lead)
    lines = {f"line_{number}": "yes" for number, _ in enumerate(final.seat.checklist)}
    sent = {"decision": "approve", "shown_hash": final.round.content_hash, "interest": "none", **lines}

    response = desk.client.post(reverse("review_seat", args=[final.pk]), {**sent, "public_note": "Well told."})

    assert response.status_code == 409
    assert "must be mended" in response.content.decode()
    assert "Well told." in response.content.decode()
    assert is_in_review(page)


def test_a_door_without_a_form_leads_back_to_the_editor_and_says_why(desk, rf):
    page = desk.page(UNSAFE)
    request = rf.post("/admin/", headers={"X-Requested-With": "XMLHttpRequest"})
    request._messages = CookieStorage(request)
    with pytest.raises(ReviewRefused) as refused:
        desk.workflow.start(page, desk.editor)

    answer = RefusalAnswersMiddleware(lambda request: None).process_exception(request, refused.value)

    assert json.loads(answer.content)["redirect"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    (message,) = request._messages
    assert "can't go on yet" in str(message).replace("&#x27;", "'")


def test_a_workflow_without_a_step_is_refused_too(desk):
    page = desk.page(UNSAFE)
    empty = Workflow.objects.create(name="Nobody asks")

    with pytest.raises(ReviewRefused):
        empty.start(page, desk.editor)

    page.refresh_from_db()
    assert not page.live


def test_what_a_refusal_raises_quotes_no_words_of_the_page(desk):
    page = desk.page(UNSAFE)

    with pytest.raises(ReviewRefused) as refused:
        desk.workflow.start(page, desk.editor)

    assert "SUI-01 in body" in str(refused.value)
    assert "committed" not in str(refused.value)


# Doors that lead to no review, and that would be noticed here if they came to


def test_a_copy_of_a_page_in_review_is_in_no_review(desk):
    page = desk.in_review()

    copied = page.copy(update_attrs={"slug": "plain-copy", "title": "A plain page again"}, user=desk.editor)

    assert not is_in_review(copied)


def test_no_bulk_action_starts_a_review():
    on_pages = {
        action.action_type
        for action in hooks.get_hooks("register_bulk_action")
        if issubclass(Page, tuple(action.models))
    }

    assert on_pages == {"delete", "move", "publish", "unpublish"}
