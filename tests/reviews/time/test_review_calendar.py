"""The review calendar: what is due when, and one press that starts reviews again."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from lessons.models import LessonPage
from reviews.models import Letter, PageDates, ReviewRound, RoundKind, RoundStatus
from reviews.review_calendar import how_long
from reviews.review_dates import remind_of_review_dates
from reviews.stand_ins import name_stand_in

from ..makers import person
from .waiting import Waiting, noon

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin_templates")]

TODAY = timezone.localdate()


@pytest.fixture
def waiting():
    return Waiting()


@pytest.fixture
def lead(client):
    lead = person("final")
    client.force_login(lead)
    return lead


def due_in(waiting, days, **fields):
    return waiting.page(due=TODAY + timedelta(days=days), **fields)


def rows(client, **filters):
    return [dates.page.title for dates in client.get(reverse("review_calendar"), filters).context["object_list"]]


def words(answer):
    return " ".join(answer.content.decode().replace("&#x27;", "'").split())


def start(client, *pages):
    return client.post(reverse("review_calendar_start"), {"page": [page.pk for page in pages]}, follow=True)


def test_pages_stand_by_the_day_until_which_their_check_holds(client, waiting, lead):
    for days in (200, -3, 20, 50, 80):
        due_in(waiting, days, title=f"In {days}")

    assert rows(client) == ["In -3", "In 20", "In 50", "In 80", "In 200"]
    assert rows(client, when="overdue") == ["In -3"]
    assert rows(client, when="30") == ["In -3", "In 20"]
    assert rows(client, when="90") == ["In -3", "In 20", "In 50", "In 80"]
    assert rows(client, q="In 5") == ["In 50"]
    assert rows(client, when="nonsense")


def test_a_row_says_how_long_who_and_what_is_under_way(client, waiting, lead):
    page = due_in(waiting, -3, owner=person("Editors", first_name="Ed"), is_sensitive=True, code="T9.4", title="A page")
    PageDates.objects.update(left_lists_on=TODAY)
    ReviewRound.objects.create(page=page, kind=RoundKind.FULL, opened_at=noon(TODAY), content_hash="0")

    answer = client.get(reverse("review_calendar"))
    (row,) = answer.context["object_list"]

    assert (row.name, row.due_words, row.owner_name, row.risk) == ("T9.4 A page", "3 days overdue", "Ed", "Sensitive")
    assert row.state == "Under way, Left the lists"


def test_an_empty_calendar_says_so(client, waiting, lead):
    assert "No page is due." in words(client.get(reverse("review_calendar")))


def test_ticked_pages_start_a_full_review(client, waiting, lead):
    pages = [due_in(waiting, days, title=f"In {days}") for days in (1, 2, 3)]

    answer = words(start(client, *pages[:2]))

    rounds = ReviewRound.objects.filter(kind=RoundKind.FULL, status=RoundStatus.OPEN)
    assert {round.page_id for round in rounds} == {page.pk for page in pages[:2]}
    assert "Review started: “In 1”, “In 2”." in answer


def test_starting_twice_starts_one_review(client, waiting, lead):
    page = due_in(waiting, 1)

    start(client, page)
    again = words(start(client, page))

    assert ReviewRound.objects.filter(page=page).count() == 1
    assert "could not start. Its full review is under way already." in again


def test_somebody_is_named_for_a_page_whose_review_is_under_way_too(client, waiting, lead):
    page, editor = due_in(waiting, 1), person("Editors")
    start(client, page)

    assert f'value="{page.pk}"' in words(client.get(reverse("review_calendar")))
    name_for(client, editor.pk, page)

    assert PageDates.objects.get(page=page).stand_in == editor


def test_nothing_ticked_and_nonsense_are_said_kindly(client, waiting, lead):
    assert "Tick the pages whose review you want to start." in words(start(client))
    answer = client.post(reverse("review_calendar_start"), {"page": ["x", "9" * 30, "²"]}, follow=True)
    assert "Tick the pages" in words(answer)
    assert client.get(reverse("review_calendar_start")).status_code == 405


def test_a_page_that_cannot_start_keeps_no_other_from_starting(client, waiting, lead):
    fine, broken = due_in(waiting, 1, title="Fine"), due_in(waiting, 2, title="Broken")
    broken.reading = []
    broken.key_question = "Why had he committed suicide?"
    broken.save_revision(clean=False)

    answer = words(start(client, fine, broken))

    assert "Review started: “Fine”." in answer
    assert "“Broken” could not start." in answer
    assert not ReviewRound.objects.filter(page=broken).exists()


def test_editors_start_reviews_of_their_own_pages_and_reviewers_of_none(client, waiting):
    page = due_in(waiting, 1)
    client.force_login(person("Editors"))
    assert rows(client) == [page.title]
    start(client, page)
    assert ReviewRound.objects.filter(page=page).exists()

    client.force_login(person("clinical"))
    other = due_in(waiting, 1)
    assert client.get(reverse("review_calendar")).status_code == 302
    start(client, other)
    assert not ReviewRound.objects.filter(page=other).exists()


def name_for(client, stand_in, *pages):
    data = {"page": [page.pk for page in pages], "stand_in": stand_in}
    return client.post(reverse("review_calendar_stand_in"), data, follow=True)


def test_somebody_is_named_for_pages_whose_owner_is_gone_and_is_reminded_then(client, waiting, lead):
    first, second, other = (due_in(waiting, days) for days in (5, 20, 40))
    editor = person("Editors", first_name="Edi", last_name="Torres", email="edi@school.example")

    answer = name_for(client, editor.pk, first, second)

    assert "Edi Torres will be reminded of 2 pages when the owner can't be." in words(answer)
    assert set(PageDates.objects.filter(stand_in=editor)) == set(PageDates.objects.exclude(page=other))
    remind_of_review_dates(today=TODAY)
    told = Letter.objects.filter(key__startswith=f"page-check:{first.pk}:").values_list("address", flat=True)
    assert list(told) == ["edi@school.example"]


def test_the_lead_editors_can_be_named_again(client, waiting, lead):
    page = due_in(waiting, 5)
    name_for(client, person("Editors").pk, page)

    answer = name_for(client, "lead-editors", page)

    assert "The lead editors will be reminded of 1 page" in words(answer)
    assert PageDates.objects.get(page=page).stand_in is None


@pytest.mark.parametrize("nonsense", ["", "nobody", "-1", "9" * 30, "²"])
def test_only_somebody_who_may_write_pages_is_named(client, waiting, lead, nonsense):
    page = due_in(waiting, 5)

    for asked in (nonsense, person("clinical").pk):
        assert "Choose somebody from the list. Nothing was changed." in words(name_for(client, asked, page))

    assert PageDates.objects.get(page=page).stand_in is None
    with pytest.raises(ValidationError, match="may write pages"):
        name_stand_in(pages=[page], stand_in=person("clinical"))


def test_after_starting_the_same_part_of_the_calendar_is_shown_again(client, waiting, lead):
    way_back = client.get(reverse("review_calendar"), {"when": "30"}).context["way_back"]

    answer = client.post(reverse("review_calendar_start"), {"next": way_back})

    assert answer.url == reverse("review_calendar") + "?when=30"
    assert client.post(reverse("review_calendar_start"), {"next": "https://elsewhere.example/"}).url == reverse(
        "review_calendar"
    )


def test_the_spreadsheets_hold_what_the_screen_shows(client, waiting, lead):
    page = due_in(waiting, 3)
    LessonPage.objects.filter(pk=page.pk).update(draft_title="=1+1", code="")

    sheet = b"".join(client.get(reverse("review_calendar"), {"export": "csv"}).streaming_content).decode()
    book = b"".join(client.get(reverse("review_calendar"), {"export": "xlsx"}).streaming_content)

    (row,) = csv.DictReader(io.StringIO(sheet))
    assert (row["Page"], row["How long"]) == ("'=1+1", "in 3 days")
    assert [cell.value for cell in next(load_workbook(io.BytesIO(book)).active.rows)] == list(row)


def test_the_calendar_costs_no_query_a_row(client, waiting, lead):
    def queries(count):
        for _ in range(count):
            due_in(waiting, 5, owner=person("Editors"))
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("review_calendar"))
        return len(captured)

    queries(1)
    assert queries(2) == queries(20)


def test_a_date_far_away_is_said_in_days():
    assert how_long(date(2030, 3, 14), today=date(2030, 3, 14)) == "today"
    assert how_long(date(2030, 3, 15), today=date(2030, 3, 14)) == "in 1 day"
