"""The screen of a review: how far it is, and what its editors and leads can do about it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reviews.comments import keep_comments
from reviews.identities import identity_of
from reviews.models import Assignment, Decision, ReviewComment, RoundStatus
from tests.reviews.makers import draft, person, sign

from .in_review import InReview, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin_templates")]


@pytest.fixture
def desk(client):
    return InReview(client)


@pytest.fixture
def comment(desk):
    page = desk.lesson.get_latest_revision_as_object()
    identity = identity_of(desk.clinician)
    keep_comments(assignment=desk.seat(), identity=identity, page=page, comments={"reading.1": "Say it shorter."})
    return ReviewComment.objects.get()


def show(desk, user=None):
    return desk.get("review_round", desk.round.pk, user=user or desk.editor)


def test_the_screen_says_what_each_seat_has_come_to(desk):
    sign(desk.round, "education", decision=Decision.APPROVE_WITH_NOTES, private_note="Ten cards would do.")
    draft(desk.lesson, by=desk.editor, care="<p>Other words for the teacher.</p>")
    sign(desk.round, "clinical")

    page = show(desk)

    expert, final = page.context["stages"]
    assert [seat.status for seat in expert.seats] == ["Waiting", "Signed", "Waiting"]
    assert [seat.status for seat in final.seats] == ["Its turn comes later"]
    assert "Ten cards would do." in words(page)


def test_a_sign_off_that_was_carried_over_stands_there_with_its_date(desk):
    signed = sign(desk.round, "education", person("education"))
    Assignment.objects.filter(pk=desk.seat("education").pk).update(status="carried")

    page = words(show(desk))

    assert "Given in an earlier review; what the seat covers is unchanged since." in page
    assert f"{signed.signed_at:%-d %B %Y}" in page


def test_editors_say_what_the_review_is_about_and_reviewers_read_it(desk):
    needed = timezone.localdate() + timedelta(days=12)

    desk.post(
        "review_round", desk.round.pk, user=desk.editor, note="Needed for the start of term.", needed_on=needed,
        what_changed="A new lesson.",
    )  # fmt: skip

    page = words(desk.get("review_seat", desk.seat().pk))
    assert "Needed for the start of term." in page
    desk.round.refresh_from_db()
    assert (desk.round.needed_on, desk.round.what_changed) == (needed, "A new lesson.")


def test_a_note_that_can_not_be_kept_says_why_and_stays(desk):
    response = desk.post("review_round", desk.round.pk, user=desk.editor, note="Soon.", needed_on="tomorrow")

    assert response.status_code == 400
    assert "Enter a valid date." in words(response)
    assert "Soon." in words(response)


def test_a_lead_moves_a_due_date_and_the_escalation_is_over(desk):
    later = timezone.localdate() + timedelta(days=30)
    Assignment.objects.filter(pk=desk.seat().pk).update(escalated_on=timezone.localdate())

    desk.post("review_more_time", desk.seat().pk, user=desk.lead, until=later.isoformat())

    assert (desk.seat().due_on, desk.seat().escalated_on) == (later, None)


@pytest.mark.parametrize("until", ["", "soon", "2001-01-01", "9999-12-31", "0000-00-00"])
def test_a_due_date_that_can_not_be_is_refused_in_words(desk, until):
    before = desk.seat().due_on

    response = desk.post("review_more_time", desk.seat().pk, user=desk.lead, until=until)

    assert response.status_code == 302
    assert desk.seat().due_on == before
    told = words(desk.client.get(response.url))
    assert "Choose a day from today on" in told or "Write the new due date as a day" in told


def test_a_comment_is_noted_as_answered_and_opened_again(desk, comment):
    desk.post("review_comment_answered", comment.pk, user=desk.editor, answered="yes")
    comment.refresh_from_db()
    assert comment.answered_at

    desk.post("review_comment_answered", comment.pk, user=desk.editor, answered="no")

    comment.refresh_from_db()
    assert comment.answered_at is None


def test_a_lead_names_a_person_even_for_a_seat_that_somebody_holds(desk):
    Assignment.objects.filter(pk=desk.seat().pk).update(reviewer=desk.clinician)
    other = person("clinical", first_name="Ola")

    desk.post("review_hand_over", desk.seat().pk, user=desk.lead, to=other.pk)

    assert desk.seat().reviewer == other


def test_an_editor_names_a_person_for_a_free_seat_alone(desk):
    desk.post("review_hand_over", desk.seat().pk, user=desk.editor, to=desk.clinician.pk)
    assert desk.seat().reviewer == desk.clinician

    again = desk.post("review_hand_over", desk.seat().pk, user=desk.editor, to="")

    assert again.status_code == 302
    assert desk.seat().reviewer == desk.clinician


def test_a_review_that_is_withdrawn_ends_and_the_draft_and_the_sign_offs_stay(desk):
    sign(desk.round, "clinical")

    desk.post("review_end", desk.round.pk, user=desk.editor)

    desk.round.refresh_from_db()
    assert desk.round.status == RoundStatus.WITHDRAWN
    assert not desk.lesson.workflow_in_progress
    assert desk.round.sign_offs.count() == 1


@pytest.mark.parametrize(
    ("name", "on", "data"),
    [
        ("review_round", "round", {"note": "Mine."}),
        ("review_end", "round", {}),
        ("review_more_time", "seat", {"until": "2030-01-01"}),
        ("review_comment_answered", "comment", {"answered": "yes"}),
    ],
)
def test_a_reviewer_reads_a_review_and_steers_nothing_of_it(desk, comment, name, on, data):
    before = (desk.round.status, desk.round.note, desk.seat().due_on, comment.answered_at)
    key = {"round": desk.round.pk, "seat": desk.seat().pk, "comment": comment.pk}[on]

    desk.post(name, key, user=desk.clinician, **data)

    desk.round.refresh_from_db()
    comment.refresh_from_db()
    assert (desk.round.status, desk.round.note, desk.seat().due_on, comment.answered_at) == before
    assert "Withdraw the review" not in words(show(desk, desk.clinician))


def test_the_list_of_all_reviews_says_what_each_waits_for(desk):
    response = desk.get("reviews_all", waits_for="clinical")

    (row,) = response.context["object_list"]
    assert (row.title, row.waits) == ("Who to ask", "education, clinical, lived experience and youth")
    assert list(desk.get("reviews_all", waits_for="safeguarding").context["object_list"]) == []


def test_the_list_of_all_reviews_comes_as_a_spreadsheet(desk):
    answer = desk.get("reviews_all", export="csv")

    assert b"Who to ask,First review,In review" in b"".join(answer.streaming_content)
