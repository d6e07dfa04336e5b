"""What stands before and after a lesson in its module, and on the lists above it."""

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from lessons.neighbours import neighbours_of
from reviews.models import PageDates
from tests.site import SmallSite

pytestmark = pytest.mark.django_db
SECRET = "The one behind a password"


@pytest.fixture
def site():
    return SmallSite()


def behind_a_password(page):
    return PageViewRestriction.objects.create(page=page, restriction_type="password", password="calm")


def test_the_lessons_before_and_after_are_the_nearest_of_the_module(site):
    first, second, third = site.lessons(3)

    assert neighbours_of(second).previous == first
    assert neighbours_of(second).next == third
    assert neighbours_of(first).previous is None
    assert neighbours_of(third).next is None


def test_what_the_public_may_not_read_is_passed_over(site):
    first, hidden, draft, gone, last = site.lessons(5)
    behind_a_password(hidden)
    draft.unpublish()
    PageDates.objects.create(page=gone, left_lists_on=timezone.localdate())

    assert neighbours_of(first).next == last
    assert neighbours_of(last).previous == first


def test_a_lesson_behind_a_password_is_named_nowhere_beside_it(site, client):
    lesson = site.lesson(title="Open to all")
    behind_a_password(site.lesson(title=SECRET))

    for address in (lesson.url, f"{lesson.url}teach/", site.module.url, site.curriculum.url):
        assert SECRET not in client.get(address).content.decode()


def test_who_reads_a_lesson_behind_a_password_meets_the_open_ones(site):
    first, hidden, last = site.lessons(3)
    behind_a_password(hidden)

    assert (neighbours_of(hidden).previous, neighbours_of(hidden).next) == (first, last)


def test_a_module_behind_a_password_stands_neither_on_the_map_nor_on_the_front_door(site, client):
    site.module.title = SECRET
    site.module.save()
    behind_a_password(site.module)

    for address in (site.home.url, site.curriculum.url):
        assert SECRET not in client.get(address).content.decode()


def test_one_query_answers_for_two_lessons_and_for_twenty(site, django_assert_num_queries):
    lesson = site.lessons(2)[0]
    with django_assert_num_queries(1):
        neighbours_of(lesson)
    site.lessons(20)
    with django_assert_num_queries(1):
        neighbours_of(lesson)
