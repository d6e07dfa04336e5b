"""A draft read in few queries is the very draft that Wagtail reads."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lessons.models import LessonOutcome
from reviews.content import part_hashes
from reviews.drafts import draft_of, newest_draft
from tests.factories import OutcomeFactory
from tests.site import SmallSite

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson():
    lesson = SmallSite().lesson()
    lesson.title = "Another title"
    lesson.lesson_outcomes.add(LessonOutcome(i_can="I can rest.", outcome=OutcomeFactory(), sort_order=3))
    lesson.save_revision()
    return lesson


def test_it_says_the_same_in_every_field(lesson):
    ours, wagtails = newest_draft(lesson.pk), lesson.latest_revision.as_object()

    assert ours.serializable_data() == wagtails.serializable_data()
    assert part_hashes(ours) == part_hashes(wagtails)
    assert (ours.path, ours.url_path, ours.live) == (wagtails.path, wagtails.url_path, wagtails.live)


def test_a_link_that_leads_nowhere_is_told_as_wagtail_tells_it(lesson):
    revision = lesson.latest_revision
    revision.content["lesson_topics"] = [dict(link, tag=10**6) for link in revision.content["lesson_topics"]]

    told = []
    for read in (draft_of, type(revision).as_object):
        with pytest.raises(Exception, match="on_delete") as refused:
            read(revision)
        told.append(str(refused.value))

    assert told[0] == told[1]


def test_more_links_take_no_more_queries(lesson):
    def queries():
        with CaptureQueriesContext(connection) as counted:
            newest_draft(lesson.pk)
        return len(counted)

    few = queries()
    for number in range(5):
        lesson.lesson_outcomes.add(LessonOutcome(i_can="I can.", outcome=OutcomeFactory(), sort_order=10 + number))
    lesson.save_revision()

    assert queries() == few
