"""The desk's pages about people and time: absences, holidays, letters that did not go out."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from reviews.letters import write_letter
from reviews.models import Absence, Holiday, Letter

from ...factories import UserFactory
from ...site import SmallSite
from ..makers import install_reviews, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin_templates")]

TODAY = timezone.localdate()


@pytest.fixture(autouse=True)
def site():
    site = SmallSite()
    install_reviews()
    return site


def days(first=1, last=5, **fields):
    named = {"first_day": TODAY + timedelta(days=first), "last_day": TODAY + timedelta(days=last)}
    return {name: str(getattr(value, "pk", value)) for name, value in (named | fields).items()}


def add(client, by, **data):
    client.force_login(by)
    return client.post(reverse("absences:add"), data)


def words(answer):
    return " ".join(answer.content.decode().replace("&#x27;", "'").split())


def test_people_write_down_their_own_absence(client):
    ana, ben = person("clinical"), person("clinical")

    assert add(client, ana, **days(stand_in=ben, user=ben)).status_code == 302

    absence = Absence.objects.get()
    assert (absence.user, absence.stand_in) == (ana, ben)


def test_lead_editors_write_down_anybodys(client):
    ana = person("clinical")

    add(client, person("final"), **days(user=ana))

    assert Absence.objects.get().user == ana


def test_a_stand_in_holds_the_same_role(client):
    ana, teacher = person("clinical"), person("education", first_name="Tess")
    person("clinical", first_name="Ben")

    by_lead = words(add(client, person("final"), **days(user=ana, stand_in=teacher)))
    own = words(add(client, ana, **days(stand_in=teacher)))

    assert "Tess holds none of the same roles, and so can't sign instead. These can: Ben." in by_lead
    assert "This person can't stand in. Choose from the list." in own
    assert not Absence.objects.exists()


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(client):
    ana, ben = person("clinical"), person("clinical", first_name="Ben")
    Absence.objects.create(user=ben, first_day=TODAY + timedelta(days=2), last_day=TODAY + timedelta(days=3))
    Absence.objects.create(user=ana, first_day=TODAY + timedelta(days=20), last_day=TODAY + timedelta(days=30))

    assert "Ben is away on some of these days too." in words(add(client, ana, **days(stand_in=ben)))
    assert "The last day comes before the first." in words(add(client, ana, **days(5, 1)))
    assert "These days are over." in words(add(client, ana, **days(-9, -5)))
    assert "are written down already." in words(add(client, ana, **days(25, 26)))
    assert str(TODAY + timedelta(days=25)) in words(add(client, ana, **days(25, 26)))
    assert Absence.objects.count() == 2


def test_an_absence_is_its_owners_alone(client):
    ana, ben = person("clinical"), person("clinical")
    absence = Absence.objects.create(user=ana, first_day=TODAY, last_day=TODAY)
    edit, delete = (reverse(f"absences:{what}", args=[absence.pk]) for what in ("edit", "delete"))
    client.force_login(ben)

    assert str(ana) not in words(client.get(reverse("absences:index")))
    assert [client.get(address).status_code for address in (edit, delete)] == [404, 404]
    assert [client.post(address, days()).status_code for address in (edit, delete)] == [404, 404]
    assert Absence.objects.filter(pk=absence.pk).exists()


def test_an_absence_is_changed_and_taken_back(client):
    ana = person("clinical")
    add(client, ana, **days())
    absence = Absence.objects.get()

    client.post(reverse("absences:edit", args=[absence.pk]), days(1, 9))
    assert Absence.objects.get().last_day == TODAY + timedelta(days=9)

    client.post(reverse("absences:delete", args=[absence.pk]))
    assert not Absence.objects.exists()


def test_lists_cost_no_query_a_row(client):
    client.force_login(person("final"))

    def queries(count):
        for number in range(count):
            Absence.objects.create(
                user=person("clinical"), first_day=TODAY, last_day=TODAY, stand_in=person("clinical")
            )
            Holiday.objects.create(day=date(2040 + count, 1, number + 1), name="A day")
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("absences:index"))
            client.get(reverse("holidays:index"))
        return len(captured)

    queries(1)
    assert queries(2) == queries(15)


def test_lead_editors_keep_the_holidays_and_nobody_else_does(client):
    client.force_login(person("final"))
    client.post(reverse("holidays:add"), {"day": "2040-03-14", "name": "Founder's day"})
    holiday = Holiday.objects.get()
    assert "Founder's day" in words(client.get(reverse("holidays:index")))

    assert "Holiday with this Day already exists" in words(
        client.post(reverse("holidays:add"), {"day": "2040-03-14", "name": "Again"})
    )

    client.force_login(person("clinical"))
    for what, args in (("index", []), ("add", []), ("edit", [holiday.pk]), ("delete", [holiday.pk])):
        address = reverse(f"holidays:{what}", args=args)
        assert {client.get(address).status_code, client.post(address, {}).status_code} <= {302, 404, 405}, what
    assert Holiday.objects.exists()


def unsent(**fields):
    letter = write_letter(
        key=f"about:{Letter.objects.count()}",
        template="sent_back",
        context={"name": "M4.3", "seat": "Clinical review", "address": "https://school.example/"},
        user=UserFactory(email="ana@school.example"),
    )
    Letter.objects.filter(pk=letter.pk).update(tries=1, tried_at=timezone.now(), problem="It rains.", **fields)
    return letter


def test_administrators_see_letters_that_did_not_go_out_and_send_them_again(client):
    letter = unsent()
    client.force_login(UserFactory(is_superuser=True))

    assert "1 letter of the reviews did not go out." in words(client.get(reverse("wagtailadmin_home")))
    page = words(client.get(reverse("unsent_letters")))
    assert "It rains." in page
    assert "ana@school.example" in page

    answer = client.post(reverse("letter_again", args=[letter.pk]), follow=True)

    assert "The letter went out." in words(answer)
    assert "Every letter went out." in words(answer)
    assert len(mail.outbox) == 1
    assert "did not go out." not in words(client.get(reverse("wagtailadmin_home")))


def test_nobody_else_sees_letters(client):
    letter = unsent()
    client.force_login(person("final"))

    assert "did not go out" not in words(client.get(reverse("wagtailadmin_home")))
    assert client.get(reverse("unsent_letters")).status_code == 302
    assert client.post(reverse("letter_again", args=[letter.pk])).status_code == 302
    assert mail.outbox == []


def test_the_words_of_a_secret_letter_that_was_given_up_are_not_sent_again(client):
    unsent(is_secret=True, text="", html="")
    client.force_login(UserFactory(is_superuser=True))

    assert "Make a new invitation." in words(client.get(reverse("unsent_letters")))
