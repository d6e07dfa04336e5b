"""The review screen: what it shows to whom, and what becomes of a decision."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reviews.comments import keep_comments
from reviews.identities import identity_of
from reviews.models import Decision, ReviewComment, SignOff
from tests.reviews.makers import draft, person, sign

from .in_review import InReview, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin_templates")]


@pytest.fixture
def desk(client):
    return InReview(client)


def show(desk, code="clinical", **options):
    return desk.get("review_seat", desk.seat(code).pk, **options)


def send(desk, code="clinical", user=None, **changes):
    return desk.post("review_seat", desk.seat(code).pk, user=user, **desk.decision(code, **changes))


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def test_the_screen_shows_the_page_the_checklist_and_what_each_button_does(desk):
    html = soup(show(desk))

    frame = html.find("iframe")
    assert frame["title"] == "The page under review"
    modes = [link["href"].split("mode=")[1] for link in html.select("[data-review-mode]")]
    assert modes == ["student", "teach", "family", "guide"]
    assert len(html.select(".review-line")) == len(desk.seat().seat.checklist)
    buttons = [button.get_text(strip=True) for button in html.select("button[name=decision]")]
    assert buttons[0] == "Approve: waits for education and lived experience and youth"
    assert len(buttons) == 4


def test_pressing_enter_in_a_box_decides_nothing(desk):
    first = soup(show(desk)).select_one(".review-screen__work form button")

    assert first.has_attr("disabled")


@pytest.mark.parametrize("mode", ["student", "teach", "family", "guide", "nonsense"])
def test_the_frame_shows_the_draft_as_its_readers_would_see_it(desk, mode):
    draft(desk.lesson, by=desk.editor, key_question="Who is there to ask today?")

    response = desk.get("review_rendered_page", desk.round.pk, mode=mode)

    assert response.status_code == 200
    assert "Who is there to ask today?" in words(response)
    assert "no-store" in response["Cache-Control"]


def test_a_full_yes_is_recorded_and_leads_back_to_what_waits(desk):
    response = send(desk, public_note="Read with care.", next_in_months="6")

    assert response.status_code == 302
    signed = SignOff.objects.get()
    assert (signed.decision, signed.public_note, signed.next_in_months) == ("approve", "Read with care.", 6)
    assert signed.identity == identity_of(desk.clinician)
    assert desk.seat().is_filled


def test_an_open_line_of_the_checklist_refuses_a_yes_and_keeps_what_was_typed(desk):
    response = send(desk, line_3="", private_note="Half done.")

    assert response.status_code == 400
    assert "Line 4 of the checklist is still open." in words(response)
    assert "Half done." in words(response)
    assert soup(response).select_one("#id_line_0_0").has_attr("checked")
    assert not SignOff.objects.exists()


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"decision": "nonsense"}, "Select a valid choice"),
        ({"decision": ""}, "Choose what you decide."),
        ({"interest": ""}, "Say whether you have anything to declare."),
        ({"interest": "some"}, "Say in a few words what it is."),
        ({"line_0": "no"}, "Say in a few words why line 1 is not met."),
        ({"line_0": "no", "line_0_note": "Too many."}, "A line of the checklist is not met"),
        ({"decision": "approve_with_notes"}, "Write the note that you approve with."),
        ({"decision": "request_changes", "private_note": "Shorter."}, "Choose at least one reason"),
        ({"decision": "request_changes", "reasons": ["age"]}, "Tell the editors what should change."),
        ({"next_in_months": "99"}, "less than or equal to 36"),
        ({"shown_hash": ""}, "This field is required."),
        ({"private_note": "a\x00b"}, "Null characters are not allowed."),
    ],
)
def test_a_decision_that_lacks_something_says_what(desk, changes, problem):
    response = send(desk, **changes)

    assert response.status_code == 400
    assert problem in words(response)
    assert not SignOff.objects.exists()


def test_asking_for_changes_needs_no_checklist(desk):
    empty = {f"line_{number}": "" for number in range(10)}

    send(desk, decision="request_changes", reasons=["age", "unclear"], private_note="Simpler words.", **empty)

    assert SignOff.objects.get().reasons == ["age", "unclear"]
    desk.round.refresh_from_db()
    assert desk.round.status == "sent_back"


def test_who_wrote_the_page_reads_it_with_the_reason_and_decides_nothing(desk):
    draft(desk.lesson, by=desk.clinician, key_question="Who is there to ask?")

    shown, sent = show(desk), send(desk)

    assert "You can read this and not decide." in words(shown)
    assert "You wrote some of what stands here" in words(shown)
    assert soup(shown).select("button[name=decision]") == []
    assert sent.status_code == 403
    assert not SignOff.objects.exists()


@pytest.mark.parametrize("role", ["education", "Editors", "Lead editors"])
def test_another_role_reads_the_screen_and_decides_nothing(desk, role):
    other = person(role)

    assert "This seat is for clinical reviewers." in words(show(desk, user=other))
    assert send(desk, user=other).status_code == 403
    assert not SignOff.objects.exists()


def test_the_final_check_is_closed_while_experts_wait(desk):
    shown = show(desk, "final", user=desk.lead)

    assert "The page has not come to this seat yet" in words(shown)
    assert send(desk, "final", user=desk.lead).status_code == 409


def test_the_final_check_says_what_changed_and_whether_it_is_for_safety(desk):
    desk.sign_experts()

    assert "What changed, in plain words" in words(show(desk, "final", user=desk.lead))
    send(desk, "final", user=desk.lead, what_changed="A new lesson.", safety_change="on")

    desk.round.refresh_from_db()
    assert (desk.round.what_changed, desk.round.safety_change) == ("A new lesson.", True)
    assert desk.round.status == "signed"


def test_a_refused_final_check_saves_nothing_of_what_was_said_for_the_public(desk):
    desk.sign_experts()

    send(desk, "final", user=desk.lead, what_changed="A new lesson.", line_0="no", line_0_note="Not yet.")

    desk.round.refresh_from_db()
    assert desk.round.what_changed == ""


def test_a_seat_that_signed_before_is_shown_only_what_changed_in_its_parts(desk):
    sign(desk.round, "clinical")
    draft(desk.lesson, by=desk.editor, family_try="<p>Walk home together tomorrow.</p>")

    clinical, education = show(desk), show(desk, "education", user=person("education"))

    (change,) = clinical.context["changes"].parts
    assert change.label == "What families read"
    html = soup(clinical)
    assert "Walk home together tomorrow." in html.select_one(".review-difference ins").get_text()
    assert "added:" in html.select_one(".review-difference ins .w-sr-only").get_text()
    assert education.context["changes"].since is None


def test_a_sign_off_whose_version_is_gone_still_names_the_parts(desk):
    sign(desk.round, "clinical")
    draft(desk.lesson, by=desk.editor, family_try="<p>Walk home together tomorrow.</p>")
    desk.lesson.revisions.earliest("pk").delete()

    assert "The version of then is kept no more" in words(show(desk))


def test_earlier_decisions_stand_below_by_seat(desk):
    sign(desk.round, "education", decision=Decision.APPROVE_WITH_NOTES, private_note="Ten cards would do.")

    page = words(show(desk))

    assert "Ten cards would do." in page
    assert "Approve with notes" in page


def test_comments_are_kept_without_deciding_and_come_back_when_the_screen_opens(desk):
    response = send(desk, do="comment", decision="", interest="", **{"comment:reading.1": "A shorter sentence."})

    assert response.status_code == 200
    assert "Your comments are kept. Nothing is decided yet." in words(response)
    assert ReviewComment.objects.get().words == "A shorter sentence."
    assert not SignOff.objects.exists()
    assert soup(show(desk)).find(id="comment:reading.1").get_text(strip=True) == "A shorter sentence."


def test_a_coordinator_who_writes_an_age_or_an_address_is_stopped(desk):
    coordinator = person("lived-experience")

    response = send(
        desk, "lived-experience", user=coordinator, private_note="A 14-year-old said so.", line_10="yes", line_11="yes"
    )

    assert response.status_code == 400
    assert "Take out the age" in words(response)
    assert not SignOff.objects.exists()


def test_the_screen_costs_the_same_whatever_was_said_before(desk):
    def queries():
        with CaptureQueriesContext(connection) as counted:
            assert show(desk).status_code == 200
        return len(counted)

    who = person("education")
    sign(desk.round, "education", who, decision=Decision.REQUEST_CHANGES)
    queries()
    few = queries()
    for _ in range(4):
        sign(desk.round, "education", who, decision=Decision.REQUEST_CHANGES)
    comments = {f"reading.{number}": "Shorter." for number in range(1, 5)}
    page = desk.lesson.get_latest_revision_as_object()
    keep_comments(assignment=desk.seat("education"), identity=identity_of(who), page=page, comments=comments)

    assert queries() == few
    assert few < 50
