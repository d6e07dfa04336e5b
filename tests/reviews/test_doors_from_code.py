"""Whatever starts a review, resumes it or lets it go on is refused where no form is asked."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail import hooks
from wagtail.models import Page, TaskState, Workflow, WorkflowState

from reviews.submitting import ReviewRefused

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
    review = WorkflowState.objects.get()
    review.current_task_state.reject(user=desk.publisher)
    draft = page.get_latest_revision_as_object()
    draft.body = UNSAFE
    draft.save_revision(user=desk.editor)
    review.refresh_from_db()

    with pytest.raises(ReviewRefused):
        review.resume(desk.editor)

    review.refresh_from_db()
    assert review.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert review.current_task_state is not None
    assert steps() == 1


def test_a_step_approved_after_a_reviewer_saved_a_draft_that_blocks_is_refused(desk):
    page = desk.in_review()
    desk.edit(desk.publisher, page, body=as_rich_text(UNSAFE))
    review = WorkflowState.objects.get()

    with pytest.raises(ReviewRefused):
        review.current_task_state.approve(user=desk.publisher)

    review.refresh_from_db()
    page.refresh_from_db()
    assert review.status == WorkflowState.STATUS_IN_PROGRESS
    assert not page.live


def test_approving_from_the_list_of_reviews_leads_back_to_the_editor_and_says_why(desk):
    page = desk.in_review()
    desk.edit(desk.publisher, page, body=as_rich_text(UNSAFE))
    step = WorkflowState.objects.get().current_task_state

    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", step.pk])
    response = desk.client.post(address, {"comment": ""}, follow=True)

    assert response.redirect_chain[0][0] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "can't go on yet" in response.content.decode().replace("&#x27;", "'")
    assert is_in_review(page)


def test_approving_in_a_dialogue_leads_back_to_the_editor(desk):
    page = desk.in_review()
    desk.edit(desk.publisher, page, body=as_rich_text(UNSAFE))
    step = WorkflowState.objects.get().current_task_state

    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", step.pk])
    response = desk.client.post(address, {"comment": ""}, headers={"X-Requested-With": "XMLHttpRequest"})

    assert response.json() == {"step": "success", "redirect": reverse("wagtailadmin_pages:edit", args=[page.pk])}


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
