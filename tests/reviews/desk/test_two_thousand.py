"""The lists of the desk with two thousand pages in review."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reviews.drafts import newest_draft
from tests.lessons.marked_lesson import mark
from tests.reviews.makers import person, sign

from .in_review import InReview
from .many import many_in_review

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin_templates")]


def test_two_thousand_pages_cost_as_many_queries_as_two(client):
    desk = InReview(client)
    screens = {
        "reviews_waiting": desk.clinician,
        "reviews_all": desk.lead,
        "reviews_board": desk.lead,
        "wagtailadmin_home": desk.clinician,
    }

    def queries():
        counts = {}
        for name, user in screens.items():
            with CaptureQueriesContext(connection) as counted:
                response = desk.get(name, user=user)
            assert response.status_code == 200
            counts[name] = len(counted)
        return counts

    many_in_review(2, below=desk.module)
    queries()
    few = queries()
    many_in_review(2000, below=desk.site.curriculum)

    assert queries() == few
    assert max(few.values()) < 50


def test_the_review_of_a_lesson_with_all_that_a_lesson_can_hold_costs_fewer_than_fifty(client):
    desk = InReview(client)
    for code in ("education", "clinical", "lived-experience"):
        sign(desk.round, code)
    lesson = newest_draft(desk.lesson.pk)
    mark(lesson)
    lesson.save_revision(user=desk.editor, clean=False)
    reader = person("education")

    def queries():
        with CaptureQueriesContext(connection) as counted:
            response = desk.get("review_seat", desk.seat("education").pk, user=reader)
        assert "review-difference__side" in response.content.decode()
        return len(counted)

    queries()

    assert queries() < 50
