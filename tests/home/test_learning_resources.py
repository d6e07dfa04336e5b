"""What search engines may know of lessons and modules: from data, escaped, and neutral where a topic is sensitive."""

import json
from datetime import date
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.test import RequestFactory

from curriculum.models import Topic
from home.learning_resources import as_script, learning_resource
from lessons.models import LessonOutcome, LessonTopic
from reviews.public_record import PublicRecord
from tests.factories import OutcomeFactory
from tests.site import SmallSite

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return SmallSite()


def teach(lesson):
    LessonOutcome.objects.create(page=lesson, outcome=OutcomeFactory(), i_can="I can name one thing that helps.")


def told(client, address):
    found = BeautifulSoup(client.get(address).content, "html.parser").find_all("script", type="application/ld+json")
    assert len(found) == 1
    return json.loads(found[0].string)


def test_a_lesson_says_what_it_is_for_whom_and_how_long(client, site):
    lesson = site.lesson(title="Coping that lasts", key_question="What helps?", minutes=45)
    teach(lesson)

    data = told(client, lesson.url)

    assert data["@type"] == ["LearningResource", "WebPage"]
    assert data["name"] == "Coping that lasts"
    assert data["description"] == "What helps?"
    assert data["timeRequired"] == "PT45M"
    assert data["educationalLevel"] == lesson.age_band.label
    assert data["typicalAgeRange"] == f"{lesson.age_band.age_from}-{lesson.age_band.age_to}"
    assert data["url"] == f"http://testserver{lesson.url}"
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["isPartOf"]["name"] == site.module.title
    assert "I can name one thing that helps." in data["teaches"]
    assert set(data["teaches"]) == {link.i_can for link in lesson.lesson_outcomes.all()}
    assert "structuralNavigation" in data["accessibilityFeature"]


def test_a_module_teaches_what_its_lessons_teach(client, site):
    lesson = site.lesson()
    teach(lesson)

    data = told(client, site.module.url)

    assert data["learningResourceType"] == "module"
    assert "I can name one thing that helps." in data["teaches"]
    assert set(data["teaches"]) == {link.i_can for link in lesson.lesson_outcomes.all()}


def test_nobody_is_told_that_a_sample_was_reviewed(site):
    reviewed = {"release": SimpleNamespace(kind="review"), "today": date(2026, 11, 22), "reviewed_on": date(2026, 9, 1)}
    tell = {"request": RequestFactory().get("/"), "outcomes": []}

    sample = learning_resource(site.lesson(), record=PublicRecord(is_sample=True, **reviewed), **tell)
    real = learning_resource(site.lesson(), record=PublicRecord(is_sample=False, **reviewed), **tell)

    assert "lastReviewed" not in sample
    assert real["lastReviewed"] == "2026-09-01"


def test_a_sensitive_lesson_is_described_by_its_title_alone(client, site):
    topic = Topic.objects.create(
        slug="hidden", name="A hidden name", is_sensitive=True, public_slug="hard-times", public_label="Hard times"
    )
    lesson = site.lesson(key_question="What about A hidden name?")
    LessonTopic.objects.create(content_object=lesson, tag=topic)
    assert lesson.is_sensitive

    page = client.get(lesson.url).content.decode()

    assert "description" not in told(client, lesson.url)
    head = page.split("</head>")[0]
    assert "hidden" not in head
    assert "og:" not in head


def test_nothing_in_the_data_ends_its_element(client, site):
    lesson = site.lesson(title='</script><script src="/x.js">', key_question="a < b & c > d \u2028")

    assert told(client, lesson.url)["name"] == '</script><script src="/x.js">'
    assert "</script><script src" not in as_script({"name": '</script><script src="/x.js">'})


def test_a_share_card_is_the_same_for_every_page_but_for_its_title(client, site):
    cards = []
    for address in ("/", site.lesson().url, site.lesson().url + "teach/", "/curriculum/", "/no-such-page/"):
        page = BeautifulSoup(client.get(address).content, "html.parser")
        card = {it["property"]: it["content"] for it in page.select("meta[property]")}
        assert card.pop("og:title")
        cards.append(card)

    assert cards[0]["og:image"] == "http://testserver/static/pictures/share-card.png"
    assert all(card == cards[0] for card in cards)


def test_an_unfinished_preview_tells_nobody(client, site):
    draft = site.lesson(live=False)
    request = RequestFactory().get("/")
    request.is_preview = True

    page = draft.student_page(request).render().content.decode()

    assert "ld+json" not in page
