"""The dashboard says what needs doing, and leads there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from home.to_do import LINES, to_do_lists
from lessons.models import LessonPage

from ..factories import (
    ModulePageFactory,
    OutcomeFactory,
    SourceFactory,
    StrandFactory,
    UserFactory,
    activities,
    activity,
    calm_end,
)
from ..reviews.makers import install_reviews, person, sign, submit
from ..site import SmallSite

pytestmark = pytest.mark.django_db


class CompleteSite(SmallSite):
    """Its lessons name a source: nothing that is required is empty."""

    def lesson(self, **fields):
        sources = LessonPage._meta.get_field("evidence_sources").stream_block
        cited = sources.to_python(
            [{"type": "citation", "value": {"source": SourceFactory(code="S100").pk, "place": ""}}]
        )
        return super().lesson(**{"evidence_sources": cited, **fields})


@pytest.fixture
def site():
    return CompleteSite()


@pytest.fixture
def editor(site):
    install_reviews(site.home)
    return person("Editors")


def lists_of(user):
    return {found.heading: found for found in to_do_lists(user)}


def test_nothing_is_listed_while_nothing_waits(site, editor):
    site.lesson()

    assert lists_of(editor) == {}


def test_a_complete_draft_only_waits_to_be_read_and_submitted(site, editor):
    lesson = site.lesson(live=False, code="M4.3", title="Coping that lasts")

    line = lists_of(editor)["Drafts that are not public"].lines[0]

    assert line.text == "M4.3 Coping that lasts"
    assert line.address == reverse("wagtailadmin_pages:edit", args=[lesson.pk])
    assert line.note == "Nothing is missing: read it once more, then submit it."


def test_a_draft_says_which_parts_are_empty(site, editor):
    lesson = site.lesson(live=False)
    type(lesson).objects.filter(pk=lesson.pk).update(key_question="", minutes=None)

    line = lists_of(editor)["Drafts that are not public"].lines[0]

    assert line.note == "Still empty: minutes, key question."


def test_a_draft_with_hardly_anything_counts_its_empty_parts(site, editor):
    lesson = site.lesson(live=False)
    type(lesson).objects.filter(pk=lesson.pk).update(key_question="", minutes=None, support="", access="")

    assert lists_of(editor)["Drafts that are not public"].lines[0].note == "4 parts are empty."


def test_too_few_outcomes_statements_and_topics_count_as_empty(site, editor):
    lesson = site.lesson(live=False)
    lesson.lesson_outcomes.first().delete()
    lesson.lesson_statements.all().delete()
    lesson.lesson_topics.all().delete()

    assert lists_of(editor)["Drafts that are not public"].lines[0].note == "Still empty: outcomes, statements, topics."


def test_a_draft_module_is_a_draft_too(site, editor):
    ModulePageFactory(parent=site.curriculum, live=False, code="M8", title="Later")

    assert [line.text for line in lists_of(editor)["Drafts that are not public"].lines] == ["M8 Later"]


def test_a_public_lesson_that_breaks_a_rule_is_named_with_the_rule(site, editor):
    site.lesson(code="M4.3", title="Coping that lasts", minutes=40)

    line = lists_of(editor)["Public lessons with something missing"].lines[0]

    assert line.text == "M4.3 Coping that lasts"
    assert line.note == "The activities take 20 minutes; the lesson says 40."


def test_changes_that_are_not_public_are_named_by_the_newest_title(site, editor):
    lesson = site.lesson(title="Old title", code="M4.3")
    lesson.title = "New title"
    lesson.save_revision()

    found = lists_of(editor)["Public pages with changes that are not public"]
    assert [line.text for line in found.lines] == ["M4.3 New title"]
    assert found.lines[0].note == "Not submitted for review yet."


def test_a_page_in_review_says_how_far_it_is(site, editor):
    page = site.help
    page.title = "New title"
    page.save_revision()
    round = submit(page)

    def note():
        return lists_of(editor)["Public pages with changes that are not public"].lines[0].note

    assert note() == "In review."
    sign(round, "safeguarding", decision="request_changes")
    assert note() == "A reviewer asks for changes."


def test_outcomes_without_a_public_lesson_are_named_starter_set_first(site, editor):
    OutcomeFactory(strand=StrandFactory(code="ZZZ", name="Last", order=9), text="Later.", is_starter=False)
    site.lesson(live=False)

    found = lists_of(editor)["Outcomes without a public lesson"]

    assert [line.text.split(":")[0] for line in found.lines] == ["SLF.B4", "ZZZ.B4"]
    assert found.more == reverse("outcome_coverage") + "?gaps=0"


def test_a_long_list_is_cut_and_says_how_much_is_left(site, editor):
    site.lessons(1)
    for _ in range(LINES + 3):
        site.lesson(live=False)

    found = lists_of(editor)["Drafts that are not public"]

    assert found.count == LINES + 3
    assert len(found.lines) == LINES
    assert found.left_over == 3


def test_somebody_without_pages_is_not_told_of_them(site, editor):
    site.lesson()
    site.lesson(live=False)

    assert "Drafts that are not public" not in lists_of(UserFactory())


def test_the_number_of_queries_does_not_grow_with_the_lessons(site, editor, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}

    def add(count):
        for _ in range(count):
            site.lesson(live=False)
            site.lesson(minutes=90)
            site.lesson(activities=activities(activity(), activity(), calm_end())).save_revision()

    def queries():
        with CaptureQueriesContext(connection) as captured:
            list(to_do_lists(type(editor).objects.get(pk=editor.pk)))
        return len(captured)

    add(1)
    queries()
    few = queries()
    add(5)

    assert queries() == few


@pytest.mark.usefixtures("admin_templates")
class TestDashboard:
    def test_every_line_is_a_link(self, client, site, editor):
        lesson = site.lesson(live=False, code="M4.3", title="Coping that lasts")
        client.force_login(editor)

        page = client.get(reverse("wagtailadmin_home")).content.decode()

        assert f'<a href="{reverse("wagtailadmin_pages:edit", args=[lesson.pk])}">M4.3 Coping that lasts</a>' in page
        assert "Outcomes without a public lesson (1)" in page

    def test_who_only_reviews_is_not_told_what_editors_have_to_do(self, client, site, editor):
        site.lesson(live=False)
        client.force_login(person("Education reviewers"))

        assert "What needs doing" not in client.get(reverse("wagtailadmin_home")).content.decode()

    def test_an_empty_list_is_kind(self, client, site, editor):
        site.lesson()
        client.force_login(editor)

        assert "Nothing is waiting" in client.get(reverse("wagtailadmin_home")).content.decode()

    def test_counts_and_news_of_wagtail_are_gone(self, client, site, editor):
        client.force_login(editor)

        page = client.get(reverse("wagtailadmin_home")).content.decode()

        assert "w-summary" not in page
        assert "whats-new-in-wagtail" not in page
