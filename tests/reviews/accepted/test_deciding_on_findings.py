"""A reviewer of the right role accepts or refuses, in their seat and with their sign-off; then it holds for a time."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from reviews.accepting import left_open, standing_acceptances, take_back, values_of
from reviews.models import AcceptedFinding, Decision, PageDates, ReviewSeat, SignOff
from support.expiry import months_later

from ..makers import person, seat, sign, submit
from .keeping import BLOCKED, WARNED, Keeping

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeping():
    return Keeping()


@pytest.fixture
def record(keeping):
    return keeping.keep()


def test_a_clinician_accepts_and_it_stands(keeping, record):
    sign_off = keeping.decide(record, accept=True)

    record.refresh_from_db()
    assert (record.is_accepted, record.sign_off, record.decided_by) == (True, sign_off, sign_off.identity)
    assert record.decided_at == sign_off.signed_at
    assert list(standing_acceptances(keeping.page).values()) == [record]


def test_a_clinician_refuses_and_it_stands_no_more(keeping, record):
    keeping.decide(record, accept=False)

    record.refresh_from_db()
    assert (record.is_accepted, record.expires_on) == (False, None)
    assert standing_acceptances(keeping.page) == {}


def test_it_holds_until_the_next_review(keeping, record):
    keeping.decide(record, accept=True)

    record.refresh_from_db()
    assert record.expires_on == months_later(timezone.localdate(), 36)


def test_a_reviewer_who_asks_for_an_earlier_review_shortens_it(keeping, record):
    round = submit(keeping.lesson, keeping.editor)
    sign(round, "clinical", accepted=[{"id": record.pk, "accept": True}], next_in_months=6)

    record.refresh_from_db()
    assert record.expires_on == months_later(timezone.localdate(), 6)


def test_of_a_change_it_holds_no_longer_than_the_date_that_was_set(keeping, record):
    due_on = timezone.localdate() + timedelta(days=90)
    PageDates.objects.create(page=keeping.lesson, reviewed_on=timezone.localdate(), review_due_on=due_on)

    keeping.decide(record, accept=True)

    record.refresh_from_db()
    assert record.expires_on == due_on


def refused(keeping, record, match, **changes):
    with pytest.raises(ValidationError, match=match):
        keeping.decide(record, **({"accept": True} | changes))
    record.refresh_from_db()
    assert record.is_accepted is None
    assert not SignOff.objects.exists()


def test_a_seat_of_another_role_is_refused(keeping, record):
    refused(keeping, record, "can't decide on STG", code="education")


def test_what_blocks_needs_a_clinician_or_a_safeguarding_lead(keeping):
    keeping.write(BLOCKED)
    blocked = keeping.keep(BLOCKED)
    ReviewSeat.objects.filter(code="education").update(accepts=["STG"])

    refused(keeping, blocked, "can't decide on STG", code="education")

    assert keeping.decide(blocked, accept=True).pk


def test_nobody_decides_on_what_they_proposed(keeping):
    both = person("clinical")
    record = keeping.keep()
    AcceptedFinding.objects.update(
        proposed_by=keeping.decide(record, accept=False, user=both).identity, is_accepted=None
    )
    keeping.write(WARNED, care="<p>Other words, so that the seat is asked again.</p>")
    with pytest.raises(ValidationError, match="asked to keep this yourself"):
        keeping.decide(record, accept=True, user=both)


@pytest.mark.parametrize(
    "wrong", [{}, {"id": "1", "accept": True}, {"id": None, "accept": True}, {"id": True, "accept": True}]
)
def test_an_answer_that_nobody_understands_is_refused(keeping, record, wrong):
    round = submit(keeping.lesson, keeping.editor)
    answers = [{"id": record.pk, "accept": True}, wrong]

    with pytest.raises(ValidationError, match="Choose “accept” or “refuse”"):
        sign(round, "clinical", accepted=answers)


def test_neither_yes_nor_no_is_refused(keeping, record):
    refused(keeping, record, "Choose “accept” or “refuse”", accept=None)


def test_a_finding_of_another_page_is_refused(keeping, record):
    elsewhere = AcceptedFinding.objects.create(
        page=keeping.site.lesson(), rule=record.rule, words_hash=record.words_hash, words="", category="quoted"
    )
    round = submit(keeping.lesson, keeping.editor)

    with pytest.raises(ValidationError, match="no longer on this page"):
        sign(round, "clinical", accepted=[{"id": each.pk, "accept": True} for each in (record, elsewhere)])


def test_a_seat_says_yes_only_with_an_answer_to_what_it_can_decide(keeping, record):
    round = submit(keeping.lesson, keeping.editor)

    with pytest.raises(ValidationError, match="Decide on each finding"):
        sign(round, "clinical")
    assert sign(round, "education").pk


def test_words_that_were_mended_meanwhile_are_refused(keeping, record):
    keeping.write("Rae rests.")

    refused(keeping, record, "no longer on this page")


def test_a_finding_that_was_answered_twice_is_refused(keeping, record):
    round = submit(keeping.lesson, keeping.editor)

    with pytest.raises(ValidationError, match="answered twice"):
        sign(round, "clinical", accepted=[{"id": record.pk, "accept": answer} for answer in (True, False)])


def test_a_reason_that_changed_since_it_was_read_is_refused(keeping, record):
    round = submit(keeping.lesson, keeping.editor)
    read = {"id": record.pk, "accept": True, "asked": record.proposed_at.isoformat()}
    keeping.keep(reason="Students talk about this word in class.")

    with pytest.raises(ValidationError, match="reason was changed"):
        sign(round, "clinical", accepted=[read])


def test_who_is_outside_their_competence_decides_nothing(keeping, record):
    round = submit(keeping.lesson, keeping.editor)

    with pytest.raises(ValidationError, match="outside your competence"):
        sign(round, "clinical", decision=Decision.OUTSIDE_COMPETENCE, accepted=[{"id": record.pk, "accept": True}])


def test_a_second_answer_changes_nothing_and_another_one_is_refused(keeping, record):
    keeping.decide(record, accept=True)
    keeping.write(WARNED, care="<p>Other words, so that the seat is asked again.</p>")

    with pytest.raises(ValidationError, match="decided otherwise"):
        keeping.decide(record, accept=False)
    assert keeping.decide(record, accept=True).pk


def test_what_is_left_open_is_known_to_the_seat_that_could_decide(keeping, record):
    seats = {seat.code: seat for seat in ReviewSeat.objects.all()}

    assert [each.record for each in left_open(page=keeping.page, seat=seats["clinical"])] == [record]
    assert left_open(page=keeping.page, seat=seats["clinical"], decisions=[{"id": record.pk}]) == []
    assert left_open(page=keeping.page, seat=seats["education"]) == []


def test_a_sign_off_keeps_the_words_and_the_reason_as_values(keeping, record):
    clinical = ReviewSeat.objects.get(code="clinical")

    [value] = values_of(page=keeping.page, seat=clinical, decisions=[{"id": record.pk, "accept": True}])

    assert value["words"] == WARNED
    assert (value["rule"], value["reason"], value["accept"]) == (record.rule, record.reason, True)


def test_a_seat_that_signed_before_something_was_proposed_is_asked_again(keeping):
    round = submit(keeping.lesson, keeping.editor)
    sign(round, "clinical")
    sign(round, "education")
    assert (seat(round, "clinical").status, seat(round, "education").status) == ("signed", "signed")

    record = keeping.keep()
    assert (seat(round, "clinical").status, seat(round, "education").status) == ("waiting", "signed")
    keeping.decide(record, accept=True)

    assert seat(round, "clinical").status == "signed"


def test_a_seat_that_was_asked_again_stays_signed_when_it_is_taken_back(keeping):
    round = submit(keeping.lesson, keeping.editor)
    sign(round, "clinical")
    record = keeping.keep()

    take_back(page=keeping.page, record=record, user=keeping.editor)

    assert seat(round, "clinical").status == "signed"
