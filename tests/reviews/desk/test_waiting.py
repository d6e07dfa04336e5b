"""Waiting for me: what a reviewer finds on the desk, in which order, and whether they may take it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from reviews.models import Absence, Assignment, Letter
from tests.factories import UserFactory
from tests.reviews.makers import draft, person, submit

from .in_review import InReview, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin_templates")]


@pytest.fixture
def desk(client):
    return InReview(client)


def titles(response):
    return [row.title for row in response.context["rows"]]


def overdue(assignment, days=3):
    Assignment.objects.filter(pk=assignment.pk).update(due_on=timezone.localdate() - timedelta(days=days))


def test_a_seat_of_my_role_waits_for_me(desk):
    response = desk.get("reviews_waiting")

    assert titles(response) == ["Who to ask"]
    (row,) = response.context["rows"]
    assert (row.code, row.changed, row.held_by) == ("T8.1", "First review", "Nobody yet")
    assert row.due.words.startswith("due ")
    assert "working days left" in row.due.words


def test_a_seat_of_another_role_does_not_wait_for_me(desk):
    assert titles(desk.get("reviews_waiting", user=person("safeguarding"))) == []


def test_the_final_check_waits_until_the_experts_have_signed(desk):
    assert titles(desk.get("reviews_waiting", user=desk.lead)) == []

    desk.sign_experts()

    assert titles(desk.get("reviews_waiting", user=desk.lead)) == ["Who to ask"]


def test_a_seat_that_somebody_else_holds_does_not_wait_for_me(desk):
    Assignment.objects.filter(pk=desk.seat().pk).update(reviewer=person("clinical"))

    assert titles(desk.get("reviews_waiting")) == []


def test_a_seat_of_somebody_who_is_away_waits_for_the_stand_in(desk):
    away, today = person("clinical"), timezone.localdate()
    Assignment.objects.filter(pk=desk.seat().pk).update(reviewer=away)
    Absence.objects.create(user=away, first_day=today, last_day=today, stand_in=desk.clinician)

    assert titles(desk.get("reviews_waiting")) == ["Who to ask"]


def test_what_is_named_to_me_comes_before_what_is_free_and_is_due_earlier(desk):
    other = desk.site.lesson(parent=desk.module, title="Later", live=False)
    mine = submit(other, desk.editor).assignments.get(seat__code="clinical")
    Assignment.objects.filter(pk=mine.pk).update(reviewer=desk.clinician)
    overdue(desk.seat())

    assert titles(desk.get("reviews_waiting")) == ["Later", "Who to ask"]


def test_who_wrote_the_page_finds_it_apart_with_the_reason(desk):
    draft(desk.lesson, by=desk.clinician, key_question="Who is there to ask?")

    response = desk.get("reviews_waiting")

    assert titles(response) == []
    assert [row.title for row in response.context["own"]] == ["Who to ask"]
    assert "Not for you: you wrote these" in words(response)


def test_the_list_says_when_something_is_overdue_and_can_show_that_alone(desk):
    overdue(desk.seat())

    response = desk.get("reviews_waiting", overdue="on")

    assert response.context["rows"][0].due.words.startswith("overdue since ")
    assert titles(desk.get("reviews_waiting", sensitive="on")) == []


def test_a_seat_that_is_not_mine_is_a_clear_message_and_no_error_page(desk):
    response = desk.get("reviews_waiting", role="nonsense")

    assert response.status_code == 400
    assert "There is no such seat of yours" in words(response)


def test_nothing_to_do_is_said_kindly(desk):
    assert "Nothing waits for you" in words(desk.get("reviews_waiting", user=person("safeguarding")))


def test_the_front_page_of_the_desk_counts_what_waits_and_what_is_overdue(desk):
    overdue(desk.seat())

    page = words(desk.get("wagtailadmin_home"))

    assert "1 seat waits for you" in page
    assert "1 overdue" in page


def test_claiming_gives_the_seat_to_me(desk):
    desk.post("review_take_seat", desk.seat().pk)

    assert desk.seat().reviewer == desk.clinician


def test_of_two_who_claim_the_second_is_told_who_has_it(desk):
    other = person("clinical", first_name="Ola")
    desk.post("review_take_seat", desk.seat().pk, user=other)

    response = desk.post("review_take_seat", desk.seat().pk)

    assert desk.seat().reviewer == other
    assert "Ola holds this seat" in words(desk.client.get(response.url))


def test_nobody_claims_a_seat_of_another_role_or_of_a_page_that_they_wrote(desk):
    desk.post("review_take_seat", desk.seat().pk, user=person("education"))
    draft(desk.lesson, by=desk.clinician, key_question="Who is there to ask?")
    desk.post("review_take_seat", desk.seat().pk)

    assert desk.seat().reviewer is None


def test_handing_over_gives_the_seat_to_a_colleague_who_gets_a_letter(desk):
    colleague = person("clinical", first_name="Ola")

    desk.post("review_hand_over", desk.seat().pk, to=colleague.pk)

    assert desk.seat().reviewer == colleague
    assert Letter.objects.filter(address=colleague.email).exists()


def test_a_seat_that_is_given_back_is_free_again(desk):
    desk.post("review_take_seat", desk.seat().pk)

    desk.post("review_hand_over", desk.seat().pk, to="")

    assert desk.seat().reviewer is None


@pytest.mark.parametrize("who", ["of another role", "an author"])
def test_a_seat_is_not_handed_to_whoever_may_not_sign_it(desk, who):
    other = person("education" if who == "of another role" else "clinical")
    if who == "an author":
        draft(desk.lesson, by=other, key_question="Who is there to ask?")

    response = desk.post("review_hand_over", desk.seat().pk, to=other.pk)

    assert response.status_code == 400
    assert "can&#x27;t take the seat" in words(response)
    assert desk.seat().reviewer is None


def test_a_reviewer_of_another_role_hands_nothing_over(desk):
    stranger = person("education")

    assert desk.get("review_hand_over", desk.seat().pk, user=stranger).status_code == 302
    assert desk.post("review_hand_over", desk.seat().pk, user=stranger, to="").status_code == 302


def test_an_account_without_a_part_in_reviews_sees_nothing_of_them(desk):
    stranger = UserFactory()
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))

    for name, args in [("reviews_waiting", []), ("reviews_all", []), ("review_seat", [desk.seat().pk])]:
        response = desk.get(name, *args, user=stranger)
        assert response.status_code == 302
    assert desk.get("review_rendered_page", desk.round.pk, user=stranger).status_code == 302
    desk.client.logout()
    assert "login" in desk.client.get(reverse("reviews_waiting")).url


def test_parts_that_changed_since_the_seat_signed_are_named(desk):
    desk.sign_experts()
    draft(desk.lesson, by=desk.editor, care="<p>Other words for the teacher.</p>")

    (row,) = desk.get("reviews_waiting").context["rows"]

    assert row.changed == "Changed: what teachers read"


def test_twenty_seats_cost_as_many_queries_as_two(desk):
    def queries():
        with CaptureQueriesContext(connection) as counted:
            assert desk.get("reviews_waiting").status_code == 200
        return len(counted)

    add_lessons(desk, 1)
    queries()
    few = queries()
    add_lessons(desk, 14)

    assert queries() == few
    assert few < 50


def add_lessons(desk, count):
    for _ in range(count):
        lesson = desk.site.lesson(parent=desk.module, live=False)
        submit(lesson, desk.editor)
