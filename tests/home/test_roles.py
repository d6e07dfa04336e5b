"""Who may do what: exactly the rights that each role needs, and nobody publishes."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import GroupPagePermission

from reviews.roles import ROLES, install_roles

from ..factories import UserFactory
from ..reviews.makers import install_reviews, person
from ..site import SmallSite

pytestmark = pytest.mark.django_db

WRITERS = ["Editors", "Lead editors"]
TAKES_PAGES_DOWN = ["Safeguarding leads", "Lead editors"]
ROLE_NAMES = [role.name for role in ROLES]


@pytest.fixture
def site():
    site = SmallSite()
    install_reviews(site.home)
    return site


def may(user, page):
    return page.permissions_for_user(type(user).objects.get(pk=user.pk))


def everybody():
    return [*(person(name) for name in ROLE_NAMES), UserFactory(is_superuser=True)]


def rights():
    return set(GroupPagePermission.objects.values_list("group__name", "page", "permission__codename"))


def test_nobody_may_publish_superusers_included(site):
    for user in everybody():
        for page in (site.lesson(live=False), site.lesson(), site.module, site.home):
            assert not may(user, page).can_publish()
            assert not may(user, page).can_publish_subpage()
    assert not GroupPagePermission.objects.filter(permission__codename__in=["publish_page", "bulk_delete_page"])


@pytest.mark.parametrize("name", ROLE_NAMES)
def test_only_editors_and_lead_editors_write(site, name):
    user, is_writer = person(name), name in WRITERS
    lesson = site.lesson(live=False)

    assert may(user, site.module).can_add_subpage() == is_writer
    assert may(user, lesson).can_edit() == is_writer
    assert may(user, lesson).can_lock() == is_writer
    assert may(user, site.module).can_reorder_children() == is_writer
    assert may(user, lesson).can_move_to(site.module) == is_writer


def test_who_locks_a_page_unlocks_it(site):
    lesson, editor, other = site.lesson(live=False), person("Editors"), person("Editors")
    lesson.locked, lesson.locked_by = True, editor

    assert may(editor, lesson).can_unlock()
    assert may(other, lesson).can_unlock()


@pytest.mark.parametrize("name", ROLE_NAMES)
def test_only_lead_editors_and_safeguarding_leads_take_a_page_down(site, name):
    assert may(person(name), site.lesson()).can_unpublish() == (name in TAKES_PAGES_DOWN)


@pytest.mark.parametrize("name", ROLE_NAMES)
def test_each_role_holds_its_own_rights_in_reviews(site, name):
    user = person(name)

    held = {code for code in ("lead_reviews", "release_module", "withdraw_page") if user.has_perm(f"reviews.{code}")}

    assert held == {
        "Editors": {"release_module"},
        "Safeguarding leads": {"withdraw_page"},
        "Lead editors": {"lead_reviews", "release_module", "withdraw_page"},
    }.get(name, set())


@pytest.mark.parametrize("name", ROLE_NAMES)
def test_nobody_in_a_role_reaches_the_root_of_the_page_tree(site, name):
    assert not may(person(name), site.home.get_parent()).can_edit()


@pytest.mark.usefixtures("admin_templates")
@pytest.mark.parametrize("name", ROLE_NAMES)
def test_everybody_with_a_role_comes_in_and_only_writers_bring_pictures(client, site, name):
    client.force_login(person(name))

    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    is_let_in = client.get(reverse("wagtailimages:add")).status_code == 200
    assert is_let_in == (name in WRITERS)


@pytest.mark.usefixtures("admin_templates")
@pytest.mark.parametrize("name", sorted({*ROLE_NAMES} - {*WRITERS}))
def test_a_reviewer_opens_no_page_to_write_in(client, site, name):
    lesson = site.lesson()
    client.force_login(person(name))

    answer = client.get(reverse("wagtailadmin_pages:edit", args=[lesson.pk]))

    assert answer.status_code == 302
    assert answer.url == reverse("wagtailadmin_home")


def test_installing_the_roles_again_changes_nothing(site):
    before = rights()

    install_roles(home=site.home)

    assert rights() == before


def test_a_page_permission_that_no_role_declares_is_taken_away(site):
    editors = Group.objects.get(name="Editors")
    other = GroupPagePermission.objects.get(group=editors, permission__codename="change_page")
    other.pk, other.page = None, site.home.get_parent()
    other.save()

    install_roles(home=site.home)

    assert not GroupPagePermission.objects.filter(group=editors, page=site.home.get_parent()).exists()


def test_whoever_published_before_writes_now(site):
    publishers = Group.objects.create(name="Publishers")
    user = UserFactory()
    user.groups.add(publishers)

    install_roles(home=site.home)

    assert [group.name for group in user.groups.all()] == ["Editors"]
    assert not Group.objects.filter(name="Publishers").exists()


@pytest.mark.parametrize("name", ROLE_NAMES)
def test_every_role_reads_the_help_directory_and_only_some_keep_it(site, name):
    user = person(name)

    def may_help(right):
        return user.has_perm(f"support.{right}_helpservice")

    assert may_help("view")
    assert not may_help("delete")
    assert may_help("change") == (name in {"Editors", "Safeguarding leads", "Lead editors"})
    assert may_help("check") == (name in {"Clinical reviewers", "Safeguarding leads", "Lead editors"})
    assert may_help("pause") == (name in {"Editors", "Clinical reviewers", "Safeguarding leads", "Lead editors"})
