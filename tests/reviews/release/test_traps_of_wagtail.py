"""The traps and holes of Wagtail's own workflow: each was met, and each has its guard."""

import ast
import json
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page, TaskState, WorkflowState

import reviews.publishing
from home.models import StandardPage
from lessons.models import LessonPage
from reviews.models import ReviewStage, RoundStatus, SignOff
from reviews.models.stages import DecideAtTheDesk
from reviews.receivers import RevisionInReview, StepNotSigned
from reviews.releasing import CannotRelease, release_module
from tests.reviews.makers import draft, draft_module, person, release_all, sign, sign_all, submit
from tests.reviews.posting import typed

pytestmark = [pytest.mark.guarded, pytest.mark.usefixtures("admin_templates")]


@pytest.fixture
def page(site):
    page = site.home.add_child(
        instance=StandardPage(title="Plain", slug="plain", body="<p>Calm words.</p>", live=False)
    )
    page.save_revision()
    return page


def task_state_of(round):
    round.workflow_state.refresh_from_db()
    return round.workflow_state.current_task_state


def is_live(page):
    return Page.objects.get(pk=page.pk).live


def test_the_last_sign_off_releases_though_nobody_may_publish(page):
    lead = person("final")
    assert not page.permissions_for_user(lead).can_publish()

    sign(submit(page), "final", lead)

    assert is_live(page)


def test_the_finish_action_imports_nothing_of_wagtail_while_wagtail_is_loading():
    tree = ast.parse(Path(reviews.publishing.__file__).read_text(encoding="utf-8"))
    at_run_time = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]

    assert {node.module for node in at_run_time if isinstance(node, ast.ImportFrom)} == {"typing"}
    assert not [node for node in at_run_time if isinstance(node, ast.Import)]


def test_an_edit_after_the_experts_leads_back_to_them_and_the_new_words_are_what_is_released(site):
    module, lesson = draft_module(site)
    release_all(module)
    lesson = LessonPage.objects.get(pk=lesson.pk)
    round = submit(draft(lesson, follow_up="<p>Notice who is quiet.</p>"))
    sign(round, "education")
    sign(round, "clinical")
    assert task_state_of(round).task.name == "Final check"
    draft(lesson, follow_up="<p>Notice who is quiet, and ask.</p>")

    with pytest.raises(Exception, match="waits for education and clinical"):
        sign(round, "final")
    sign_all(round)

    assert LessonPage.objects.get(pk=lesson.pk).follow_up == "<p>Notice who is quiet, and ask.</p>"


def test_task_states_are_wagtails_own_so_its_mail_and_reports_go_on_working():
    assert ReviewStage.get_task_state_class() is TaskState


def test_saving_and_approving_in_one_click_passes_no_step(client, page):
    round = submit(page)
    lead = person("final")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.force_login(lead)

    client.post(
        address,
        typed(client.get(address), page)
        | {
            "action-workflow-action": "on",
            "workflow-action-name": "approve",
            "workflow-action-extra-data": json.dumps({"comment": "fine"}),
        },
    )

    assert task_state_of(round).status == TaskState.STATUS_IN_PROGRESS
    assert not SignOff.objects.exists()
    assert not is_live(page)


def test_an_action_on_one_page_cannot_be_aimed_at_the_step_of_another(client, site, page):
    other = site.home.add_child(instance=StandardPage(title="Other", slug="other", body="<p>Words.</p>", live=False))
    other.save_revision()
    rounds = [submit(page), submit(other)]
    client.force_login(person("final"))

    for target in rounds:
        address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task_state_of(target).pk])
        client.post(address, {"comment": "fine"})

    assert not SignOff.objects.exists()
    assert not is_live(page)
    assert not is_live(other)
    assert [task_state_of(each).status for each in rounds] == [TaskState.STATUS_IN_PROGRESS] * 2


def test_a_step_is_passed_by_no_code_that_has_no_signatures(page, superuser):
    round = submit(page)
    step = task_state_of(round)

    with pytest.raises(DecideAtTheDesk):
        step.task.specific.on_action(step, superuser, "approve")
    with pytest.raises(StepNotSigned):
        step.approve(user=superuser)
    with pytest.raises((StepNotSigned, CannotRelease, PermissionDenied)):
        round.workflow_state.finish(user=superuser)

    assert not is_live(page)


def test_a_version_that_was_submitted_is_never_overwritten(page):
    submit(page)
    page = StandardPage.objects.get(pk=page.pk)
    page.body = "<p>Words that nobody has seen.</p>"

    with pytest.raises(RevisionInReview):
        page.save_revision(overwrite_revision=page.get_latest_revision())

    assert StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object().body == "<p>Calm words.</p>"


def test_a_draft_that_somebody_has_signed_is_never_overwritten_either(site):
    _, lesson = draft_module(site)
    round = submit(lesson)
    lesson = draft(lesson, follow_up="<p>Notice who is quiet.</p>")
    sign(round, "clinical")
    lesson.follow_up = "<p>Words that nobody has seen.</p>"

    with pytest.raises(RevisionInReview):
        lesson.save_revision(overwrite_revision=lesson.get_latest_revision(), clean=False)


def test_an_autosave_onto_what_is_under_review_becomes_no_way_to_change_it(client, page):
    editor = person("Editors")
    page = draft(page, by=editor, body="<p>Calm words, again.</p>")
    submit(page, editor)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.force_login(editor)
    sent = typed(client.get(address), page, title="Other words")

    client.post(address, sent | {"overwrite_revision_id": page.latest_revision_id}, HTTP_ACCEPT="application/json")

    assert page.get_latest_revision().pk == page.latest_revision_id
    assert page.get_latest_revision().content["title"] == "Plain"


def test_a_lesson_under_a_module_that_was_taken_down_is_not_public(client, site):
    module, lesson = draft_module(site)
    release_all(module)
    lesson = LessonPage.objects.get(pk=lesson.pk)
    assert client.get(lesson.url).status_code == 200

    type(module).objects.get(pk=module.pk).unpublish()

    assert client.get(lesson.url).status_code == 404


def test_what_was_reviewed_is_not_deleted_and_the_editor_reads_why(client, page, superuser):
    sign(submit(page), "final")
    client.force_login(superuser)

    response = client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)

    assert "what was reviewed is kept" in response.content.decode()
    assert Page.objects.filter(pk=page.pk).exists()


def test_deleting_in_bulk_keeps_what_was_reviewed_too(client, page, superuser):
    sign(submit(page), "final")
    client.force_login(superuser)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])

    response = client.post(f"{address}?id={page.pk}", follow=True)

    assert "what was reviewed is kept" in response.content.decode()
    assert Page.objects.filter(pk=page.pk).exists()


def test_a_program_that_deletes_what_was_reviewed_is_told_why(client, page, superuser):
    sign(submit(page), "final")
    client.force_login(superuser)

    response = client.post(
        reverse("wagtailadmin_api:pages:action", args=[page.pk, "delete"]), HTTP_ACCEPT="application/json"
    )

    assert response.status_code in {403, 409}
    assert Page.objects.filter(pk=page.pk).exists()


def test_a_draft_that_nobody_has_reviewed_can_be_deleted(client, page, superuser):
    client.force_login(superuser)

    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    assert not Page.objects.filter(pk=page.pk).exists()


def test_rights_follow_the_roles(site, page):
    sign(submit(page), "final")
    page.refresh_from_db()
    editor, lead, safeguarding, clinician = (
        page.permissions_for_user(person(group)) for group in ("Editors", "final", "safeguarding", "clinical")
    )

    assert not any(each.can_publish() for each in (editor, lead, safeguarding, clinician))
    assert [each.can_unpublish() for each in (editor, lead, safeguarding, clinician)] == [False, True, True, False]
    assert site.module.permissions_for_user(person("Editors")).can_reorder_children()
    assert editor.can_move_to(site.home)
    assert not clinician.can_edit()


def test_a_superuser_may_not_publish_either(site, page, superuser):
    may = page.permissions_for_user(superuser)

    assert not may.can_publish()
    assert not site.home.permissions_for_user(superuser).can_publish_subpage()
    assert not Page.objects.get(pk=page.pk).permissions_for_user(superuser).can_publish()


def test_scheduled_publishing_says_what_it_left_out_and_exits_well(page, capsys):
    revision = page.get_latest_revision()
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at="2026-01-01T00:00:00Z")

    call_command("publish_scheduled")

    assert not is_live(page)


def test_a_review_that_is_cancelled_ends_its_round(page):
    round = submit(page)

    round.workflow_state.cancel()

    round.refresh_from_db()
    assert round.status == RoundStatus.WITHDRAWN
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_CANCELLED


def test_editing_what_was_signed_and_waits_for_its_module_ends_its_signature(site):
    module, lesson = draft_module(site)
    sign_all(submit(module))
    round = submit(lesson)
    sign_all(round)

    draft(lesson, ending="<p>Ask somebody you trust today.</p>")

    round.refresh_from_db()
    assert round.status == RoundStatus.WITHDRAWN
    with pytest.raises(CannotRelease, match=f"“{lesson.title}” is not signed yet"):
        release_module(module=module, user=person("Editors"))
