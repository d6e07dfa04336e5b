"""What of the directory a reader may see: checked by two people, not too long ago, and for them."""

from datetime import date

import pytest

from support.directory import services_for_reader, shown_services
from support.models import HelpService
from tests.factories import AgeBandFactory
from tests.support.entries import PHONE, TEXT, make_service

pytestmark = pytest.mark.django_db
CHECKED = date(2026, 1, 31)


def names(entries):
    return [entry.code for entry in entries]


def test_an_entry_is_shown_for_nine_months_after_its_check_and_warns_from_six():
    service = make_service(checked_on=CHECKED)

    assert service.check_due_on == date(2026, 7, 31)
    assert service.expires_on == date(2026, 10, 31)
    assert names(shown_services(on=date(2026, 10, 30))) == ["gb-line"]
    assert not shown_services(on=date(2026, 10, 31))
    assert not shown_services(on=date(2026, 1, 30))


def test_nine_months_after_the_last_day_of_may_is_the_last_day_of_february():
    assert make_service(checked_on=date(2026, 5, 31)).expires_on == date(2027, 2, 28)


def test_an_entry_that_nobody_checked_is_not_shown():
    make_service(is_checked=False)

    assert not shown_services()


def test_in_the_demonstration_an_unchecked_entry_is_shown_with_its_mark(settings):
    settings.SHOWS_UNCHECKED_HELP = True
    make_service(is_checked=False)

    (shown,) = shown_services()

    assert shown.is_unchecked
    assert shown.last_checked_on is None
    assert shown.expires_on is None


def test_any_change_of_facts_makes_an_entry_unchecked_through_whichever_door():
    service = make_service()
    HelpService.objects.filter(pk=service.pk).update(for_whom="adults")

    assert not shown_services()
    assert HelpService.objects.get().is_unchecked


def test_a_number_that_changes_inside_a_channel_makes_the_entry_unchecked():
    service = make_service()
    service.channels = [("channel", dict(PHONE, address="0800 000 001"))]
    service.save()

    assert not shown_services()


def test_notes_and_order_are_no_facts():
    service = make_service()
    service.notes, service.priority = "Ask for the night number.", 1
    service.save()

    assert names(shown_services()) == ["gb-line"]


@pytest.mark.parametrize(
    "out", [{"live": False}, {"paused_at": "2026-01-01T00:00Z"}, {"closed_at": "2026-01-01T00:00Z"}]
)
def test_what_is_a_draft_paused_or_closed_is_shown_nowhere_even_in_the_demonstration(settings, out):
    settings.SHOWS_UNCHECKED_HELP = True
    HelpService.objects.filter(pk=make_service().pk).update(**out)

    assert not shown_services()


def test_readers_get_what_is_for_their_country_age_language_and_need():
    young = AgeBandFactory(code="B2")
    older = AgeBandFactory(code="B5")
    make_service("gb-children", age_to=18)
    make_service("gb-adults", age_from=18)
    make_service("gb-teens", age_from=12, age_to=25, kind="crisis_text", languages=["cy"])
    make_service("fr-line", country="FR", languages=["fr"])
    make_service("gb-late", band_from=older)

    assert names(services_for_reader(country="gb", band=young)) == ["gb-children"]
    assert set(names(services_for_reader(country="GB", band=older))) == {"gb-children", "gb-teens", "gb-late"}
    assert "gb-adults" in names(services_for_reader(country="GB", band=young, audience="teacher"))
    assert names(services_for_reader(language="fr")) == ["fr-line"]
    assert names(services_for_reader(kinds=["crisis_text"])) == ["gb-teens"]
    assert set(names(services_for_reader(country="GB", age=18))) == {"gb-children", "gb-adults", "gb-teens", "gb-late"}
    assert not services_for_reader(country="XX")


def test_an_entry_that_must_not_stand_alone_comes_only_with_its_pair():
    pair = make_service("de-line", country="DE")
    alone = make_service("eu-line", country="DE", only_with_pair=True)
    assert names(shown_services()) == ["de-line"]

    alone.pair_with = [pair]
    alone.save()

    assert set(names(shown_services())) == {"de-line", "eu-line"}
    HelpService.objects.filter(pk=pair.pk).update(paused_at="2026-01-01T00:00Z")
    assert not shown_services()


def test_the_number_of_queries_does_not_grow_with_the_directory(django_assert_num_queries):
    for number in range(5):
        make_service(f"gb-{number}", channels=(PHONE, TEXT))

    with django_assert_num_queries(3):
        services_for_reader(country="GB", topics=["sleep"])


@pytest.mark.parametrize(
    ("address", "dialled"),
    [("0800 11 11", "08001111"), ("+44 (0)20 7946 0000", "+442079460000"), ("+353 1 234 5678", "+35312345678")],
)
def test_a_number_is_dialled_without_what_is_only_for_reading(address, dialled):
    service = make_service(channels=(PHONE | {"address": address},))

    channel = HelpService.objects.get(pk=service.pk).channels[0].value
    assert (channel.dial, channel.href) == (dialled, f"tel:{dialled}")
