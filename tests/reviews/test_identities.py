"""Who a reviewer is to the record: one person is one identity, a name can go, and what was signed stays."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from reviews.identities import check_registration, erase, identity_of, invite_identity, name_of
from reviews.models import Invitation, Letter, ReviewerIdentity, SeatStatus, SignOff
from tests.factories import UserFactory
from tests.reviews.invitations.guests import Guest, guests
from tests.reviews.makers import person, seat, sign
from users.models import User

__all__ = ["guests"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin_templates")]

REGISTERED = {"registration_body": "HCPC", "registration_number": "PYL12345"}


def test_an_account_has_one_identity():
    user = UserFactory(first_name="Ada", last_name="Ward")

    assert identity_of(user) == identity_of(User.objects.get(pk=user.pk))
    assert identity_of(user).name == "Ada Ward"


def test_a_guest_who_gets_an_account_stays_the_same_person():
    invited = invite_identity("ada@clinic.example", "Ada")

    user = UserFactory(email="Ada@clinic.example")

    assert identity_of(user) == invited


def test_a_clinical_guest_counts_once_the_registration_was_checked(guests):
    guest = guests.opened(code="clinical")
    answer = guest.decide(**REGISTERED)
    assert answer.url == "/review/thank-you/to_be_checked/"
    assert seat(guests.round, "clinical").status == SeatStatus.WAITING
    identity = SignOff.objects.get().identity

    with pytest.raises(PermissionDenied):
        check_registration(identity, guests.editor)
    check_registration(identity, guests.lead)

    assert seat(guests.round, "clinical").status == SeatStatus.SIGNED
    identity.refresh_from_db()
    assert identity.registration_checked_by == guests.lead


def test_the_last_check_leads_the_review_on(guests):
    guest = guests.opened(code="clinical")
    guest.decide(**REGISTERED)
    sign(guests.round, "education")
    sign(guests.round, "lived-experience")

    check_registration(SignOff.objects.get(by_invitation=True).identity, guests.lead)

    guests.round.refresh_from_db()
    step = guests.round.workflow_state.current_task_state.task
    assert step.name == "Final check"


def test_who_gave_no_registration_can_be_checked_by_nobody(guests):
    guests.opened(code="clinical").decide()

    with pytest.raises(ValidationError, match="no registration"):
        check_registration(SignOff.objects.get().identity, guests.lead)


def test_nobody_checks_their_own_registration():
    lead = UserFactory(is_superuser=True)
    identity = identity_of(lead)
    ReviewerIdentity.objects.filter(pk=identity.pk).update(**REGISTERED)

    with pytest.raises(ValidationError, match="Somebody else"):
        check_registration(identity, lead)


def test_an_erased_name_is_gone_everywhere_and_the_sign_off_counts_on(guests):
    guests.opened(code="clinical").decide(**REGISTERED, name_is_public="on")
    identity = SignOff.objects.get().identity
    check_registration(identity, guests.lead)

    erase(identity, guests.lead)

    identity.refresh_from_db()
    assert name_of(identity) == "Name erased"
    assert [identity.name, identity.email, identity.registration_number, identity.registration_body] == [""] * 4
    assert not identity.name_is_public
    assert not Letter.objects.filter(address="guest@clinic.example").exists()
    assert SignOff.objects.get().role_title == "Youth worker"
    assert seat(guests.round, "clinical").status == SeatStatus.SIGNED


def test_erasing_a_name_ends_open_links(guests):
    guests.invite()
    guest = Guest(guests.link())

    erase(Invitation.objects.get().identity, guests.lead)

    assert guest.look().status_code == 410


def test_only_leads_erase_and_only_who_signs_in_no_more(guests):
    reviewer = person("clinical")
    identity = identity_of(reviewer)

    with pytest.raises(PermissionDenied):
        erase(identity, guests.editor)
    with pytest.raises(ValidationError, match="Deactivate the account first"):
        erase(identity, guests.lead)
    User.objects.filter(pk=reviewer.pk).update(is_active=False)
    erase(identity, guests.lead)

    assert ReviewerIdentity.objects.get(pk=identity.pk).user is None


def test_a_lead_finds_checks_and_erases_on_screens(guests, client):
    guests.opened(code="clinical").decide(**REGISTERED)
    identity = SignOff.objects.get().identity
    client.force_login(guests.lead)

    everybody = client.get(reverse("reviewers"), {"q": "gale"}).content.decode()
    assert "Gale Guest" in everybody
    assert "Waits for a check" in everybody
    assert "PYL12345" in client.get(reverse("reviewer", args=[identity.pk])).content.decode()
    assert "PYL12345" in client.get(reverse("check_reviewer", args=[identity.pk])).content.decode()
    client.post(reverse("check_reviewer", args=[identity.pk]))
    identity.refresh_from_db()
    assert identity.registration_checked_on
    assert client.get(reverse("erase_reviewer", args=[identity.pk])).status_code == 200
    client.post(reverse("erase_reviewer", args=[identity.pk]))
    assert "Gale" not in client.get(reverse("reviewers")).content.decode()
    assert "Name erased" in client.get(reverse("reviewer", args=[identity.pk])).content.decode()


def test_an_account_that_has_signed_is_never_deleted(guests, client):
    reviewer = person("clinical")
    sign(guests.round, "clinical", reviewer)
    client.force_login(UserFactory(is_superuser=True))
    delete = reverse("wagtailusers_users:delete", args=[reviewer.pk])
    several = f"{reverse('wagtail_bulk_action', args=['users', 'user', 'delete'])}?id={reviewer.pk}"

    answers = [
        client.get(delete, follow=True),
        client.post(delete, follow=True),
        client.post(several, follow=True),
    ]

    assert [answer.status_code for answer in answers] == [200] * 3
    assert all("sign-offs rest on this account" in answer.content.decode() for answer in answers)
    assert User.objects.filter(pk=reviewer.pk).exists()


def test_an_account_that_has_signed_nothing_can_be_deleted(client):
    somebody = UserFactory()
    client.force_login(UserFactory(is_superuser=True))

    client.post(reverse("wagtailusers_users:delete", args=[somebody.pk]))

    assert not User.objects.filter(pk=somebody.pk).exists()
