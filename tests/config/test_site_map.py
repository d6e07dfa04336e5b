"""The site map is made once and is never older than the pages."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from lessons.models import LessonPage
from tests.factories import ModulePageFactory
from tests.site import SmallSite

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    cache.clear()
    return SmallSite()


def told(client):
    response = client.get("/sitemap.xml")
    assert response["Content-Type"] == "application/xml"
    return response.content.decode()


def test_a_second_question_costs_the_same_few_queries_whatever_there_is(client, site):
    site.lessons(5)
    first = told(client)

    with CaptureQueriesContext(connection) as captured:
        assert told(client) == first
    assert len(captured) <= 2


def test_it_follows_pages_that_come_move_and_go(client, site):
    lesson = site.lesson(slug="sleep-well")
    assert "sleep-well" in told(client)

    other = ModulePageFactory(parent=site.curriculum, slug="other-module")
    lesson.move(other, pos="last-child")
    assert "other-module/sleep-well" in told(client)

    other.unpublish()
    assert "sleep-well" not in told(client)

    other.save_revision().publish()
    restriction = PageViewRestriction.objects.create(page=other, restriction_type="login")
    assert "sleep-well" not in told(client)

    restriction.delete()
    assert "sleep-well" in told(client)

    LessonPage.objects.get(pk=lesson.pk).delete()
    assert "sleep-well" not in told(client)


def test_it_names_the_host_that_was_asked(client, site):
    assert "http://localhost/curriculum/" in client.get("/sitemap.xml", headers={"host": "localhost"}).content.decode()
