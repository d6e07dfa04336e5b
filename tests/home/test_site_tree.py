"""The pages that every installation starts from: public at once through the one door, and reviewed by nobody."""

import pytest
from django.core import mail
from wagtail.models import Page, Site

from home.models import HomePage
from home.prose import rich_text
from home.site_tree import plant_site_tree
from reviews.models import Letter, Release
from users.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.guarded
def test_a_new_database_gets_a_front_door_in_place_of_wagtails_welcome(client):
    plant_site_tree()

    assert Site.objects.get().root_page.specific == HomePage.objects.get()
    assert not Page.objects.filter(title__startswith="Welcome to your new Wagtail site").exists()
    for address in ("/", "/curriculum/", "/help/", "/about/", "/how-we-review/", "/privacy/", "/accessibility/"):
        assert client.get(address).status_code == 200, address


@pytest.mark.guarded
def test_what_is_planted_was_reviewed_by_nobody_and_says_so(client, settings):
    settings.HAS_SAMPLE_CONTENT = False
    plant_site_tree()

    releases = Release.objects.all()
    assert [release.kind for release in releases] == ["installed"] * 8
    assert not any(release.sign_offs.exists() for release in releases)
    assert not any(release.is_sample or release.reviewed_on for release in releases)


@pytest.mark.guarded
def test_nobody_gets_mail_about_what_was_planted(django_capture_on_commit_callbacks):
    User.objects.create_superuser("root@school.example", "a long password")

    with django_capture_on_commit_callbacks(execute=True):
        plant_site_tree()

    assert not Letter.objects.exists()
    assert mail.outbox == []


@pytest.mark.guarded
def test_planting_twice_changes_nothing():
    plant_site_tree()
    before = list(Page.objects.values_list("pk", "latest_revision_created_at")), Release.objects.count()

    plant_site_tree()

    assert (list(Page.objects.values_list("pk", "latest_revision_created_at")), Release.objects.count()) == before


def test_pages_that_editors_changed_are_left_alone():
    home = plant_site_tree()
    home.welcome = "Our school's own words."
    home.save()

    plant_site_tree()

    assert HomePage.objects.get().welcome == "Our school's own words."


def test_markdown_becomes_what_editors_could_have_typed():
    assert rich_text("One **bold** word.\n\n- a\n- b") == (
        "<p>One <b>bold</b> word.</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"
    )


def test_markdown_carries_no_html_and_no_links():
    html = rich_text("<script>x</script> [a](javascript:x) ![b](http://c/d.png)")

    assert "<script" not in html
    assert "<a" not in html
    assert "<img" not in html
