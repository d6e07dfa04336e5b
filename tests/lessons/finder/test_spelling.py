"""Words as people type them: what they mean is found, and the page says what it read."""

import pytest
from bs4 import BeautifulSoup

from lessons.finder.spelling import near, slips
from tests.site import SmallSite


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("anxeity", "anxiety", 1),
        ("slepe", "sleep", 1),
        ("stres", "stress", 1),
        ("help", "help", 0),
        ("walk", "talks", 2),
    ],
)
def test_slips_are_letters_wrong_missing_too_many_or_swapped(one, other, count):
    assert slips(one, other, 2) == slips(other, one, 2) == count


def test_counting_stops_where_a_word_is_too_far_away():
    assert slips("breathing", "stigma", 2) == 3


def test_a_short_word_a_number_and_a_word_as_it_stands_are_no_slips():
    assert near("cat", ["car"]) == near("2031", ["2032"]) == near("sleep", ["sleep"]) == []


def test_the_likeliest_word_comes_first():
    assert [word for _, word in near("worrie", ["sorrie", "worried", "wary"])] == ["worried", "sorrie"]


@pytest.fixture
def look(client, db):
    site = SmallSite()
    site.lesson(title="Anxiety and what helps")
    site.lesson(title="Sleep well")
    site.lesson(title="When stress is too much")
    site.lesson(title="Worries at night")

    def look(query):
        html = BeautifulSoup(client.get("/lessons/", {"q": query}).content, "html.parser")
        said = [" ".join(it.get_text().split()) for it in html.select(".finder__read-as")]
        return [it.get_text() for it in html.select(".lesson-card__title")], said

    return look


@pytest.mark.parametrize(
    ("typed", "meant", "title"),
    [
        ("anxeity", "anxiety", "Anxiety and what helps"),
        ("slepe", "sleep", "Sleep well"),
        ("stres", "stress", "When stress is too much"),
        ("sleping", "sleep", "Sleep well"),
        ("Anxiaty!", "anxiety", "Anxiety and what helps"),
    ],
)
def test_a_slip_finds_what_it_means_and_the_page_says_so(look, typed, meant, title):
    titles, said = look(typed)

    assert titles == [title]
    assert f"Showing results for “{meant}”." in said[0]


@pytest.mark.parametrize("typed", ["sleep", "SLEEP", "sleeping", "slee", "worry", "worried", "nights"])
def test_other_forms_and_beginnings_are_found(look, typed):
    assert len(look(typed)[0]) == 1


def test_the_beginning_of_a_word_is_no_slip_for_a_shorter_one(client, db):
    site = SmallSite()
    site.lesson(title="Rest and quiet")
    site.lesson(title="Respect for everybody")

    html = client.get("/lessons/?q=resp").content.decode()

    assert "Respect for everybody" in html
    assert "Rest and quiet" not in html
    assert "Showing results" not in html


def test_a_question_of_small_words_alone_is_answered_with_a_reason(look):
    assert look("Who am I?")[1][0].startswith("No title, question or new word has “who”")


@pytest.mark.parametrize("typed", ["stress", "sleeping", "worry"])
def test_a_word_that_is_right_is_not_corrected(look, typed):
    assert look(typed)[1] == []


def test_a_word_like_none_is_said_to_be_missing(look):
    titles, said = look("zebra")

    assert titles == []
    assert said == ["No title, question or new word has “zebra”, or one like it."]


def test_nothing_is_read_as_a_word_that_only_a_hidden_lesson_holds(client, db):
    site = SmallSite()
    site.lesson(title="Perseverance", live=False)
    site.lesson(title="Sleep well")

    assert "Showing results" not in client.get("/lessons/?q=perseverence").content.decode()


def test_what_stands_in_the_title_comes_before_what_stands_elsewhere(look, client):
    site_titles = look("what helps")[0]

    assert site_titles[0] == "Anxiety and what helps"
