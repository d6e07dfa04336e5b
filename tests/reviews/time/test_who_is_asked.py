"""Whom a seat waits for: the person named, whoever stands in, everybody of the role, or the lead editors."""

from datetime import timedelta

import pytest

from reviews.models import Absence
from reviews.who_is_asked import who_is_asked

from ..makers import person
from .waiting import THURSDAY, Waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting():
    return Waiting()


def away(user, *, stand_in=None, first=THURSDAY, last=THURSDAY):
    return Absence.objects.create(user=user, first_day=first, last_day=last, stand_in=stand_in)


def test_a_seat_without_a_person_asks_everybody_of_its_role(waiting):
    ana, ben = person("clinical"), person("clinical")
    person("education")
    seat = waiting.seat()

    assert who_is_asked(seat, today=THURSDAY) == [ana, ben]


def test_a_seat_with_a_person_asks_that_person(waiting):
    ana, _ = person("clinical"), person("clinical")
    seat = waiting.seat(reviewer=ana)

    assert who_is_asked(seat, today=THURSDAY) == [ana]


def test_while_somebody_is_away_whoever_stands_in_is_asked(waiting):
    ana, ben, _ = person("clinical"), person("clinical"), person("clinical")
    seat = waiting.seat(reviewer=ana)
    away(ana, stand_in=ben)

    assert who_is_asked(seat, today=THURSDAY) == [ben]
    assert who_is_asked(seat, today=THURSDAY + timedelta(days=1)) == [ana]


def test_without_a_stand_in_everybody_else_of_the_role_is_asked(waiting):
    ana, ben, cleo = person("clinical"), person("clinical"), person("clinical")
    seat = waiting.seat(reviewer=ana)
    away(ana)
    away(cleo)

    assert who_is_asked(seat, today=THURSDAY) == [ben]


@pytest.mark.parametrize("matter", ["away", "inactive", "another role"])
def test_a_stand_in_who_cannot_is_not_asked(waiting, matter):
    ana, cleo = person("clinical"), person("clinical")
    stand_in = person("education" if matter == "another role" else "clinical", is_active=matter != "inactive")
    seat = waiting.seat(reviewer=ana)
    away(ana, stand_in=stand_in)
    if matter == "away":
        away(stand_in)

    assert who_is_asked(seat, today=THURSDAY) == [cleo]


def test_whoever_wrote_the_page_is_not_asked(waiting):
    ana, ben = person("clinical"), person("clinical")
    seat = waiting.seat(reviewer=ana)
    seat.round.page.save_revision(user=ana)

    assert who_is_asked(seat, today=THURSDAY) == [ben]


def test_a_seat_that_nobody_can_fill_asks_the_lead_editors(waiting):
    lead, other_lead = person("final"), person("final")
    away(other_lead)
    seat = waiting.seat()

    assert who_is_asked(seat, today=THURSDAY) == [lead]


def test_lead_editors_are_asked_even_when_all_are_away(waiting):
    lead = person("final")
    away(lead)

    assert who_is_asked(waiting.seat(), today=THURSDAY) == [lead]
