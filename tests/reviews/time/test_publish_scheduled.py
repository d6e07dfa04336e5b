"""Pages with a moment: one that is refused keeps no other from going live, and is told once."""

import io
from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page, Revision

from reviews.models import ReleaseKind
from reviews.releasing import next_release

from ...factories import LessonPageFactory
from ...site import SmallSite
from ..makers import install_reviews, open_doors, person
from .waiting import after_commit

pytestmark = [pytest.mark.django_db, pytest.mark.guarded]


@pytest.fixture
def site():
    with open_doors():
        site = SmallSite()
        install_reviews(site.home)
    return site


def scheduled(site, *, signed, **fields):
    """A draft whose moment came an hour ago."""
    page = LessonPageFactory(parent=site.module, live=False, **fields)
    moment = timezone.now() - timedelta(hours=1)
    revision = page.save_revision(approved_go_live_at=moment)
    if signed:
        next_release(revision.as_object(), kind=ReleaseKind.INSTALLED, goes_live_at=moment)
    return page


def publish(**options):
    said = io.StringIO()
    with after_commit():
        call_command("publish_scheduled", stdout=said, **options)
    return said.getvalue()


def is_live(page):
    return Page.objects.get(pk=page.pk).live


def test_a_page_that_its_reviewers_did_not_sign_is_skipped_and_the_others_go_live(site, caplog):
    lead = person("Lead editors")
    refused = scheduled(site, signed=False, title="Not signed", code="T9.4")
    fine = scheduled(site, signed=True, title="Signed")

    said = publish()

    assert (is_live(refused), is_live(fine)) == (False, True)
    assert "Not published, because its reviewers have not signed it: 1." in said
    letter = next(letter for letter in mail.outbox if letter.to == [lead.email])
    assert letter.subject == "T9.4 Not signed did not go live at its moment"
    assert "Not signed" not in caplog.text
    assert str(refused.latest_revision_id) in caplog.text


def test_the_lead_editors_are_told_once_for_each_revision(site):
    person("Lead editors")
    page = scheduled(site, signed=False)
    publish()
    publish()
    assert len(mail.outbox) == 1

    page.save_revision(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    publish()

    assert len(mail.outbox) == 2


def test_a_page_whose_time_is_over_is_taken_down(site):
    with open_doors():
        page = site.lesson(expire_at=timezone.now() - timedelta(hours=1))

    assert publish() == ""

    assert not is_live(page)
    assert Page.objects.get(pk=page.pk).expired


def test_a_dry_run_says_what_would_happen_and_does_nothing(site):
    page = scheduled(site, signed=True, slug="signed-page")

    assert "signed-page" in publish(dryrun=True)
    assert not is_live(page)


def test_a_broken_revision_keeps_no_other_from_going_live_and_fails_the_command(site):
    moment = timezone.now() - timedelta(hours=2)
    kind = ContentType.objects.get_for_model(Page)
    Revision.objects.create(
        content_type=kind, base_content_type=kind, object_id="0", content={}, approved_go_live_at=moment
    )
    fine = scheduled(site, signed=True)

    with pytest.raises(CommandError, match="1 could not be published"):
        publish()

    assert is_live(fine)
