"""Until reviews exist, editors write and publishers publish."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission, TaskState

from home.roles import ROLES, install_roles

from ..factories import UserFactory
from ..site import SmallSite

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    site = SmallSite()
    install_roles()
    return site


def member_of(name):
    user = UserFactory()
    user.groups.add(Group.objects.get(name=name))
    return user


def may(user, page):
    return page.permissions_for_user(type(user).objects.get(pk=user.pk))


@pytest.mark.parametrize("name", ["Editors", "Publishers"])
def test_everybody_at_the_desk_adds_and_edits_lessons(site, name):
    lesson = site.lesson(live=False)
    user = member_of(name)

    assert may(user, site.module).can_add_subpage()
    assert may(user, lesson).can_edit()


def test_an_editor_cannot_publish(site):
    lesson = site.lesson(live=False)
    editor = member_of("Editors")

    assert not may(editor, lesson).can_publish()
    assert not may(editor, site.module).can_publish_subpage()
    assert not may(editor, site.lesson()).can_unpublish()


def test_a_publisher_publishes_and_unpublishes(site):
    lesson = site.lesson()
    publisher = member_of("Publishers")

    assert may(publisher, lesson).can_publish()
    assert may(publisher, lesson).can_unpublish()


def test_reordering_lessons_needs_the_right_to_publish(site):
    # Wagtail's rule: the order shows to the public at once. Reviews bring a rule of our own.
    assert may(member_of("Publishers"), site.module).can_reorder_children()
    assert not may(member_of("Editors"), site.module).can_reorder_children()


def test_nobody_in_a_role_reaches_the_root_of_the_page_tree(site):
    for role in ROLES:
        assert not may(member_of(role.name), site.home.get_parent()).can_edit()


@pytest.mark.usefixtures("admin_templates")
@pytest.mark.parametrize("name", ["Editors", "Publishers"])
def test_everybody_at_the_desk_adds_and_chooses_pictures(client, site, name):
    client.force_login(member_of(name))

    assert client.get("/admin/images/add/").status_code == 200
    assert client.get("/admin/images/chooser/").status_code == 200


def test_what_an_editor_submits_is_answered_by_a_publisher(site):
    lesson = site.lesson(live=False)
    lesson.save_revision()
    publisher = member_of("Publishers")

    state = lesson.get_workflow().start(lesson, member_of("Editors"))

    assert state.workflow.name == "publishers"
    assert list(TaskState.objects.reviewable_by(publisher)) == [state.current_task_state]
    state.current_task_state.approve(user=publisher)
    lesson.refresh_from_db()
    assert lesson.live


def test_installing_the_roles_again_changes_nothing(site):
    before = set(GroupPagePermission.objects.values_list("group__name", "page", "permission__codename"))

    install_roles()

    assert set(GroupPagePermission.objects.values_list("group__name", "page", "permission__codename")) == before


def test_a_page_permission_that_no_role_declares_is_taken_away(site):
    publishers = Group.objects.get(name="Publishers")
    other = GroupPagePermission.objects.get(group=publishers, permission__codename="publish_page")
    other.pk, other.page = None, site.home.get_parent()
    other.save()

    install_roles()

    assert not GroupPagePermission.objects.filter(group=publishers, page=site.home.get_parent()).exists()
