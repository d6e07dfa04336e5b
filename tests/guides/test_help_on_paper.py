"""Cards and a poster that say where help is."""

from datetime import date

import pytest

from support.models import HelpSettings
from tests.factories import AgeBandFactory
from tests.support.entries import PHONE, TEXT, make_service
from tests.support.makers import make_number

CARDS, POSTER = "/guides/help/cards.pdf", "/guides/help/poster.pdf"


@pytest.fixture(autouse=True)
def directory(site):
    make_number("GB", numbers="999 or 112")
    make_number("FR", numbers="112")
    AgeBandFactory(code="B4")
    make_service("gb-line", name="The child line", channels=(PHONE,))
    make_service("gb-text", name="Words by text", kind="crisis_text", channels=(TEXT,))


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_sheet_holds_eight_cards_each_with_emergency_school_line_and_text(fetch, paper):
    cards = fetch(f"{CARDS}?country=GB&age=11-14&paper={paper}")

    assert len(cards.pages) == 1
    for words in ("999 or 112", "0800 000 000", "HELLO to 00000", "Tell any adult at school"):
        assert cards.text.count(words) == 8, words
    assert cards.text.count("ask again after") == 2 * 8


def test_the_age_may_be_named_as_every_address_names_it(client):
    answers = [client.get(f"{CARDS}?country=GB&age={age}") for age in ("11-14", "B4", "b4")]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert len({b"".join(answer.streaming_content) for answer in answers}) == 1


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_poster_is_one_page_with_room_for_the_adult_at_school(fetch, paper):
    poster = fetch(f"{POSTER}?country=GB&paper={paper}")

    assert len(poster.pages) == 1
    assert "Where help is" in poster.text
    assert "United Kingdom: call 999 or 112" in poster.text


def test_without_a_country_the_sentence_for_everywhere_and_the_finder_are_printed(fetch):
    for address in (CARDS, f"{POSTER}?country=&age="):
        text = fetch(address).text
        assert "Call your country's emergency number, or ask any adult to." in text
        assert "findahelpline.com" in text
        assert "999" not in text


def test_the_country_and_the_adult_of_the_site_are_printed(fetch, site):
    HelpSettings.objects.create(
        site=site.home.get_site(), country=make_number("AU", numbers="000"), school_adult="Ms Okoye, in the library"
    )

    text = fetch(POSTER).text

    assert "Australia: call 000" in text
    assert "Ms Okoye, in the library" in text


def test_they_are_tagged_for_screen_readers_and_say_what_they_are(fetch):
    poster = fetch(f"{POSTER}?country=GB")

    assert poster.root["/MarkInfo"]["/Marked"]
    assert {"H1", "L", "LI"} <= set(poster.tags)
    assert poster.reader.metadata["/Title"] == "Where help is: poster"
    assert "tel:0800000000" in poster.links


def test_an_entry_past_its_check_is_on_no_paper(fetch):
    make_service("fr-late", country="FR", name="Long ago", checked_on=date(2020, 1, 1))

    text = fetch(f"{CARDS}?country=FR").text

    assert "Long ago" not in text
    assert "112" in text


def test_what_nobody_checked_says_so_in_the_demonstration(fetch, settings):
    settings.SHOWS_UNCHECKED_HELP = True
    make_service("fr-new", country="FR", name="Quite new", is_checked=False)

    text = fetch(f"{POSTER}?country=FR").text

    assert "Quite new" in text
    assert "Not checked" in text


def test_the_same_words_are_the_same_bytes_and_nothing_of_them_is_kept_on_the_way(client, fetch):
    first, second = fetch(f"{POSTER}?country=GB"), fetch(f"{POSTER}?country=gb")

    assert first.data == second.data
    response = client.get(f"{POSTER}?country=GB")
    assert response.headers["Cache-Control"] == "no-store"
    assert 'filename="help-GB-help-poster-a4.pdf"' in response.headers["Content-Disposition"]


@pytest.mark.parametrize("asked", ["country=ZZ", "country=%00", "age=200", "age=%00", "country=GB&age=<b>"])
def test_an_unknown_country_or_age_is_a_clear_page(client, asked):
    response = client.get(f"{CARDS}?{asked}")

    assert response.status_code == 404
    assert "We do not know the country or the age" in response.content.decode()
    assert "Call your country's emergency number, or ask any adult to." in response.content.decode()


def test_an_unknown_paper_is_a_clear_page(client):
    response = client.get(f"{CARDS}?paper=a3")

    assert response.status_code == 400
    assert "There is no paper called" in response.content.decode()


def test_a_lessons_sheets_carry_the_panel_of_the_students_age(fetch, site):
    HelpSettings.objects.create(site=site.home.get_site(), country_id=make_number("AU", numbers="000").pk)
    make_service("au-line", country="AU", name="The line there", age_to=18)
    lesson = site.lesson(code="T1.1", age_band=AgeBandFactory(code="B4"))

    for kind in ("handouts", "teacher-guide", "family"):
        text = fetch(f"/guides/{lesson.code}/{kind}.pdf").text
        assert "Australia: call 000" in text, kind
        assert "The line there" in text, kind
        assert "ask again after" in text, kind
