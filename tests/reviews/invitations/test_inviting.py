"""Who may invite whom to which seat, and what the editors see of it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reviews.invitations.making import CannotInvite, revoke
from reviews.models import Invitation, ReviewerIdentity
from reviews.templatetags.invitations import invitations
from tests.reviews.makers import draft, person, seat

from .guests import Guest

pytestmark = pytest.mark.usefixtures("admin_templates")


def panel(guests, user, rf):
    request = rf.get("/admin/")
    request.user = user
    guests.round.refresh_from_db()
    return invitations({"request": request}, guests.round)


@pytest.mark.parametrize("code", ["education", "final"])
def test_a_seat_that_needs_an_account_is_open_to_no_guest(guests, code):
    with pytest.raises(CannotInvite, match="needs somebody with an account"):
        guests.invite(code)


def test_somebody_with_an_account_gets_the_seat_and_no_link(guests):
    with pytest.raises(CannotInvite, match="signs in here"):
        guests.invite(email=guests.lead.email.upper())


@pytest.mark.parametrize("role", ["clinical", "education"])
def test_only_editors_and_leads_invite_and_take_back(guests, role):
    with pytest.raises(PermissionDenied):
        guests.invite(made_by=person(role))
    invitation = guests.invite(made_by=guests.lead)
    with pytest.raises(PermissionDenied):
        revoke(invitation=invitation, by=person(role))


def test_who_wrote_the_page_under_an_old_account_is_not_invited(guests):
    author = person("Editors", email="former@school.example")
    draft(guests.lesson, by=author, why_it_matters="<p>Words of somebody who left.</p>")
    ReviewerIdentity.objects.create(user=author, name="Former", email=author.email)
    author.is_active = False
    author.save()

    with pytest.raises(CannotInvite, match="wrote"):
        guests.invite(email="former@school.example")

    assert not Invitation.objects.exists()


@pytest.mark.parametrize("days", [0, 61, -1])
def test_a_link_holds_for_some_days_and_not_for_ever(guests, days):
    with pytest.raises(CannotInvite, match="1 to 60 days"):
        guests.invite(days=days)


def test_inviting_the_same_person_again_ends_the_first_link(guests):
    guests.invite()
    first = Guest(guests.link())
    guests.invite(email="GUEST@clinic.example")

    assert first.look().status_code == 410
    assert ReviewerIdentity.objects.filter(email__iexact="guest@clinic.example").count() == 1


def test_an_editor_invites_from_the_review(guests, client):
    client.force_login(guests.editor)
    address = reverse("invite_reviewer", args=[seat(guests.round, "lived-experience").pk])
    typed = {"name": "Gale Guest", "email": "guest@clinic.example", "days": "7", "is_adult": "on"}

    form = client.get(address)
    with guests.capture(execute=True):
        answer = client.post(address, typed)

    assert form.status_code == 200
    assert answer.url == reverse("review_round", args=[guests.round.pk])
    assert (Invitation.objects.get().expires_at - Invitation.objects.get().made_at).days in {6, 7}
    assert Guest(guests.link()).look().status_code == 200


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"email": "no address"}, "valid email address"),
        ({"days": "900"}, "60"),
        ({"is_adult": ""}, "Only adults are invited"),
    ],
)
def test_a_refused_invitation_keeps_what_was_typed(guests, client, changes, words):
    client.force_login(guests.editor)
    address = reverse("invite_reviewer", args=[seat(guests.round, "lived-experience").pk])
    typed = {"name": "Gale Guest", "email": "guest@clinic.example", "days": "7", "is_adult": "on"}

    answer = client.post(address, typed | changes)

    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert "Gale Guest" in answer.content.decode()
    assert not Invitation.objects.exists()


def test_the_screens_are_closed_to_reviewers(guests, client):
    invitation = guests.invite()
    client.force_login(person("clinical"))

    for address in (
        reverse("invite_reviewer", args=[invitation.assignment_id]),
        reverse("revoke_invitation", args=[invitation.pk]),
        reverse("send_invitation_again", args=[invitation.pk]),
        reverse("reviewers"),
        reverse("reviewer", args=[invitation.identity_id]),
        reverse("erase_reviewer", args=[invitation.identity_id]),
    ):
        # Wagtail leads who may not see something back to the desk.
        assert client.get(address).status_code in {302, 403}
        assert client.post(address).status_code in {302, 403, 405}
    invitation.refresh_from_db()
    assert invitation.revoked_at is None


def test_an_editor_takes_a_link_back_and_sends_a_new_one(guests, client):
    invitation = guests.invite()
    old = Guest(guests.link())
    client.force_login(guests.editor)

    assert client.get(reverse("revoke_invitation", args=[invitation.pk])).status_code == 200
    client.post(reverse("revoke_invitation", args=[invitation.pk]))
    assert old.look().status_code == 410

    assert client.get(reverse("send_invitation_again", args=[invitation.pk])).status_code == 200
    with guests.capture(execute=True):
        client.post(reverse("send_invitation_again", args=[invitation.pk]))
    assert Guest(guests.link()).look().status_code == 200


def test_the_review_shows_that_the_page_has_changed_since(guests, rf):
    guests.invite()
    draft(guests.lesson, by=guests.editor, why_it_matters="<p>Other words for the teacher.</p>")

    (row,) = panel(guests, guests.editor, rf)["rows"]

    assert row["state"] == "The page has changed: send a new link"
    assert row["may_send_again"]


def test_the_panel_offers_only_seats_that_a_guest_may_fill(guests, rf):
    shown = panel(guests, guests.editor, rf)

    assert [assignment.seat.code for assignment in shown["seats"]] == ["clinical", "lived-experience"]
    assert panel(guests, person("clinical"), rf) == {"may_invite": False}


def test_the_panel_asks_as_much_for_two_as_for_twenty(guests, rf):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            panel(guests, guests.lead, rf)
        return len(queries)

    for number in range(2):
        guests.invite(email=f"guest{number}@clinic.example")
    asked()  # The rights of the reader are looked up once.
    few = asked()
    for number in range(2, 20):
        guests.invite(email=f"guest{number}@clinic.example")

    assert asked() == few
