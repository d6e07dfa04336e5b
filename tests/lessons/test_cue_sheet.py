"""The cue sheet holds what a teacher needs at the front, and warnings stand before what they are about."""

import pytest
from bs4 import BeautifulSoup

from lessons.models import LessonTopic
from lessons.standard_texts import standard_texts
from tests.factories import SensitiveTopicFactory, activities, activity, calm_end
from tests.site import SmallSite

pytestmark = pytest.mark.django_db
NOTE = {
    "content_note_mentions": "It names a hard thing.",
    "content_note_leaves_out": "It gives no details.",
    "content_note_choices": "You may step out.",
    "content_note_told_in_advance": "Families get a letter a week before.",
}


@pytest.fixture
def lesson():
    lesson = SmallSite().lesson(
        minutes=40,
        care="<p>Think of those who moved here.</p>",
        distancing_note="<p>Everybody in it is made up.</p>",
        extra_ground_rules=[("line", "We speak of help.")],
        **NOTE,
    )
    lesson.activities = activities(
        activity(title="Agree together", minutes=5, kind="baseline"),
        activity(title="Make a poster", minutes=20, is_optional=True),
        activity(title="Sort the cards", minutes=10),
        calm_end(minutes=5),
    )
    lesson.save()
    return lesson


@pytest.fixture
def read(client):
    return lambda address: BeautifulSoup(client.get(address, follow=True).content, "html.parser").main


def headings(page):
    return [heading.get_text() for heading in page.select("#part-0 :is(h2, h3)")]


def test_what_to_think_of_comes_before_the_class_does(read, lesson):
    page = read(f"{lesson.url}run/teacher/")

    assert headings(page)[0] == "Before the class comes in"
    for heading, words in (
        ("Pupils who may need more care", "Think of those who moved here."),
        ("Keeping a safe distance", "Everybody in it is made up."),
    ):
        assert heading in headings(page)
        assert words in page.select_one("#part-0").get_text()


def test_it_says_what_to_do_when_a_class_goes_quiet_or_quick(read, lesson):
    words = read(f"{lesson.url}run/teacher/").select_one("#part-0").get_text()

    assert all(line in words for line in standard_texts().quiet_or_quick)


def test_the_note_to_read_out_is_what_the_screen_shows_and_no_more(read, lesson):
    on_the_screen = read(f"{lesson.url}run/").select_one(".content-note").get_text()
    read_out = read(f"{lesson.url}run/teacher/").select_one("#part-0 div.say").get_text()

    for words in (NOTE["content_note_mentions"], NOTE["content_note_leaves_out"], NOTE["content_note_choices"]):
        assert words in on_the_screen
        assert words in read_out
    assert "a week before" not in on_the_screen + read_out


def test_what_families_are_told_is_for_adults(read, lesson):
    assert "a week before" not in read(lesson.url).get_text()
    assert "a week before" in read(f"{lesson.url}teach/").get_text()
    assert "a week before" in read(f"{lesson.url}family/").get_text()


def test_the_rules_of_the_lesson_come_before_those_of_every_lesson(read, lesson):
    assert read(f"{lesson.url}run/").select_one(".slide__rules li").get_text() == "We speak of help."


def test_a_shortened_lesson_says_that_its_things_are_for_the_whole_one(read, lesson):
    said = "You need nothing of it that is only for Make a poster."

    assert said in read(f"{lesson.url}run/teacher/?minutes=20").get_text()
    assert said not in read(f"{lesson.url}run/teacher/").get_text()


def test_that_nobody_has_reviewed_a_lesson_stands_before_its_plan(read, lesson, settings):
    settings.HAS_SAMPLE_CONTENT = True

    page = str(read(f"{lesson.url}teach/"))

    assert page.index("Do not teach from it before people you trust have checked it.") < page.index('id="at-a-glance"')


def test_that_nobody_has_reviewed_a_sensitive_lesson_stands_before_the_ticks(read, lesson, settings):
    settings.HAS_SAMPLE_CONTENT = True
    LessonTopic.objects.create(content_object=lesson, tag=SensitiveTopicFactory())

    page = str(read(f"{lesson.url}run/before/"))

    assert page.index("Do not teach from it before people you trust have checked it.") < page.index('name="true"')


def test_the_screen_of_the_class_names_nobody_from_the_device(read, lesson):
    assert not read(f"{lesson.url}run/").select("[data-class-line]")
    assert read(f"{lesson.url}run/teacher/").select(".who-today [data-class-line]")
