"""Nobody puts anything live but its sign-offs: every door was tried, superusers included."""

import pytest
from django.core.management import call_command
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from wagtail.models import Page

from home.models import StandardPage
from reviews.models import Release
from reviews.publishing_guard import PublishRefused
from reviews.releasing import CannotRelease, release_again, withdraw
from tests.reviews.makers import draft, draft_module, person, release_all, sign, submit
from tests.reviews.posting import typed

pytestmark = [pytest.mark.guarded, pytest.mark.usefixtures("admin_templates")]


@pytest.fixture
def page(site):
    """A draft that nobody has signed."""
    page = site.home.add_child(
        instance=StandardPage(title="Plain", slug="plain", body="<p>Calm words.</p>", live=False)
    )
    page.save_revision()
    return page


@pytest.fixture
def public(site):
    """A page that was signed and is public."""
    page = site.home.add_child(instance=StandardPage(title="Open", slug="open", body="<p>Calm words.</p>", live=False))
    page.save_revision()
    sign(submit(page), "final")
    page.refresh_from_db()
    assert page.live
    return page


def is_live(page):
    return Page.objects.get(pk=page.pk).live


# Code and shell


def test_publishing_a_revision_from_code_is_refused(page, superuser):
    with pytest.raises(PublishRefused):
        page.get_latest_revision().publish(user=superuser, skip_permission_checks=True)

    assert not is_live(page)


def test_saving_a_page_as_live_is_refused_for_its_own_type_and_for_the_parent_row(page):
    for row in (StandardPage.objects.get(pk=page.pk), Page.objects.get(pk=page.pk)):
        row.live = True
        with pytest.raises(PublishRefused):
            row.save()

    assert not is_live(page)


def test_a_live_page_never_changes_its_words_by_save(public):
    for row in (StandardPage.objects.get(pk=public.pk), Page.objects.get(pk=public.pk)):
        row.title = "Something that nobody signed"
        with pytest.raises(PublishRefused):
            row.save()
        with pytest.raises(PublishRefused):
            row.save(update_fields=["title"])

    assert Page.objects.get(pk=public.pk).title == "Open"


def test_a_page_can_be_saved_as_it_was_signed_and_its_bookkeeping_may_change(public):
    page = StandardPage.objects.get(pk=public.pk)
    page.save()
    page.locked = True
    page.save(update_fields=["locked"])

    assert is_live(public)


def test_a_new_page_cannot_be_born_live(site):
    with pytest.raises(PublishRefused):
        site.home.add_child(instance=StandardPage(title="New", slug="new", body="<p>Words.</p>", live=True))


def test_restoring_an_old_version_of_a_live_page_needs_its_own_signature(public):
    old = public.get_latest_revision()
    changed = draft(public, body="<p>Other calm words.</p>")
    sign(submit(changed), "final")

    with pytest.raises(PublishRefused):
        old.publish(skip_permission_checks=True)

    assert StandardPage.objects.get(pk=public.pk).body == "<p>Other calm words.</p>"


# The desk


def test_the_editor_offers_no_way_to_publish_and_takes_none(client, page, superuser):
    client.force_login(superuser)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = client.get(address)

    client.post(address, typed(form, page, title="Typed by a superuser") | {"action-publish": "on"})

    assert b'name="action-publish"' not in form.content
    # What was typed is kept as a draft, so the form was a good one.
    assert Page.objects.get(pk=page.pk).get_latest_revision().content["title"] == "Typed by a superuser"
    assert not is_live(page)


def test_the_admin_api_answers_403_and_the_page_stays_a_draft(client, page, superuser):
    client.force_login(superuser)

    response = client.post(reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"]))

    assert response.status_code == 403
    assert not is_live(page)


def test_publishing_in_bulk_leaves_every_page_a_draft(client, page, public, superuser):
    client.force_login(superuser)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    refused = client.post(f"{address}?id={page.pk}", {"include_descendants": "on"})
    taken_down = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    client.post(f"{taken_down}?id={public.pk}", {"include_descendants": "on"})

    assert refused.status_code < 500
    assert not is_live(page)
    # The same door, for what a superuser may do with it.
    assert not is_live(public)


def test_going_live_at_a_time_is_no_way_round(page):
    page.go_live_at = timezone.now() + timezone.timedelta(hours=1)
    revision = page.save_revision(approved_go_live_at=timezone.now() - timezone.timedelta(minutes=1))
    assert revision.approved_go_live_at

    call_command("publish_scheduled")

    assert not is_live(page)


def test_one_refused_page_does_not_keep_the_others_from_their_time(page, public):
    page.save_revision(approved_go_live_at=timezone.now() - timezone.timedelta(minutes=2))
    later = draft(
        public, body="<p>Calm words for tomorrow.</p>", go_live_at=timezone.now() + timezone.timedelta(days=1)
    )
    sign(submit(later), "final")
    release = Release.objects.filter(page=public).first()
    assert release.released_at is None
    assert release.goes_live_at
    past = timezone.now() - timezone.timedelta(minutes=1)
    Release.objects.filter(pk=release.pk).update(goes_live_at=past)
    revision = Page.objects.get(pk=public.pk).get_latest_revision()
    revision.content["go_live_at"] = past.isoformat()
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=revision.content)

    call_command("publish_scheduled")

    release.refresh_from_db()
    assert not is_live(page)
    assert StandardPage.objects.get(pk=public.pk).body == "<p>Calm words for tomorrow.</p>"
    assert release.released_at


def test_the_interface_for_programs_that_can_write_is_not_mounted(client, superuser):
    client.force_login(superuser)

    assert client.get("/api/v3/").status_code == 404
    assert client.get("/admin/api-tokens/").status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("wagtailapi_v3:api-root")


# Copies, aliases, moves


def test_copies_start_as_drafts_whatever_their_source_is(public):
    copy = public.copy(update_attrs={"slug": "copy"}, keep_live=True)

    assert not copy.live


def test_a_public_module_is_copied_with_its_public_lessons_as_drafts(site):
    module, lesson = draft_module(site)
    release_all(module)
    assert is_live(lesson)

    copy = Page.objects.get(pk=module.pk).specific.copy(
        recursive=True, keep_live=True, update_attrs={"slug": "copied", "code": "T9"}
    )

    assert not copy.live
    assert [child.live for child in copy.get_children()] == [False]


def test_copying_a_public_page_through_the_admin_api_puts_nothing_live(client, public, superuser):
    client.force_login(superuser)

    client.post(
        reverse("wagtailadmin_api:pages:action", args=[public.pk, "copy"]),
        {"recursive": True, "keep_live": True, "slug": "copied-by-a-program"},
        content_type="application/json",
    )

    assert not Page.objects.filter(slug="copied-by-a-program", live=True).exists()


def test_an_alias_is_public_only_with_the_words_of_its_source(site, public):
    alias = public.create_alias(update_slug="alias", parent=site.home)
    assert alias.live

    alias = StandardPage.objects.get(pk=alias.pk)
    alias.body = "<p>Words of its own.</p>"

    with pytest.raises(PublishRefused):
        alias.save()


def test_a_release_carries_its_aliases_along(site, public):
    alias = public.create_alias(update_slug="alias", parent=site.home)

    sign(submit(draft(public, body="<p>New calm words.</p>")), "final")

    assert StandardPage.objects.get(pk=alias.pk).body == "<p>New calm words.</p>"


def test_moving_a_public_page_keeps_its_sign_offs(site, public):
    public.move(site.home, pos="first-child")

    public.refresh_from_db()
    assert public.live
    assert public.path < site.curriculum.path


# Down and up again


def test_a_page_that_was_taken_down_comes_back_only_by_a_release(public):
    lead = person("Lead editors")
    withdraw(page=public, user=lead, reason="A number was wrong.")
    assert not is_live(public)
    row = StandardPage.objects.get(pk=public.pk)
    row.live = True
    with pytest.raises(PublishRefused):
        row.save()

    release_again(page=public, user=lead)

    assert is_live(public)


def test_a_changed_page_does_not_come_back_unsigned(public):
    lead = person("Lead editors")
    withdraw(page=public, user=lead, reason="A number was wrong.")
    draft(public, body="<p>Changed.</p>")

    with pytest.raises(CannotRelease, match="has changed"):
        release_again(page=public, user=lead)


def test_editors_cannot_take_a_page_down(public):
    with pytest.raises(CannotRelease):
        withdraw(page=public, user=person("Editors"), reason="")

    assert is_live(public)
