"""Words from A to Z: for one age, from what is public, and nothing that an older class is taught."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from curriculum.models import Topic
from lessons.models import LessonTopic
from tests.factories import AgeBandFactory
from tests.site import SmallSite

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return SmallSite()


def lesson_with(site, *words, **fields):
    lesson = site.lesson(**fields)
    lesson.vocabulary = [("word", {"word": word, "meaning": f"What {word} means."}) for word in words]
    lesson.save()
    return lesson


def listed(client, query="?age=11-14"):
    page = BeautifulSoup(client.get(f"/words/{query}").content, "html.parser")
    return [it.get_text() for it in page.select(".word__term")]


def test_words_stand_in_order_with_meaning_and_lesson(client, site):
    lesson = lesson_with(site, "stress", "Élan", "habit")

    page = BeautifulSoup(client.get("/words/?age=11-14").content, "html.parser")

    assert [it.get_text() for it in page.select(".word__term")] == ["Élan", "habit", "stress"]
    assert [it.get_text() for it in page.select(".word-letter h2")] == ["E", "H", "S"]
    assert page.select_one(".word__meaning").get_text() == "What Élan means."
    assert page.select_one(".word a")["href"] == lesson.url


def test_a_word_of_two_lessons_stands_once(client, site):
    lessons = [lesson_with(site, "stress"), lesson_with(site, "Stress")]

    page = BeautifulSoup(client.get("/words/?age=B4").content, "html.parser")

    assert [it.get_text() for it in page.select(".word__term")] == ["stress"]
    assert [it["href"] for it in page.select(".word a")] == [lesson.url for lesson in lessons]


def test_nobody_meets_a_word_of_another_age_of_a_draft_or_of_a_sensitive_lesson(client, site):
    topic = Topic.objects.create(slug="a", name="A", is_sensitive=True, public_slug="hard", public_label="Hard times")
    LessonTopic.objects.create(content_object=lesson_with(site, "sensitive"), tag=topic)
    lesson_with(site, "draft", live=False)
    lesson_with(site, "younger", age_band=AgeBandFactory(code="B1"))
    lesson_with(site, "ours")

    assert listed(client) == ["ours"]
    assert listed(client, "?age=5-7") == ["younger"]


def test_without_an_age_there_is_a_choice_and_no_word(client, site):
    lesson_with(site, "stress")

    page = BeautifulSoup(client.get("/words/").content, "html.parser")

    assert page.select(".word") == []
    assert [it["href"] for it in page.select(".ages a")] == ["?age=11-14"]
    assert page.select_one(".help-panel")


@pytest.mark.parametrize("age", ["3-4", "<b>", "%00", "B9"])
def test_an_age_that_there_is_not_is_said(client, site, age):
    response = client.get(f"/words/?age={age}")

    assert response.status_code == 404
    said = response.content.decode()
    assert "We do not know that age group." in said
    assert age not in said.split("problem")[1].split("</p>")[0], "anybody can write words into an address"
    assert "UNRESOLVED" not in response.content.decode()


def test_the_lessons_of_an_age_stand_below_its_words_and_no_others(client, site):
    lesson_with(site, "stress", title="When it is too much")
    lesson_with(site, "draft", title="Not yet", live=False)
    lesson_with(site, "younger", title="Our feelings", age_band=AgeBandFactory(code="B1"))

    page = BeautifulSoup(client.get("/words/?age=11-14").content, "html.parser")

    assert [it.get_text() for it in page.select(".word-lessons a")] == ["When it is too much"]
    assert "/teach/" not in str(page)
    assert "/lessons/" not in str(page)


def test_what_a_student_looks_for_can_not_be_sent(client, site):
    lesson_with(site, "stress")

    box = BeautifulSoup(client.get("/words/?age=11-14").content, "html.parser").select_one(".word-search")

    assert box.has_attr("hidden")
    assert box.find_parent("form") is None
    assert not box.input.has_attr("name")


def test_twenty_lessons_cost_as_many_queries_as_two(client, site):
    def queries():
        client.get("/words/?age=11-14")
        with CaptureQueriesContext(connection) as captured:
            client.get("/words/?age=11-14")
        return len(captured)

    lesson_with(site, "one"), lesson_with(site, "two")
    before = queries()
    for number in range(18):
        lesson_with(site, f"word {number}")

    assert queries() == before


def test_a_student_page_leads_to_the_words_of_its_age(client, site):
    page = BeautifulSoup(client.get(lesson_with(site, "stress").url).content, "html.parser")

    assert page.select_one(".lesson__more a")["href"] == "/words/?age=11-14"
