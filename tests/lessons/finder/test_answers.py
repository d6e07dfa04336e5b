"""The finder: every filter narrows, every count is true, and what there is not is said."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from curriculum.models import BandLabel, Jurisdiction
from lessons.models import LessonOutcome, LessonStatement
from reviews.models import PageDates, Release, ReleaseKind
from tests.factories import (
    AgeBandFactory,
    OutcomeFactory,
    SensitiveTopicFactory,
    StatementFactory,
    StrandFactory,
    TopicFactory,
    activities,
    activity,
    calm_end,
)
from tests.site import SmallSite

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    site = SmallSite()
    sleep, stress = TopicFactory(slug="sleep", name="Sleep"), TopicFactory(slug="stress", name="Stress and pressure")
    site.sleep = site.lesson(title="Sleep well", minutes=30, links={"topics": [sleep]})
    site.stress = site.lesson(title="Stress and what helps", minutes=45, links={"topics": [stress]}, handouts=[])
    site.young = site.lesson(title="Our feelings", age_band=AgeBandFactory(code="B1"), minutes=45)
    return site


class Answer:
    """One page of the finder as its reader meets it."""

    def __init__(self, response):
        self.status = response.status_code
        self.html = BeautifulSoup(response.content, "html.parser")
        self.titles = [it.get_text() for it in self.html.select(".lesson-card__title")]
        self.problems = [it.get_text() for it in self.html.select(".problem")]
        self.chips = {it.get_text(" ", strip=True): it["href"] for it in self.html.select(".chip")}
        self.loosen = {it.get_text(): it["href"] for it in self.html.select(".finder__loosen a")}

    @property
    def counts(self):
        """The number beside each option."""
        return {
            (box["name"], box["value"]): int(box.parent.select_one(".facet__count").find(string=True))
            for box in self.html.select(".facet__option input")
        }


@pytest.fixture
def ask(client):
    return lambda query="": Answer(client.get(f"/lessons/{query}"))


def test_without_a_question_every_lesson_stands_there_by_age(ask, site):
    assert ask().titles == ["Our feelings", "Sleep well", "Stress and what helps"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?age=5-7", ["Our feelings"]),
        ("?age=b1", ["Our feelings"]),
        ("?topic=sleep", ["Sleep well"]),
        ("?topic=sleep&topic=stress", ["Sleep well", "Stress and what helps"]),
        ("?topic=sleep&topic=stress&minutes=30", ["Sleep well"]),
        ("?minutes=45", ["Our feelings", "Sleep well", "Stress and what helps"]),
        ("?minutes=37", ["Sleep well"]),
        ("?minutes=030", ["Sleep well"]),
        ("?needs=nothing", ["Stress and what helps"]),
        ("?needs=printer", ["Our feelings", "Sleep well"]),
        ("?strand=slf&age=11-14", ["Sleep well", "Stress and what helps"]),
        ("?statement=eng-p-06&age=5-7", ["Our feelings"]),
        ("?language=en&topic=sleep", ["Sleep well"]),
        ("?q=sleep", ["Sleep well"]),
        ("?q=what+helps+stress", ["Stress and what helps"]),
        ("?q=i+can't+sleep", ["Sleep well"]),
        ("?q=sleep.well", ["Sleep well"]),
        ("?q=wel", ["Sleep well"]),
        ("?sort=short", ["Sleep well", "Our feelings", "Stress and what helps"]),
    ],
)
def test_lessons_are_narrowed(ask, site, query, titles):
    answer = ask(query)

    assert (answer.status, answer.titles) == (200, titles)


def test_counts_say_what_each_option_would_show(ask, site):
    answer = ask("?topic=sleep&minutes=45")

    # Beside the chosen topic another one widens; a filter that is not the topic narrows what the topic found.
    for (name, value), count in answer.counts.items():
        kept = "&minutes=45" if name == "topic" else "" if name == "minutes" else "&minutes=45"
        topic = "" if name == "topic" else "&topic=sleep"
        assert len(ask(f"?{name}={value}{kept}{topic}").titles) == count, (name, value)
    assert answer.counts["topic", "stress"] == 1
    assert answer.counts["age", "5-7"] == 0


def test_a_chip_takes_away_one_thing_and_keeps_the_rest(ask, site):
    answer = ask("?topic=sleep&topic=stress&minutes=30&q=sleep")

    assert list(answer.chips) == [
        "Remove Suits 30 minutes ×",
        "Remove Sleep ×",
        "Remove Stress and pressure ×",
        "Remove “sleep” ×",
        "Remove all",
    ]
    assert answer.chips["Remove Stress and pressure ×"] == "?minutes=30&topic=sleep&q=sleep"
    assert answer.chips["Remove all"] == "/lessons/"


def test_what_finds_nothing_suggests_what_to_loosen_with_true_counts(ask, site):
    answer = ask("?age=5-7&topic=sleep")

    assert answer.titles == []
    assert "Without Ages 5–7: 1 lesson" in answer.loosen
    assert ask(answer.loosen["Without Ages 5–7: 1 lesson"]).titles == ["Sleep well"]


def test_where_one_thing_less_is_still_nothing_one_thing_alone_is_offered(ask, site):
    answer = ask("?age=5-7&topic=sleep&minutes=10")

    assert set(answer.loosen) == {"Only Ages 5–7: 1 lesson", "Only Sleep: 1 lesson"}
    assert ask(answer.loosen["Only Sleep: 1 lesson"]).titles == ["Sleep well"]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?age=19-25", "There is no age group “19-25”."),
        ("?topic=knitting", "There is no topic “knitting”."),
        ("?strand=XYZ", "There is no strand “XYZ”."),
        ("?minutes=soon", "These are not whole minutes, from 1 to 600: “soon”."),
        ("?minutes=0", "These are not whole minutes, from 1 to 600: “0”."),
        ("?minutes=²", "These are not whole minutes, from 1 to 600: “²”."),
        ("?needs=elephant", "We do not know of lessons that need “elephant”."),
        ("?statement=%00", "There is no statement “\ufffd”."),
        ("?language=xx", "There is no language “xx”."),
        ("?years=QQ", "We do not know the school years of “QQ”."),
        ("?sort=colour", "There is no order “colour”."),
    ],
)
def test_what_there_is_not_is_said_and_the_rest_is_answered(ask, site, query, words):
    answer = ask(query)

    assert answer.status == 404
    assert answer.problems == [f"{words} We left it out."]
    assert len(answer.titles) == 3


def test_a_sensitive_topic_is_asked_for_by_its_neutral_name_only(ask, site):
    topic = SensitiveTopicFactory()
    site.lesson(title="Getting help", links={"topics": [topic]})

    assert ask("?topic=help-and-safety").titles == ["Getting help"]
    assert ask("?topic=help_and_safety").titles == ["Getting help"]
    assert ask(f"?topic={topic.slug}").status == 404
    assert ask("?q=safety").titles == ["Getting help"]
    assert ask("?q=tab").titles == []


def test_bands_are_named_as_a_country_names_them(ask, site):
    band = site.sleep.age_band
    for jurisdiction, label in ((Jurisdiction.ENGLAND, "Years 7–9"), (Jurisdiction.UNITED_STATES, "6–8")):
        BandLabel.objects.create(band=band, jurisdiction=jurisdiction, label=label, sort=1)

    assert "Ages 11–14 · Years 7–9" in ask("?age=11-14").html.get_text()
    american = ask("?age=11-14&years=us")
    assert "Ages 11–14 · 6–8" in american.html.get_text()
    assert "Years 7–9" not in american.html.get_text()
    assert "years=US" in next(iter(american.chips.values()))


def test_a_lesson_that_also_suits_a_younger_band_is_found_under_it(ask, site):
    site.sleep.also_suitable = [AgeBandFactory(code="B3")]
    site.sleep.save()

    answer = ask("?age=9-11")

    assert answer.titles == ["Sleep well"]
    assert "also suits Ages 9–11" in answer.html.get_text()


def test_a_lesson_fits_a_slot_without_the_activities_that_may_go(ask, site):
    steps = activities(activity(minutes=30), activity(minutes=15, is_optional=True), calm_end())
    site.lesson(title="Quartet, in short", minutes=50, activities=steps)

    answer = ask("?minutes=35&q=quartet")

    assert answer.titles == ["Quartet, in short"]
    assert "50 minutes (or 35, if time is short)" in " ".join(answer.html.get_text().split())


def test_a_card_says_what_a_teacher_decides_by(ask, site):
    card = " ".join(ask("?topic=sleep").html.select_one(".lesson-card").get_text(" ").split())

    for words in ("30 minutes", "Ages 11–14", "I can name one thing that helps.", "1 sheet to print", "Cards"):
        assert words in card
    assert "Sample: nobody has reviewed this" in card
    assert site.module.title in card


def test_a_lesson_says_when_it_was_last_reviewed(ask, site, settings):
    settings.HAS_SAMPLE_CONTENT = False

    assert "Nobody has reviewed this yet" in ask("?topic=sleep").html.get_text()
    for lesson, day in ((site.sleep, date(2026, 3, 1)), (site.stress, date(2026, 4, 1))):
        now = timezone.now()
        made = Release.objects.create(
            page=lesson, number=1, kind=ReleaseKind.REVIEWED, decided_at=now, released_at=now, reviewed_on=day
        )
        PageDates.objects.create(page=lesson, release=made, reviewed_on=day)

    answer = ask("?sort=reviewed")

    assert answer.titles == ["Stress and what helps", "Sleep well", "Our feelings"]
    assert "Last full review: 1 April 2026" in answer.html.select_one(".lesson-card").get_text()


def test_words_typed_after_a_list_was_shown_are_ranked(ask, site):
    listed = ask().html.select_one("select[name=sort]")
    ranked = ask("?q=stress").html.select_one("select[name=sort]")

    assert listed.select_one("[selected]")["value"] == ranked.select_one("[selected]")["value"] == ""
    assert listed.select_one("[selected]").get_text() == "By age, in teaching order"
    assert ranked.select_one("[selected]").get_text() == "Best match first"
    assert ask("?q=stress&sort=order").html.select_one("select[name=sort] [selected]")["value"] == "order"


def test_several_strands_may_be_served_by_one_lesson(ask, site):
    other = OutcomeFactory(strand=StrandFactory(code="SIG", name="Noticing signs"), age_band=site.sleep.age_band)
    site.sleep.lesson_outcomes.add(LessonOutcome(i_can="I can notice.", outcome=other))
    site.sleep.save()

    assert ask("?strand=SIG").titles == ["Sleep well"]
    assert "Sleep well" in ask("?strand=SLF").titles


def test_twenty_lessons_cost_as_many_queries_as_two_hundred(client, site):
    def queries():
        counted = []
        for query in ("", "?q=coping", "?q=copping", "?age=11-14&topic=self-care&minutes=45&sort=reviewed", "?page=2"):
            client.get(f"/lessons/{query}")
            with CaptureQueriesContext(connection) as captured:
                client.get(f"/lessons/{query}")
            counted.append(len(captured))
        return counted

    site.lessons(30)
    twenty = queries()
    site.lessons(30)
    for lesson in site.lessons(140):
        lesson.lesson_statements.add(LessonStatement(statement=StatementFactory(code="NEW"), strength="supports"))

    assert queries() == twenty
    assert max(twenty) <= 30


def test_pages_of_a_narrowed_list_keep_its_question(ask, site):
    site.lessons(30)

    answer = ask("?age=11-14&q=coping")
    more = answer.html.select_one("a[rel=next]")["href"]

    assert len(answer.titles) == 12
    assert "page=2" in more
    assert len(ask(f"{more[:-1]}3").titles) == 32 - 24
    assert "age=11-14" in more
