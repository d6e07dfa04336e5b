from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from support.help_panel import help_panel
from support.models import HelpService
from tests.factories import AgeBandFactory
from tests.site import SmallSite
from tests.support.entries import PHONE, TEXT, make_service
from tests.support.makers import make_number, render_panel

pytestmark = pytest.mark.django_db
CHAT = {"type": "chat", "address": "https://chat.example/", "open": "unknown", "needs_account": "yes"}
OFFICE = [{"days": ["0", "1", "2", "3", "4"], "opens": "09:00", "closes": "17:00"}]


@pytest.fixture(autouse=True)
def number():
    return make_number("GB", numbers="999 or 112")


def codes(**asked):
    return [way.service.code for way in help_panel(country="GB", **asked).ways]


def test_after_emergency_and_school_come_the_line_for_the_age_then_a_text_of_another_service():
    make_service("gb-text", kind="crisis_text", channels=(TEXT,), name="Words by text", priority=1)
    make_service("gb-listen", kind="listening", name="Anybody listens", priority=1)
    make_service("gb-child", name="The child line", channels=(CHAT, PHONE), priority=2)

    html = render_panel("/?country=GB")

    places = [html.index(words) for words in ("tel:999", "any adult at school", "The child line", "Words by text")]
    assert places == sorted(places)
    assert "Anybody listens" not in html
    assert html.count('class="help-panel__way"') == 5
    assert '<li class="help-panel__way" data-way="finder" hidden>' in html


def test_numbers_can_be_pressed_and_a_text_carries_its_word():
    make_service("gb-both", channels=(PHONE, TEXT))

    html = render_panel("/?country=GB")

    assert '<a class="help-number" href="tel:0800000000" rel="noreferrer nofollow">0800 000 000</a>' in html
    assert '<strong class="channel__keyword">HELLO</strong> to' in html
    assert 'href="sms:00000?body=HELLO"' in html
    assert "Free." in html


def test_a_service_with_a_telephone_and_a_text_gives_both_when_there_is_no_other():
    make_service("gb-both", channels=(PHONE, TEXT))

    assert [way.channel["type"] for way in help_panel(country="GB").ways] == ["phone", "text"]


def test_with_one_way_there_is_room_for_the_finder_and_with_none_all_is_as_it_was():
    assert 'data-way="finder">' in render_panel("/?country=GB")
    assert "help.js" not in render_panel("/?country=GB")

    make_service("gb-child")

    assert 'data-way="finder">' in render_panel("/?country=GB")
    assert "help.js" in render_panel("/?country=GB")


def test_entries_of_other_countries_and_without_a_country_are_not_shown():
    make_number("FR", numbers="112")
    make_service("gb-child")

    assert "A line" not in render_panel("/?country=FR")
    assert "A line" not in render_panel()


def test_a_lesson_for_one_country_shows_its_help_until_the_reader_asks_for_another(client):
    make_number("FR", numbers="112")
    lesson = SmallSite().lesson(help_country="FR")

    assert "<strong>France:</strong>" in client.get(lesson.url).content.decode()
    assert "<strong>United Kingdom:</strong>" in client.get(f"{lesson.url}?country=GB").content.decode()
    lesson.full_clean(exclude=["slug"])
    lesson.help_country = "ZZ"
    with pytest.raises(ValidationError) as error:
        lesson.full_clean()
    assert "help_country" in error.value.message_dict


def test_the_age_of_the_page_decides_for_students_and_for_the_adults_who_read_about_them():
    make_service("gb-small", name="For small ones", age_to=8)
    make_service("gb-teens", name="For teens", age_from=13, age_to=18)
    young, older = AgeBandFactory(code="B1"), AgeBandFactory(code="B5")

    for audience in ("student", "teacher", "family"):
        assert codes(band=young, audience=audience) == ["gb-small"], audience
        assert codes(band=older, audience=audience) == ["gb-teens"], audience


def test_what_takes_adults_only_or_is_named_for_a_hard_topic_is_kept_from_the_young_and_from_pages_for_all():
    make_service("gb-adults", kind="listening", age_from=18)
    make_service("gb-named", kind="suicide_prevention")
    make_service("gb-home", kind="abuse")
    make_service("gb-some", kind="community")

    assert codes() == []
    assert codes(band=AgeBandFactory(code="B4")) == []
    assert codes(band=AgeBandFactory(code="B5")) == ["gb-named"]


def test_a_pair_is_always_shown_together_and_counts_as_one():
    one, other = make_service("gb-one", priority=1), make_service("gb-two", priority=2)
    make_service("gb-text", kind="crisis_text", channels=(TEXT,))
    one.pair_with.add(other)
    one.save()

    ways = help_panel(country="GB").ways

    assert [(way.service.code, [each.service.code for each in way.together]) for way in ways] == [
        ("gb-one", ["gb-two"]),
        ("gb-text", []),
    ]


def test_two_that_would_both_be_chosen_are_printed_once_as_the_pair_that_they_are():
    one, other = make_service("gb-one", priority=1), make_service("gb-two", kind="crisis_text", channels=(TEXT,))
    make_service("gb-third", kind="listening", channels=(TEXT,))
    other.pair_with.add(one)
    other.save()

    ways = help_panel(country="GB").ways

    assert [(way.service.code, [each.service.code for each in way.together]) for way in ways] == [
        ("gb-one", ["gb-two"]),
        ("gb-third", []),
    ]


def test_the_pair_of_a_service_with_two_ways_is_printed_once():
    one, other = make_service("gb-one", channels=(PHONE, TEXT), priority=1), make_service("gb-two", priority=2)
    one.pair_with.add(other)
    one.save()

    ways = help_panel(country="GB").ways

    assert [(way.channel["type"], len(way.together)) for way in ways] == [("phone", 1), ("text", 0)]


def test_what_is_never_shown_alone_is_not_shown_where_its_pair_has_no_place_in_the_panel():
    abuse = make_service("gb-home", kind="abuse")
    bound = make_service("gb-bound", only_with_pair=True)
    bound.pair_with.add(abuse)
    bound.save()

    assert codes() == []


def test_an_entry_says_when_it_was_checked_and_until_when_a_kept_copy_may_show_it():
    today = timezone.localdate()
    service = make_service("gb-child", checked_on=today)
    last = service.expires_on - timedelta(days=1)

    html = render_panel("/?country=GB")

    assert f'data-hide-after="{last.isoformat()}"' in html
    assert f"ask again after {last.day} {last:%B %Y}" in html


def test_an_entry_past_nine_months_gives_its_place_back_to_the_finder():
    make_service("gb-child", checked_on=date(2020, 1, 1))

    html = render_panel("/?country=GB")

    assert "A line" not in html
    assert 'data-way="finder">' in html


def test_what_nobody_checked_is_shown_in_the_demonstration_alone_and_says_so(settings):
    make_service("gb-child", is_checked=False)
    assert "A line" not in render_panel("/?country=GB")

    settings.SHOWS_UNCHECKED_HELP = True

    html = render_panel("/?country=GB")
    assert "A line" in html
    assert '<strong class="not-checked">Not checked</strong>' in html
    assert "data-hide-after" not in html


def test_hours_are_said_with_their_town_and_given_to_the_script_in_minutes_of_the_week():
    make_service("gb-child", channels=(PHONE | {"open": "weekly", "weekly": OFFICE},))

    html = render_panel("/?country=GB")

    assert 'data-zone="Europe/London" data-spans="540-1020 1980-2460' in html
    assert "Monday to Friday, 09:00 to 17:00 (London time)" in html


def test_paper_has_no_picker_no_script_and_nothing_that_is_not_for_paper():
    make_service("gb-child", name="On paper too")
    make_service("gb-screen", name="Only on screens", kind="crisis_text", channels=(TEXT,), show_on_print=False)

    html = render_panel(None, tag='{% help_panel country="GB" %}')

    assert "On paper too" in html
    assert "ask again after" in html
    assert "Only on screens" not in html
    assert "<details" not in html
    assert "<script" not in html
    assert 'href="/' not in html


def test_nothing_of_the_keepers_own_notes_reaches_a_reader():
    make_service("gb-child", notes="Zqnotes", sources=["Zqsource"], evidence="K")

    assert "Zq" not in render_panel("/?country=GB")


def test_it_asks_the_database_as_often_for_two_entries_as_for_twenty():
    def asked():
        with CaptureQueriesContext(connection) as queries:
            help_panel(country="GB")
        return len(queries)

    for place in range(2):
        make_service(f"gb-{place}")
    for_two = asked()
    for place in range(2, 20):
        make_service(f"gb-{place}")

    assert HelpService.objects.count() == 20
    assert asked() == for_two <= 5
