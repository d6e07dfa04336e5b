"""What every deploy installs, on a new database and on one from before there were reviews."""

import io

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowState, WorkflowTask

from home.models import HomePage
from reviews.models import Holiday, Release, ReleaseKind, ReviewSeat, ReviewStage
from reviews.public_before import REASON
from reviews.publishing_guard import PublishRefused
from reviews.releasing import withdraw
from reviews.risk import needs_review_of

from ..reviews.makers import draft, install_reviews, open_doors, person, sign_all, submit
from ..site import SmallSite

pytestmark = pytest.mark.django_db


@pytest.fixture
def old_site():
    """A site that was public before there were reviews."""
    with open_doors():
        return SmallSite()


def install():
    out = io.StringIO()
    call_command("install_reviews", stdout=out)
    return out.getvalue()


@pytest.mark.guarded
def test_a_new_database_gets_everything_that_a_review_needs():
    install()

    home = HomePage.objects.get()
    assert home.live
    assert home.get_workflow().name == "Review"
    assert [stage.name for stage in home.get_workflow().tasks] == ["Expert review", "Final check"]
    assert ReviewSeat.objects.count() == 5
    assert Group.objects.filter(name="Lead editors").exists()
    assert Holiday.objects.exists()


@pytest.mark.guarded
def test_installing_twice_changes_nothing():
    def stored():
        models = (Page, Group, Workflow, ReviewStage, ReviewSeat, Release, Holiday)
        return {model: list(model.objects.order_by("pk").values()) for model in models}

    install()
    before = stored()

    said = install()

    assert stored() == before
    assert "public before" not in said


@pytest.mark.guarded
def test_what_was_public_before_stays_so_and_says_that_nobody_has_reviewed_it(client, old_site, settings):
    settings.HAS_SAMPLE_CONTENT = False
    with open_doors():
        lesson = old_site.lesson()

    assert "pages were public before" in install()

    release = Release.objects.get(page=lesson)
    assert (release.kind, release.reason, release.reviewed_on) == (ReleaseKind.INSTALLED, REASON, None)
    lesson.save()
    answer = client.get(lesson.url)
    assert answer.status_code == 200
    assert "Not yet reviewed." in answer.content.decode()


@pytest.mark.guarded
def test_of_a_page_with_a_newer_draft_only_the_public_words_may_stay(old_site):
    with open_doors():
        lesson = old_site.lesson(key_question="What helps?")
        draft(lesson, key_question="What helps for longer?")

    install()

    with pytest.raises(PublishRefused):
        type(lesson).objects.get(pk=lesson.pk).get_latest_revision().publish(skip_permission_checks=True)
    lesson.refresh_from_db()
    assert lesson.live
    assert lesson.key_question == "What helps?"


@pytest.mark.guarded
def test_a_page_that_was_taken_down_is_not_made_public_again(old_site):
    with open_doors():
        lesson = old_site.lesson()
    install()
    withdraw(page=lesson, user=person("Lead editors"), reason="A number is wrong.")

    install()

    lesson.refresh_from_db()
    assert not lesson.live
    assert Release.objects.filter(page=lesson).count() == 1


@pytest.mark.guarded
def test_drafts_are_not_recorded(old_site):
    with open_doors():
        lesson = old_site.lesson(live=False)

    install()

    assert not Release.objects.filter(page=lesson).exists()


def test_the_first_review_of_what_was_public_before_asks_everybody(old_site):
    with open_doors():
        lesson = old_site.lesson()

    install()

    assert needs_review_of(lesson) == ("education", "clinical", "lived-experience", "final")


@pytest.mark.guarded
def test_a_page_from_before_goes_through_review_like_any_other(old_site):
    install()
    page = draft(old_site.home, by=person("Editors"), welcome="A calm place to learn.")

    sign_all(submit(page))

    assert HomePage.objects.get().welcome == "A calm place to learn."
    assert [release.kind for release in page.releases.order_by("number")] == ["installed", "reviewed"]


def test_the_workflow_of_an_earlier_version_is_retired(old_site):
    task = GroupApprovalTask.objects.create(name="Publishers")
    task.groups.add(Group.objects.create(name="Publishers"))
    former = Workflow.objects.create(name="publishers")
    WorkflowTask.objects.create(workflow=former, task=task)
    page = old_site.help
    page.save_revision()
    state = former.start(page, None)

    install()

    former.refresh_from_db()
    state.refresh_from_db()
    assert not former.active
    assert state.status == WorkflowState.STATUS_CANCELLED


def test_installing_below_another_front_door_is_safe(old_site):
    install_reviews(old_site.home)

    assert old_site.module.get_workflow().name == "Review"
