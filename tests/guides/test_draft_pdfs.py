"""The draft that an editor opens: the newest words, marked on every page, for those who may edit."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission

from lessons.models import LessonPage

from ..factories import UserFactory
from .paper_reading import Printed

MARK = "Draft, not reviewed"


@pytest.fixture
def editor(site):
    group = Group.objects.create(name="Writers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    permission = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=group, page=site.module, permission=permission)
    user = UserFactory()
    user.groups.add(group)
    return user


@pytest.fixture
def open_draft(client, editor):
    def open_draft(page):
        client.force_login(editor)
        response = client.get(reverse("guides_draft", args=[page.pk]))
        assert response.status_code == 200
        return Printed(response.content)

    return open_draft


def test_every_page_of_a_draft_says_that_nobody_has_reviewed_it(site, open_draft):
    printed = open_draft(site.lesson(code="X1.1", live=False))

    assert len(printed.pages) > 5
    assert all(MARK in words for words in printed.pages)


def test_no_page_of_a_public_guide_says_so(site, fetch):
    site.lesson(code="X1.1")

    for address in ("/guides/X1.1/teacher-guide.pdf", "/guides/X1.1/handouts.pdf", "/guides/T9/teacher-guide.pdf"):
        assert MARK not in fetch(address).text


def test_a_draft_has_the_newest_words_and_the_public_guide_the_public_ones(site, open_draft, fetch):
    lesson = site.lesson(code="X1.1", title="Public title")
    lesson.title = "Newest title"
    lesson.save_revision()

    assert "Newest title" in open_draft(lesson).pages[0]
    assert "Newest title" not in fetch("/guides/X1.1/teacher-guide.pdf").text


def test_a_draft_is_not_kept(site, client, editor, shelf_folder):
    client.force_login(editor)

    response = client.get(reverse("guides_draft", args=[site.lesson(live=False).pk]))

    assert {"private", "no-store"} <= set(response.headers["Cache-Control"].split(", "))
    assert not shelf_folder.exists()


def test_a_lesson_with_nothing_but_a_title_can_be_printed(site, open_draft):
    lesson = LessonPage(title="Only a title", slug="only-a-title", live=False)
    site.module.add_child(instance=lesson)

    printed = open_draft(lesson)

    assert "Only a title" in printed.pages[0]
    assert "UNRESOLVED" not in printed.text


def test_the_draft_of_a_module_binds_drafts(site, open_draft):
    site.lesson(code="T9.1", title="Not public yet", live=False)

    printed = open_draft(site.module)

    assert "Not public yet" in printed.text
    assert all(MARK in words for words in printed.pages)


def test_who_may_not_edit_gets_no_draft(site, client, editor):
    elsewhere = site.home
    lesson = site.lesson(live=False)
    stranger = UserFactory()
    stranger.groups.add(Group.objects.create(name="Readers"))
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))

    client.force_login(stranger)
    refused = client.get(reverse("guides_draft", args=[lesson.pk]))
    client.logout()
    signed_out = client.get(reverse("guides_draft", args=[lesson.pk]))

    assert refused.status_code == 302
    assert reverse("guides_draft", args=[lesson.pk]) not in refused.headers["Location"]
    assert signed_out.status_code == 302
    assert "/admin/login/" in signed_out.headers["Location"]
    client.force_login(editor)
    assert client.get(reverse("guides_draft", args=[elsewhere.pk])).status_code == 404


@pytest.mark.usefixtures("admin_templates")
def test_the_editor_offers_the_draft_of_a_lesson_and_a_module(site, admin_client):
    for page in (site.lesson(live=False), site.module):
        editor = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert reverse("guides_draft", args=[page.pk]) in editor.text


@pytest.mark.usefixtures("admin_templates")
def test_other_pages_have_no_draft_on_paper(site, admin_client):
    editor = admin_client.get(reverse("wagtailadmin_pages:edit", args=[site.help.pk]))

    assert "draft.pdf" not in editor.text
