"""The board: what reviews owe, for those who steer them."""

import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from reviews.models import Assignment, PageDates, SignOff
from tests.reviews.makers import person, sign, submit

from .in_review import InReview

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin_templates")]


@pytest.fixture
def desk(client):
    return InReview(client)


def board(desk, **query):
    return desk.get("reviews_board", user=desk.lead, **query)


def line(response, code):
    return next(each for each in response.context["seats"] if each.seat.code == code)


def test_a_seat_counts_what_waits_what_is_near_and_what_is_overdue(desk):
    Assignment.objects.filter(pk=desk.seat("clinical").pk).update(due_on=timezone.localdate() - timedelta(days=1))
    Assignment.objects.filter(pk=desk.seat("education").pk).update(due_on=timezone.localdate())

    response = board(desk)

    clinical, education, final = (line(response, code) for code in ("clinical", "education", "final"))
    assert (clinical.waiting, clinical.near, clinical.overdue) == (1, 0, 1)
    assert (education.waiting, education.near, education.overdue) == (1, 1, 0)
    assert final.waiting == 0


def test_the_median_counts_working_days_from_asking_to_deciding(desk):
    Assignment.objects.filter(pk=desk.seat().pk).update(asked_at=timezone.now() - timedelta(days=14))
    sign(desk.round, "clinical")

    clinical = line(board(desk), "clinical")

    assert clinical.decisions == 1
    assert 8 <= clinical.median_days <= 10


def test_a_decision_of_long_ago_is_not_in_the_median(desk):
    Assignment.objects.filter(pk=desk.seat().pk).update(asked_at=timezone.now() - timedelta(days=200))
    given = sign(desk.round, "clinical")
    values = {field.attname: getattr(given, field.attname) for field in SignOff._meta.concrete_fields}
    old = values | {"id": None, "signed_at": timezone.now() - timedelta(days=120)}
    SignOff.objects.bulk_create([SignOff(**old)])

    assert line(board(desk), "clinical").decisions == 1


def test_public_pages_are_counted_by_the_days_to_their_review_date(desk):
    today = timezone.localdate()
    for days in (-1, 0, 30, 31, 61, 91):
        lesson = desk.site.lesson()
        due_on = today + timedelta(days=days)
        PageDates.objects.create(page=lesson, review_due_on=due_on, is_sensitive=days < 0)

    buckets = {bucket.name: (bucket.pages, bucket.sensitive) for bucket in board(desk).context["buckets"]}

    assert buckets == {
        "Overdue": (1, 1),
        "Within 30 days": (2, 0),
        "31 to 60 days": (1, 0),
        "61 to 90 days": (1, 0),
        "Later": (1, 0),
    }


def test_a_role_of_one_person_and_a_role_of_nobody_are_said(desk):
    response = board(desk)

    assert [each.seat.code for each in response.context["one_person"]] == ["clinical", "final"]
    assert "education" in [each.seat.code for each in response.context["nobody"]]


def test_a_page_whose_seats_all_hang_on_one_person_is_listed(desk):
    other = person("clinical")
    sign(desk.round, "education")
    sign(desk.round, "lived-experience")
    other.is_active = False
    other.save()

    (page,) = board(desk).context["alone"]

    assert (page.title, page.person, page.seats) == ("Who to ask", "Clio Nwosu", ["Clinical"])


def test_a_named_person_is_the_one_a_page_hangs_on(desk):
    person("clinical")
    sign(desk.round, "education")
    sign(desk.round, "lived-experience")
    assert board(desk).context["alone"] == []

    Assignment.objects.filter(pk=desk.seat().pk).update(reviewer=desk.clinician)

    assert [page.person for page in board(desk).context["alone"]] == ["Clio Nwosu"]


def test_only_leads_open_the_board(desk):
    for user in (desk.editor, desk.clinician):
        assert desk.get("reviews_board", user=user).status_code == 302


def test_the_board_comes_as_a_spreadsheet(desk):
    rows = b"".join(board(desk, export="csv").streaming_content).decode().splitlines()
    sheet = load_workbook(io.BytesIO(b"".join(board(desk, export="xlsx").streaming_content))).active

    assert rows[0] == "Table,What,Figure,Value"
    assert "Seats,Clinical,Waiting,1" in rows
    assert sheet.max_row == len(rows)


@pytest.mark.parametrize("name", ["reviews_board", "reviews_all"])
def test_twenty_reviews_cost_as_many_queries_as_two(desk, name):
    def queries():
        with CaptureQueriesContext(connection) as counted:
            assert desk.get(name, user=desk.lead).status_code == 200
        return len(counted)

    def add(count):
        for _ in range(count):
            submit(desk.site.lesson(parent=desk.module, live=False), desk.editor)

    add(1)
    queries()
    few = queries()
    add(12)

    assert queries() == few
    assert few < 50
