"""Editors find a lesson by what it is: in its module, in the list of every lesson, by filter and by words."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.admin.views.pages.listing import IndexView

from ..factories import (
    AgeBandFactory,
    OutcomeFactory,
    SensitiveTopicFactory,
    StrandFactory,
    TopicFactory,
    UserFactory,
)
from ..site import SmallSite

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin_templates")]


@pytest.fixture
def site():
    return SmallSite()


@pytest.fixture
def desk(client):
    client.force_login(UserFactory(is_superuser=True))
    return client


def titles(response):
    return [page.title for page in response.context["pages"]]


def row_of(response, title):
    """The words of each cell in the row with that title."""
    rows = BeautifulSoup(response.content, "html.parser").select("table.listing tbody tr")
    row = next(row for row in rows if title in row.get_text())
    return [" ".join(cell.get_text(" ").split()) for cell in row.find_all("td")]


def every_lesson(desk, **filters):
    return desk.get(reverse("every_lesson:index"), filters)


def below(desk, page, **filters):
    return desk.get(reverse("wagtailadmin_explore", args=[page.pk]), filters)


def test_a_row_shows_code_age_band_strands_topics_minutes_and_status(desk, site):
    site.lesson(title="Coping that lasts", code="M4.3", minutes=20)

    cells = row_of(below(desk, site.module), "Coping that lasts")

    assert cells[1] == "M4.3"
    assert cells[3:7] == ["Ages 11–14", "Self-care and coping", "Looking after yourself", "20"]
    assert "live" in cells[7]


def test_a_draft_without_anything_has_a_row(desk, site):
    lesson = site.lesson(live=False)
    type(lesson).objects.filter(pk=lesson.pk).update(age_band=None, minutes=None, code="", title="Hardly begun")
    lesson.lesson_outcomes.all().update(outcome=None)
    lesson.lesson_topics.all().delete()

    response = below(desk, site.module)

    assert titles(response) == ["Hardly begun"]


def test_lessons_stand_in_teaching_order(desk, site):
    for title in ("Last in the alphabet: Z", "First in the alphabet: A"):
        site.lesson(title=title)

    assert titles(below(desk, site.module)) == ["Last in the alphabet: Z", "First in the alphabet: A"]
    assert titles(every_lesson(desk)) == ["Last in the alphabet: Z", "First in the alphabet: A"]


def test_the_modules_of_the_map_show_their_code_age_band_and_lessons(desk, site):
    site.lessons(2)

    cells = row_of(below(desk, site.curriculum), "Signs and support")

    assert cells[1] == "T9"
    assert cells[3:5] == ["Ages 11–14", "2"]


def test_lessons_are_narrowed_by_age_band(desk, site):
    youngest = AgeBandFactory(code="B1")
    site.lesson(title="For the young", age_band=youngest)
    site.lesson(title="For the older")

    assert titles(every_lesson(desk, age_band=youngest.pk)) == ["For the young"]
    assert titles(below(desk, site.module, age_band=youngest.pk)) == ["For the young"]


def test_lessons_are_narrowed_by_strand(desk, site):
    other = OutcomeFactory(strand=StrandFactory(code="SIG", name="Noticing signs"))
    lesson = site.lesson(title="About signs")
    lesson.lesson_outcomes.all().update(outcome=other)
    site.lesson(title="About something else")

    assert titles(every_lesson(desk, strand=other.strand_id)) == ["About signs"]


def test_lessons_are_narrowed_by_topic(desk, site):
    sensitive = SensitiveTopicFactory()
    site.lesson(title="A hard one", links={"topics": [sensitive, TopicFactory()]})
    site.lesson(title="An easy one")

    assert titles(every_lesson(desk, topic=sensitive.pk)) == ["A hard one"]


def test_lessons_are_narrowed_by_minutes(desk, site):
    for minutes in (30, 31, 45, 46, 60, 61):
        site.lesson(title=f"{minutes} minutes", minutes=minutes)

    assert titles(every_lesson(desk, length="short")) == ["30 minutes"]
    assert titles(every_lesson(desk, length="middle")) == ["31 minutes", "45 minutes"]
    assert titles(every_lesson(desk, length="long")) == ["46 minutes", "60 minutes"]
    assert titles(every_lesson(desk, length="longer")) == ["61 minutes"]


def test_lessons_are_narrowed_by_status(desk, site):
    site.lesson(title="Public")
    site.lesson(title="Draft", live=False)
    site.lesson(title="Changed", has_unpublished_changes=True)

    assert titles(every_lesson(desk, status="live")) == ["Public"]
    assert titles(every_lesson(desk, status="draft")) == ["Draft"]
    assert titles(every_lesson(desk, status="changed")) == ["Changed"]


@pytest.mark.parametrize("nonsense", ["", "0", "x", "' or 1=1"])
def test_a_filter_that_means_nothing_is_no_error(desk, site, nonsense):
    site.lesson()

    for name in ("age_band", "strand", "topic", "length", "status"):
        assert every_lesson(desk, **{name: nonsense}).status_code == 200


def test_words_and_filters_work_together(desk, site):
    lesson = site.lesson(title="Sleep and rest", minutes=45)
    site.lesson(title="Sleep and rest again", minutes=60)
    call_command("rebuild_references_index", verbosity=0)
    chosen = {
        "age_band": lesson.age_band_id,
        "strand": OutcomeFactory().strand_id,
        "topic": TopicFactory().pk,
        "length": "middle",
        "status": "live",
    }

    assert titles(every_lesson(desk, q="sleep", **chosen)) == ["Sleep and rest"]
    assert titles(every_lesson(desk, q="sleep", ordering="title", **chosen)) == ["Sleep and rest"]


def test_a_lesson_is_found_by_its_code(desk, site):
    site.lesson(title="Wanted", code="M4.3")
    site.lesson(title="Not wanted", code="M5.1")

    assert titles(every_lesson(desk, q="M4.3")) == ["Wanted"]


def test_two_hundred_lessons_cost_no_more_queries_than_twenty(desk, site, settings, monkeypatch):
    # Search and reference indexes are made in tasks, which nothing here needs and which take most of the time.
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    # All on one page of the list; otherwise two hundred would be shown fifty at a time.
    monkeypatch.setattr(IndexView, "paginate_by", 500)

    def queries(listing):
        with CaptureQueriesContext(connection) as captured:
            shown = len(titles(listing()))
        return len(captured), shown

    listings = [lambda: every_lesson(desk), lambda: below(desk, site.module)]
    site.lessons(20)
    for listing in listings:
        queries(listing)
    few = [queries(listing) for listing in listings]
    assert [shown for _, shown in few] == [20, 20]

    site.lessons(180)
    many = [queries(listing) for listing in listings]
    assert [shown for _, shown in many] == [200, 200]
    assert [count for count, _ in many] == [count for count, _ in few]
