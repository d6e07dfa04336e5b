"""A sensitive page that nobody checks leaves lists, search and the site map, and keeps its address and its help."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guides.printables import every_printable, lessons_of, printable
from lessons.models import LessonPage
from reviews.models import PageDates
from reviews.review_dates import PublicState, public_state

from .waiting import THURSDAY, Waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting():
    return Waiting()


@pytest.fixture
def gone(waiting):
    page = waiting.page(title="Gone from the lists", slug="gone", code="T9.4", is_sensitive=True)
    PageDates.objects.update(left_lists_on=THURSDAY)
    return page


@pytest.mark.parametrize("address", ["/lessons/", "/lessons/?q=gone", "/families/", "/curriculum/", "/sitemap.xml"])
def test_lists_leave_it_out(client, gone, address):
    answer = client.get(address)

    assert answer.status_code == 200
    assert gone.url not in answer.content.decode()
    assert gone.title not in answer.content.decode()


@pytest.mark.parametrize("address", ["", "teach/"])
def test_its_module_lists_the_others(client, waiting, gone, address):
    waiting.site.lesson(title="Still here")

    page = client.get(waiting.site.module.url + address).content.decode()

    assert "Still here" in page
    assert "Gone from the lists" not in page


@pytest.mark.parametrize("address", ["", "teach/", "family/"])
def test_its_address_stays(client, gone, address):
    answer = client.get(gone.url + address)

    assert answer.status_code == 200


def test_its_address_keeps_its_help(client, gone):
    assert 'class="help-panel' in client.get(gone.url).content.decode()


def test_its_paper_is_still_to_be_had_and_the_booklet_leaves_it_out(waiting, gone):
    assert printable(code="T9.4", locale=gone.locale, modules=False).pk == gone.pk
    assert gone.pk in {page.pk for page in every_printable()}
    assert lessons_of(waiting.site.module) == []


def test_a_module_that_left_the_lists_is_on_no_map(client, waiting):
    PageDates.objects.create(page=waiting.site.module, left_lists_on=THURSDAY, is_sensitive=True)

    assert waiting.site.module.url not in client.get("/curriculum/").content.decode()
    assert client.get(waiting.site.module.url).status_code == 200


def test_leaving_pages_out_costs_no_query_a_row(client, waiting):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(waiting.site.module.url)
            client.get("/lessons/")
        return len(captured)

    waiting.page()
    waiting.page()
    queries()
    few = queries()
    for _ in range(10):
        waiting.page()
    # The first answer after a change reads what changed.
    queries()

    assert queries() == few


def test_the_public_may_know_until_when_a_page_is_checked(waiting):
    page = waiting.page()

    assert public_state(page, today=THURSDAY) == PublicState(date(2029, 3, 14), THURSDAY, False)
    assert public_state(page, today=date(2030, 3, 15)).is_overdue
    assert public_state(waiting.site.lesson(), today=THURSDAY) == PublicState()


def test_the_public_state_is_one_query_and_none_when_fetched_with_the_page(waiting, django_assert_num_queries):
    page = waiting.page()
    fresh, fetched = (
        type(page).objects.get(pk=page.pk),
        type(page).objects.select_related("review_dates").get(pk=page.pk),
    )

    with django_assert_num_queries(1):
        public_state(fresh)
    with django_assert_num_queries(0):
        public_state(fetched)


def test_a_page_comes_back_when_its_date_is_moved(waiting, gone):
    PageDates.objects.update(left_lists_on=None, review_due_on=date(2031, 3, 14))

    assert LessonPage.objects.visible().filter(pk=gone.pk).exists()


def test_the_search_index_may_be_made_again_without_bringing_it_back(client, gone):
    call_command("update_index", verbosity=0)

    assert "Gone from the lists" not in client.get("/lessons/?q=gone").content.decode()
