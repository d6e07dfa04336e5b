"""Pages are checked again when they, or what decides a finding, changed: not sooner, and never forgotten."""

import io

import pytest
from django.core.management import call_command
from wagtail.models import Page

from reviews.models import NoticedFinding, PageCheck
from reviews.page_checks import pages_to_check
from reviews.rule_set import rule_set_version

from .findings_desk import UNSAFE, FindingsDesk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin_templates")]


@pytest.fixture
def desk(client):
    desk = FindingsDesk(client)
    call_command("check_pages", stdout=io.StringIO())
    return desk


def test_an_autosaved_draft_is_checked_again_although_its_number_stays(desk):
    page = desk.plain(body="<p>He died.</p>", live=False)
    revision = page.save_revision()
    desk.report()

    page.body = UNSAFE
    page.save_revision(overwrite_revision=revision)

    assert page.get_latest_revision().pk == revision.pk
    assert len(desk.rows()) == 1


def test_a_page_that_did_not_change_is_not_checked_again(desk):
    desk.plain().save_revision()
    desk.report()
    before = set(PageCheck.objects.values_list("page", "checked_at"))

    desk.report()

    assert set(PageCheck.objects.values_list("page", "checked_at")) == before
    assert not pages_to_check(Page.objects.all()).exists()


def test_other_rules_make_every_page_wait_for_a_check(desk):
    desk.plain()
    desk.report()
    PageCheck.objects.update(rule_set="of an earlier release")

    waiting = pages_to_check(Page.objects.all()).count()

    assert waiting == PageCheck.objects.count() > 0
    call_command("check_pages", stdout=io.StringIO())
    assert set(PageCheck.objects.values_list("rule_set", flat=True)) == {rule_set_version()}


def test_the_command_checks_what_waits_and_quotes_nothing(desk):
    desk.plain()
    output = io.StringIO()

    call_command("check_pages", stdout=output)

    assert output.getvalue() == "1 pages checked; 1 of them can't go to review as they are.\n"
    again = io.StringIO()
    call_command("check_pages", stdout=again)
    assert again.getvalue().startswith("0 pages checked")


def test_the_command_checks_everything_when_asked(desk):
    output = io.StringIO()

    call_command("check_pages", "--all", stdout=output)

    assert output.getvalue().startswith(f"{PageCheck.objects.count()} pages checked")


def test_a_deleted_page_takes_its_findings_along(desk):
    page = desk.plain()
    desk.report()

    page.delete()

    assert not NoticedFinding.objects.filter(page_check__page_id=page.pk).exists()
    assert not PageCheck.objects.filter(page_id=page.pk).exists()
