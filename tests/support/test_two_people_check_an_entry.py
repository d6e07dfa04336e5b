"""Whoever wrote the facts never checks them; two people stand behind what readers meet."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from support.checking import CheckRefused, under_check
from support.directory import shown_services
from support.models import HelpService
from tests.factories import AgeBandFactory
from tests.support.entries import PHONE, make_service
from tests.support.keepers import check, edit, make_keeper

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return make_keeper("Ada")


@pytest.fixture
def jo():
    return make_keeper("Jo")


@pytest.fixture
def entry():
    return make_service(is_checked=False)


def test_one_person_writes_and_another_checks(entry, ada, jo):
    edit(entry, ada, for_whom="any worry, big or small")

    check(entry, jo, method="site_read")

    (shown,) = shown_services()
    assert shown.for_whom == "any worry, big or small"
    assert shown.verified_by == "Ada Young and Jo Young"
    assert shown.last_checked_on == timezone.localdate()
    assert not shown.is_unchecked


def test_whoever_wrote_the_facts_can_not_check_them(entry, ada):
    edit(entry, ada, for_whom="adults", publish=True)

    with pytest.raises(CheckRefused, match="somebody else"):
        check(entry, ada)

    assert not entry.checks.exists()


def test_an_entry_that_nobody_wrote_is_checked_by_two(entry, ada, jo):
    assert not check(entry, ada).is_complete
    assert not shown_services()
    check(entry, ada)
    assert not shown_services(), "the same person twice is one person"

    assert check(entry, jo).is_complete
    assert [each.verified_by for each in shown_services()] == ["Ada Young and Jo Young"] or shown_services()[
        0
    ].verified_by == "Jo Young and Ada Young"


def test_while_a_draft_waits_for_its_check_readers_meet_what_was_checked(entry, ada, jo):
    check(entry, ada), check(entry, jo)
    edit(entry, ada, name="A line, renamed")

    assert [each.name for each in shown_services()] == ["A line"]

    check(entry, jo)
    assert [each.name for each in shown_services()] == ["A line, renamed"]


def test_facts_that_are_published_without_a_check_are_hidden_until_there_is_one(entry, ada, jo):
    check(entry, ada), check(entry, jo)

    edit(entry, ada, publish=True, channels=[("channel", dict(PHONE, address="0800 000 009"))])

    assert not shown_services()
    check(entry, jo)
    assert shown_services()[0].ways[0]["address"] == "0800 000 009"


@pytest.mark.parametrize("name", ["band_from", "only_with_pair"])
def test_who_meets_an_entry_is_checked_as_its_facts_are(entry, ada, jo, name):
    edit(entry, ada, publish=True, band_from=AgeBandFactory(code="B5"), only_with_pair=False)
    check(entry, jo)
    assert shown_services()
    before = HelpService.objects.get(pk=entry.pk).facts

    edit(entry, ada, publish=True, **{name: None if name == "band_from" else True})

    assert HelpService.objects.get(pk=entry.pk).facts != before
    assert not shown_services()


def test_what_is_no_fact_needs_no_check(entry, ada, jo):
    check(entry, ada), check(entry, jo)

    edit(entry, ada, publish=True, notes="The line was friendly.", priority=1)

    assert shown_services()[0].priority == 1
    check(entry, ada)


def test_everybody_who_wrote_since_the_last_check_is_a_writer(entry, ada, jo):
    third = make_keeper("Mo")
    edit(entry, ada, for_whom="anybody")
    edit(entry, jo, operator="A charity")

    for writer in (ada, jo):
        with pytest.raises(CheckRefused, match="You wrote"):
            check(entry, writer)
    check(entry, third)
    edit(entry, third, operator="Another charity")

    check(entry, ada)
    assert shown_services()[0].operator == "Another charity"


def test_a_renewal_needs_one_person_who_did_not_write_it(entry, ada, jo):
    edit(entry, ada, operator="A charity", publish=True)
    check(entry, jo)
    a_while_ago = timezone.localdate() - timedelta(days=240)
    HelpService.objects.update(verified_on=a_while_ago, next_check_due=a_while_ago)
    entry.checks.update(checked_on=a_while_ago)

    with pytest.raises(CheckRefused, match="You wrote"):
        check(entry, ada)
    check(entry, jo)

    assert shown_services()[0].last_checked_on == timezone.localdate()


def test_no_old_draft_brings_a_lost_check_back_or_lifts_a_pause(entry, ada, jo):
    first = edit(entry, ada, operator="A charity", publish=True)
    check(entry, jo)
    HelpService.objects.update(paused_at=timezone.now(), paused_by="Jo", reason="Nobody answers")

    first.publish(user=ada)

    entry.refresh_from_db()
    assert entry.paused_at
    assert entry.verified_by == "Ada Young and Jo Young"


def test_only_those_whose_role_it_is_check(entry, ada):
    edit(entry, ada, operator="A charity")

    with pytest.raises(CheckRefused, match="role"):
        check(entry, make_keeper("Kim", may=("change", "publish", "pause")))


def test_a_check_of_something_that_has_changed_meanwhile_is_refused(entry, ada, jo):
    seen = under_check(entry).entry.facts
    edit(entry, ada, for_whom="adults")

    with pytest.raises(CheckRefused, match="Look at it again"):
        check(entry, jo, seen=seen)


@pytest.mark.parametrize(
    ("days", "words"), [(1, "future"), (-1, "changed on"), (-400, "changed on")], ids=["tomorrow", "before", "long ago"]
)
def test_the_day_of_a_check_must_make_sense(entry, ada, jo, days, words):
    edit(entry, ada, for_whom="adults")

    with pytest.raises(CheckRefused, match=words):
        check(entry, jo, on=timezone.localdate() + timedelta(days=days))


def test_a_check_of_more_than_six_months_ago_is_no_check(entry, ada):
    with pytest.raises(CheckRefused, match="six months"):
        check(entry, ada, on=timezone.localdate() - timedelta(days=200))


def test_an_entry_that_can_not_be_reached_can_not_be_checked(ada, jo):
    empty = make_service("gb-empty", channels=(), is_checked=False)
    broken = make_service("gb-broken", channels=(dict(PHONE, address="call us"),), is_checked=False)

    with pytest.raises(CheckRefused, match="no way to reach it"):
        check(empty, ada)
    with pytest.raises(CheckRefused, match="Way 1"):
        check(broken, jo)


def test_the_next_check_may_be_asked_for_sooner(entry, ada, jo):
    edit(entry, ada, operator="A charity")
    soon = timezone.localdate() + timedelta(days=30)

    with pytest.raises(CheckRefused, match="six months"):
        check(entry, jo, next_check_due=timezone.localdate() + timedelta(days=300))
    check(entry, jo, next_check_due=soon)

    assert shown_services()[0].check_due_on == soon


def test_every_check_is_in_the_history(entry, ada):
    check(entry, ada, note="A kind voice.")

    assert ModelLogEntry.objects.filter(action="support.check", user=ada).count() == 1
    assert entry.checks.get().note == "A kind voice."
