"""A page with something that blocks reaches no reviewer through the editor, and nothing typed is lost on the way."""

import pytest
from django.urls import reverse
from wagtail.models import WorkflowState

from home.models import StandardPage

from ..factories import UserFactory
from .posting import typed
from .review_desk import SAFE, UNSAFE, Desk, as_rich_text, is_in_review, new_page, steps

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin_templates")]


@pytest.fixture
def desk(client):
    return Desk(client)


# Through the editor


def test_a_new_page_that_is_submitted_at_once_is_refused_and_nothing_is_saved(desk):
    response = new_page(desk, UNSAFE, **{"action-submit": "on"})

    assert response.status_code == 200
    assert "SUI-01" in response.content.decode()
    assert not StandardPage.objects.filter(slug="plain").exists()
    assert not WorkflowState.objects.exists()


def test_a_new_page_without_a_fault_is_submitted(desk):
    response = new_page(desk, SAFE, **{"action-submit": "on"})

    assert response.status_code == 302
    assert is_in_review(StandardPage.objects.get(slug="plain"))


def test_submitting_from_the_editor_is_refused(desk):
    page = desk.page(UNSAFE)

    response = desk.edit(desk.editor, page, **{"action-submit": "on"})

    assert response.status_code == 200
    assert response.context["form"].errors["body"]
    assert not WorkflowState.objects.exists()


def test_what_was_mended_is_submitted(desk):
    page = desk.page(UNSAFE)

    response = desk.edit(desk.editor, page, body=as_rich_text(SAFE), **{"action-submit": "on"})

    assert response.status_code == 302
    assert is_in_review(page)


def test_restarting_a_review_is_refused_and_the_old_one_goes_on(desk):
    page = desk.in_review()
    desk.send_back(page)
    before = WorkflowState.objects.get()

    response = desk.edit(desk.editor, page, body=as_rich_text(UNSAFE), **{"action-restart-workflow": "on"})

    assert response.status_code == 200
    assert WorkflowState.objects.get() == before
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_NEEDS_CHANGES


def test_submitting_again_after_changes_were_asked_for_is_refused(desk):
    page = desk.in_review()
    desk.send_back(page)
    before = steps()

    response = desk.edit(desk.editor, page, body=as_rich_text(UNSAFE), **{"action-submit": "on"})

    assert response.status_code == 200
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_NEEDS_CHANGES
    assert steps() == before


def test_approving_with_an_edit_that_blocks_only_keeps_a_draft(desk):
    page = desk.in_review()

    response = desk.edit(
        desk.lead,
        page,
        body=as_rich_text(UNSAFE),
        **{"action-workflow-action": "on", "workflow-action-name": "approve"},
    )

    assert response.status_code == 302
    page.refresh_from_db()
    assert not page.live
    assert is_in_review(page)
    assert "committed" in page.get_latest_revision_as_object().body


@pytest.mark.parametrize("body", [SAFE, UNSAFE])
def test_a_button_to_publish_that_nobody_was_shown_only_keeps_a_draft(desk, body):
    page = desk.page("<p>Before.</p>")

    for user in (desk.lead, UserFactory(is_superuser=True)):
        response = desk.edit(user, page, body=as_rich_text(body), **{"action-publish": "on"})

        page.refresh_from_db()
        assert response.status_code == 302
        assert not page.live
        assert page.get_latest_revision_as_object().body != "<p>Before.</p>"


def test_publishing_a_new_page_at_once_only_keeps_a_draft(desk):
    new_page(desk, UNSAFE, **{"action-publish": "on"})

    assert not StandardPage.objects.get(slug="plain").live


def test_submitting_an_earlier_version_that_blocks_is_refused(desk):
    page = desk.page(UNSAFE)
    earlier = page.get_latest_revision()
    page.body = SAFE
    page.save_revision(user=desk.editor)
    desk.client.force_login(desk.editor)
    address = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, earlier.pk])
    data = typed(desk.client.get(address), page, body=as_rich_text(UNSAFE))

    response = desk.client.post(address, data | {"action-submit": "on"})

    assert response.status_code == 200
    assert response.context["form"].refused
    assert not WorkflowState.objects.exists()


def test_a_page_that_the_public_sees_is_submitted_with_its_changes_checked(desk):
    page = desk.page(SAFE)
    page.get_latest_revision().publish()
    page.refresh_from_db()

    response = desk.edit(desk.editor, page, body=as_rich_text(UNSAFE), **{"action-submit": "on"})

    assert response.status_code == 200
    assert not WorkflowState.objects.exists()


def test_submitting_a_page_that_blocks_for_a_later_day_is_refused(desk):
    page = desk.page(UNSAFE)

    response = desk.edit(desk.editor, page, go_live_at="2099-01-01 09:00", **{"action-submit": "on"})

    assert response.status_code == 200
    assert not is_in_review(page)
    assert not page.revisions.exclude(approved_go_live_at=None).exists()


# What is never held up


def test_a_draft_is_saved_whatever_stands_in_it(desk):
    page = desk.page(SAFE)

    response = desk.edit(desk.editor, page, body=as_rich_text(UNSAFE))

    page.refresh_from_db()
    assert response.status_code == 302
    assert "committed" in page.get_latest_revision_as_object().body


def test_an_autosave_is_never_refused(desk):
    page = desk.page(SAFE)
    desk.client.force_login(desk.editor)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = typed(desk.client.get(address), page, body=as_rich_text(UNSAFE))

    response = desk.client.post(address, data, headers={"Accept": "application/json"})

    assert response.json()["success"] is True


def test_a_new_page_is_saved_as_a_draft_whatever_stands_in_it(desk):
    response = new_page(desk, UNSAFE)

    assert response.status_code == 302
    assert StandardPage.objects.filter(slug="plain").exists()


def test_a_reviewer_can_send_back_a_page_that_blocks(desk):
    page = desk.in_review()
    desk.edit(desk.lead, page, body=as_rich_text(UNSAFE))

    desk.send_back(page)

    assert WorkflowState.objects.get().status == WorkflowState.STATUS_NEEDS_CHANGES


def test_a_review_can_be_cancelled_while_something_blocks(desk):
    page = desk.in_review()

    desk.edit(desk.editor, page, body=as_rich_text(UNSAFE), **{"action-cancel-workflow": "on"})

    assert WorkflowState.objects.get().status == WorkflowState.STATUS_CANCELLED


def test_pretending_to_send_back_does_not_open_the_door_to_publishing(desk):
    page = desk.page(UNSAFE)

    desk.edit(
        desk.lead,
        page,
        **{"action-publish": "on", "action-workflow-action": "on", "workflow-action-name": "reject"},
    )

    page.refresh_from_db()
    assert not page.live
