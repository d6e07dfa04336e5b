"""The desk of those who keep the directory: who sees what, checking, pausing, what is due."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from support.directory import shown_services
from support.expiry import months_later
from support.models import HelpService, LinkCheck
from tests.factories import UserFactory
from tests.site import SmallSite
from tests.support.entries import make_service
from tests.support.keepers import check, edit, make_keeper
from tests.support.makers import make_number
from tests.support.posting import typed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin_templates")]
LIST = "wagtailsnippets_support_helpservice:list"


@pytest.fixture
def ada(client):
    keeper = make_keeper("Ada")
    client.force_login(keeper)
    return keeper


def filled(service, **values):
    known = {"method": "called", "checked_on": timezone.localdate().isoformat(), "every_line": "on"}
    return known | {"seen": service.facts} | values


def test_the_list_shows_how_things_stand_and_is_narrowed_by_it(client, ada):
    make_service("gb-fine", name="Fine line")
    make_service("gb-new", name="New line", is_checked=False)

    everything = client.get(reverse(LIST)).content.decode()
    unchecked = client.get(reverse(LIST), {"status": "unchecked"}).content.decode()

    assert "Fine line" in everything
    assert "Not checked" in everything
    assert "New line" in unchecked
    assert "Fine line" not in unchecked


@pytest.mark.parametrize("name", ["help_checks_due", "help_check", "help_pause"])
def test_nobody_without_rights_to_the_directory_comes_in(client, name):
    service = make_service()
    user = UserFactory()
    user.user_permissions.set(make_keeper("Kim", may=()).user_permissions.all())
    client.force_login(user)

    response = client.get(reverse(name, args=[] if name == "help_checks_due" else [service.pk]))

    assert response.status_code in (302, 403)
    assert service.name not in response.content.decode()


def test_two_people_check_an_entry_on_its_screen_and_readers_meet_it(client, ada):
    service = make_service(is_checked=False)
    address = reverse("help_check", args=[service.pk])
    page = client.get(address).content.decode()
    assert "0800 000 000" in page
    assert "Day and night, every day (Europe/London)" in page

    assert client.post(address, filled(service)).status_code == 302
    assert not shown_services()
    client.force_login(make_keeper("Jo"))
    assert "Checked by one person so far" in client.get(address).content.decode()
    client.post(address, filled(service, method="confirmed"))

    assert [each.code for each in shown_services()] == ["gb-line"]


def test_the_screen_tells_the_writer_that_somebody_else_checks(client, ada):
    service = make_service(is_checked=False)
    edit(service, ada, for_whom="adults")

    page = client.get(reverse("help_check", args=[service.pk])).content.decode()

    assert "You wrote what stands here" in page
    assert "Every line is right" not in page


def test_the_screen_shows_what_was_changed_since_two_people_agreed(client, ada):
    service = make_service(is_checked=False)
    edit(service, ada, operator="A charity", publish=True)
    check(service, make_keeper("Jo"))
    edit(service, make_keeper("Mo"), for_whom="grown-ups only")

    page = client.get(reverse("help_check", args=[service.pk])).content.decode()

    assert "grown-ups only" in page
    assert page.count("data-changed") == 1
    assert "any worry" in page


@pytest.mark.parametrize(
    ("values", "said", "status"),
    [
        ({"method": ""}, "Say how you checked it.", 400),
        ({"method": "guessed"}, "guessed is not one of the available choices", 400),
        ({"every_line": ""}, "Compare every line above.", 400),
        ({"checked_on": "yesterday"}, "Write a day", 400),
        ({"checked_on": "2999-01-01"}, "in the future", 409),
        ({"seen": "0" * 64}, "Somebody changed the entry while you were checking it", 409),
    ],
)
def test_a_check_that_can_not_be_recorded_says_why(client, ada, values, said, status):
    service = make_service(is_checked=False)

    response = client.post(reverse("help_check", args=[service.pk]), filled(service, **values))

    assert response.status_code == status
    assert said in response.content.decode()
    assert not service.checks.exists()


def test_an_entry_is_paused_after_a_reason_and_shown_again_at_one_press(client, ada):
    service = make_service()
    address = reverse("help_pause", args=[service.pk])

    assert client.post(address, {"reason": ""}).status_code == 400
    assert shown_services()
    client.post(address, {"reason": "Nobody answers"})
    assert not shown_services()
    assert "Nobody answers" in client.get(address).content.decode()
    client.post(address, {"do": "show_again"})

    assert shown_services()


def test_whoever_may_not_pause_is_refused_and_told_whom_to_ask(client):
    service = make_service()
    client.force_login(make_keeper("Ed", may=("view", "check")))
    address = reverse("help_pause", args=[service.pk])

    assert "Tell one of them now" in client.get(address).content.decode()
    response = client.post(address, {"reason": "No"})

    assert response.status_code in (302, 403)
    assert shown_services()


def test_what_is_due_stands_in_the_order_of_what_readers_would_miss(client, ada):
    today = timezone.localdate()
    make_service("gb-new", name="Never checked", is_checked=False)
    make_service("gb-gone", name="Long ago", checked_on=months_later(today, -10))
    make_service("gb-due", name="Half a year ago", checked_on=months_later(today, -7))
    make_service("gb-fine", name="Just now")

    response = client.get(reverse("help_checks_due"))

    assert [row.service.name for row in response.context["rows"]] == ["Half a year ago", "Long ago", "Never checked"]
    assert "readers lose it in" in response.content.decode()


def test_a_checked_entry_with_a_dead_address_is_on_the_list(client, ada):
    service = make_service(name="Fine but dead")
    LinkCheck.objects.create(
        service=service, address="https://example.org/", state="broken", detail="404", checked_at=timezone.now()
    )

    page = client.get(reverse("help_checks_due")).content.decode()

    assert "1 of its addresses does not answer" in page


def test_the_list_is_narrowed_by_country_and_an_unknown_one_is_said_to_be_so(client, ada):
    make_service("gb-new", is_checked=False)
    make_service("fr-new", country="FR", is_checked=False)

    narrowed = client.get(reverse("help_checks_due"), {"country": "FR"})
    unknown = client.get(reverse("help_checks_due"), {"country": "XX"})

    assert [row.service.country for row in narrowed.context["rows"]] == ["FR"]
    assert unknown.status_code == 400
    assert "No entry is for this country." in unknown.content.decode()


def test_the_list_asks_as_often_for_twenty_entries_as_for_two(client, ada, django_assert_max_num_queries):
    for number in range(20):
        make_service(f"gb-{number}", is_checked=False)
    client.get(reverse("help_checks_due"))

    with django_assert_max_num_queries(20):
        client.get(reverse("help_checks_due"))


def test_the_form_of_an_entry_opens_and_says_how_things_stand(client, ada):
    service = make_service(is_checked=False)

    page = client.get(reverse("wagtailsnippets_support_helpservice:edit", args=[service.pk])).content.decode()

    assert "Not checked" in page
    assert reverse("help_check", args=[service.pk]) in page
    assert reverse("help_pause", args=[service.pk]) in page


def test_a_saved_form_keeps_every_fact_as_it_was(client, ada):
    service = make_service(languages=["en", "cy"], local_names=["Llinell"], regions=["Wales"])
    address = reverse("wagtailsnippets_support_helpservice:edit", args=[service.pk])

    response = client.post(address, typed(client.get(address), service, name="A new name"))

    assert response.status_code == 302, response.context["form"].errors
    draft = HelpService.objects.get().get_latest_revision_as_object()
    assert (draft.name, draft.languages, draft.regions) == ("A new name", ["en", "cy"], ["Wales"])
    draft.name = service.name
    assert draft.facts == service.facts
    assert [each.name for each in shown_services()] == ["A line"], "a draft changes nothing for readers"


def test_an_unknown_language_is_refused_in_the_form(client, ada):
    service = make_service()
    address = reverse("wagtailsnippets_support_helpservice:edit", args=[service.pk])

    page = client.post(address, typed(client.get(address), service, languages="en\nklingon")).content.decode()

    assert "No language has the tag “klingon”" in page


def test_the_history_names_checks_and_pauses(client, ada):
    service = make_service(is_checked=False)
    client.post(reverse("help_check", args=[service.pk]), filled(service))
    client.post(reverse("help_pause", args=[service.pk]), {"reason": "Nobody answers"})

    page = client.get(reverse("wagtailsnippets_support_helpservice:history", args=[service.pk])).content.decode()

    assert "Checked the facts" in page
    assert "Paused: Nobody answers" in page


def test_a_check_of_yesterday_may_be_recorded_today(client, ada):
    service = make_service(is_checked=False)
    yesterday = timezone.localdate() - timedelta(days=1)

    client.post(reverse("help_check", args=[service.pk]), filled(service, checked_on=yesterday.isoformat()))

    assert service.checks.get().checked_on == yesterday


@pytest.mark.parametrize(("number", "is_there"), [("0800555019", True), ("<script>", False), ("", False)])
def test_a_number_that_was_typed_into_a_page_stands_in_the_form_of_a_new_entry(client, number, is_there):
    client.force_login(make_keeper("Ed", may=("add", "change")))

    response = client.get(reverse("wagtailsnippets_support_helpservice:add"), {"number": number})

    assert response.status_code == 200
    entry = response.context["form"].instance
    assert [way["address"] for way in entry.ways] == ([number] if is_there else [])
    assert "&quot;0800555019&quot;" in response.content.decode() or not is_there


def test_the_checks_panel_offers_a_typed_number_as_an_entry(client):
    lesson = SmallSite().lesson(key_question="Who answers when you call 0800 555 019?")
    client.force_login(UserFactory(is_superuser=True))

    panel = client.get(reverse("page_checks_panel", args=[lesson.pk])).content.decode()

    assert "Make an entry of it" in panel
    assert reverse("wagtailsnippets_support_helpservice:add") + "?number=0800555019" in panel


def test_the_desk_names_countries_as_people_do(client, ada):
    make_number("FR", country_name="France")
    make_service("fr-new", country="FR", is_checked=False)
    make_service("zz-new", country="ZZ", is_checked=False)

    due = client.get(reverse("help_checks_due")).content.decode()
    listed = client.get(reverse(HelpService.snippet_viewset.get_url_name("list"))).content.decode()

    assert "France · " in due
    assert "ZZ · " in due
    assert '<option value="FR">France</option>' in due
    assert "<td" in listed
    assert any("France" in cell.split("</td>")[0] for cell in listed.split("<td")[1:])
