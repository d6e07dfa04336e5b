"""Open or closed, on the clock of the place where somebody answers."""

from datetime import UTC, datetime, time

import pytest

from support.channels import ChannelBlock
from support.weekly_hours import Opening, always, days_in_words, not_known, weekly

WEEKDAYS = (0, 1, 2, 3, 4)


def at(text, zone=UTC):
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def test_it_is_open_from_its_first_minute_to_before_its_last():
    hours = weekly("UTC", [Opening(WEEKDAYS, time(9), time(17))])

    assert hours.is_open(at("2026-11-23T09:00"))
    assert hours.is_open(at("2026-11-23T16:59"))
    assert not hours.is_open(at("2026-11-23T17:00"))
    assert not hours.is_open(at("2026-11-22T10:00")), "a Sunday"
    assert hours.in_words == ["Monday to Friday, 09:00 to 17:00"]


def test_a_night_belongs_to_the_day_on_which_it_begins_sunday_night_too():
    hours = weekly("UTC", [Opening((6,), time(22), time(2))])

    assert hours.spans == ((0, 120), (9960, 10080))
    assert hours.is_open(at("2026-11-22T23:00"))
    assert hours.is_open(at("2026-11-23T01:59"))
    assert not hours.is_open(at("2026-11-23T02:00"))
    assert hours.in_words == ["Sunday, 22:00 to 02:00 the next day"]


def test_midnight_ends_the_day_and_is_called_so():
    hours = weekly("UTC", [Opening((0,), time(18), time(0))])

    assert hours.spans == ((1080, 1440),)
    assert hours.in_words == ["Monday, 18:00 to midnight"]


def test_times_that_touch_or_overlap_are_one_stretch():
    hours = weekly("UTC", [Opening((0,), time(9), time(13)), Opening((0,), time(12), time(14))])

    assert hours.spans == ((540, 840),)


def test_summer_time_moves_the_hours_with_the_clock_of_the_place():
    hours = weekly("Europe/London", [Opening(range(7), time(9), time(17))])

    assert not hours.is_open(at("2026-01-15T08:30")), "winter: half past eight in London"
    assert hours.is_open(at("2026-07-15T08:30")), "summer: half past nine in London"
    assert hours.is_open(at("2026-03-29T08:30")), "the day on which the clock goes forward"


def test_a_place_far_away_is_on_another_day():
    hours = weekly("Pacific/Auckland", [Opening((0,), time(8), time(9))])

    assert hours.is_open(at("2026-11-22T19:30")), "Monday morning there, Sunday here"


def test_hours_that_nobody_knows_are_said_to_be_so():
    assert not_known().in_words == ["Hours not known"]
    assert not_known().is_open(at("2026-11-22T12:00")) is None
    assert not_known().data is None
    assert weekly("UTC", []).in_words == ["Hours not known"]


def test_day_and_night_is_always():
    assert always("UTC").is_open(at("2026-11-22T03:00"))
    assert always("UTC").in_words == ["Day and night, every day"]
    assert always("UTC").data == {"zone": "UTC", "spans": [[0, 10080]]}


@pytest.mark.parametrize(
    ("days", "words"),
    [((0,), "Monday"), ((0, 1), "Monday, Tuesday"), ((5, 3, 4), "Thursday to Saturday"), (range(7), "Every day")],
)
def test_days_in_words(days, words):
    assert days_in_words(days) == words


def channel(**values):
    return ChannelBlock().to_python({"time_zone": "Europe/London", "open": "unknown", **values})


@pytest.mark.parametrize(
    ("values", "href"),
    [
        ({"type": "phone", "address": "0800 11 11"}, "tel:08001111"),
        ({"type": "phone", "address": "+44 (20) 7946-0000"}, "tel:+442079460000"),
        ({"type": "text", "address": "85258"}, "sms:85258"),
        ({"type": "whatsapp", "address": "+65 6669 1771"}, "https://wa.me/6566691771"),
        ({"type": "email", "address": "help@example.org"}, "mailto:help@example.org"),
        ({"type": "chat", "address": "https://example.org/chat"}, "https://example.org/chat"),
        ({"type": "in_person", "address": "The library, Monday"}, ""),
        ({"type": "phone", "address": ""}, ""),
    ],
)
def test_a_way_can_be_pressed_where_there_is_something_to_press(values, href):
    assert channel(**values).href == href


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"type": "phone", "address": "call us"}, "address"),
        ({"type": "chat", "address": "javascript:alert(1)"}, "address"),
        ({"type": "email", "address": "nobody"}, "address"),
        ({"type": "phone", "address": "116", "time_zone": "Middle/Earth"}, "time_zone"),
        ({"type": "phone", "address": "116", "open": "weekly", "weekly": []}, "weekly"),
    ],
)
def test_a_way_that_can_not_be_used_is_refused_where_it_is_wrong(values, field):
    from wagtail.blocks.struct_block import StructBlockValidationError

    with pytest.raises(StructBlockValidationError) as refused:
        ChannelBlock().clean(channel(**values))

    assert field in refused.value.block_errors
