"""The pages that every installation starts from, and the demonstration on top of them."""

import io

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import TestCase, override_settings
from wagtail.models import Page, Site

from home.demo import ACCOUNTS, PASSWORD
from home.models import HomePage
from home.prose import rich_text
from home.roles import install_roles
from home.site_tree import plant_site_tree
from lessons.models import LessonPage
from users.models import User


class SiteTreeTests(TestCase):
    def test_a_new_database_gets_a_front_door_in_place_of_wagtails_welcome(self):
        plant_site_tree()

        assert Site.objects.get().root_page.specific == HomePage.objects.get()
        assert not Page.objects.filter(title__startswith="Welcome to your new Wagtail site").exists()
        for address in ("/", "/curriculum/", "/help/", "/about/", "/privacy/"):
            assert self.client.get(address).status_code == 200, address

    def test_planting_twice_changes_nothing(self):
        plant_site_tree()
        before = Page.objects.count()

        plant_site_tree()

        assert Page.objects.count() == before

    def test_pages_that_editors_changed_are_left_alone(self):
        home = plant_site_tree()
        home.welcome = "Our school's own words."
        home.save()

        plant_site_tree()

        assert HomePage.objects.get().welcome == "Our school's own words."


class RoleTests(TestCase):
    def test_editors_write_and_publishers_publish(self):
        home = plant_site_tree()
        install_roles()
        editor, publisher = (User.objects.create_user(f"{name}@school.example") for name in ("e", "p"))
        editor.groups.add(Group.objects.get(name="Editors"))
        publisher.groups.add(Group.objects.get(name="Publishers"))

        assert home.permissions_for_user(editor).can_edit()
        assert not home.permissions_for_user(editor).can_publish()
        assert home.permissions_for_user(publisher).can_publish()

    def test_installing_roles_takes_back_what_is_not_declared(self):
        plant_site_tree()
        install_roles()
        before = list(Group.objects.get(name="Editors").page_permissions.values_list("permission__codename", flat=True))

        install_roles()

        after = list(Group.objects.get(name="Editors").page_permissions.values_list("permission__codename", flat=True))
        assert sorted(before) == sorted(after) == ["add_page", "change_page"]


class DemoTests(TestCase):
    def test_the_demonstration_releases_every_lesson_and_says_who_may_sign_in(self):
        out = io.StringIO()

        call_command("seed_demo", stdout=out)
        call_command("seed_demo", stdout=out)

        assert LessonPage.objects.visible().count() == 17
        assert out.getvalue().count("22 pages released") == 1
        assert out.getvalue().count("0 pages released") == 1
        for account in ACCOUNTS:
            assert account.email in out.getvalue()
            assert self.client.login(username=account.email, password=PASSWORD)

    @override_settings(HAS_SAMPLE_CONTENT=False)
    def test_it_refuses_where_content_is_real(self):
        with pytest.raises(CommandError, match="production settings"):
            call_command("seed_demo")


def test_markdown_becomes_what_editors_could_have_typed():
    assert rich_text("One **bold** word.\n\n- a\n- b") == (
        "<p>One <b>bold</b> word.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"
    )


def test_markdown_carries_no_html_and_no_links():
    html = rich_text("<script>x</script> [a](javascript:x) ![b](http://c/d.png)")

    assert "<script" not in html
    assert "<a" not in html
    assert "<img" not in html
