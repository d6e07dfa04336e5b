"""Lessons in several languages: each is searched by its own words, and every count is true."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from lessons.models import LessonPage
from tests.site import SmallSite

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    site = SmallSite()
    french = Locale.objects.create(language_code="fr")
    for page in (site.home, site.curriculum, site.module):
        page.copy_for_translation(french).save_revision().publish()
    site.sleep = site.lesson(title="Sleep well", key_question="What is a calm evening?")
    site.sommeil = french_of(site.sleep, french, title="Bien dormir", key_question="Comment trouver le sommeil ?")
    site.stress = site.lesson(title="Stress and what helps", key_question="What helps?")
    return site


def french_of(lesson, french, **words):
    copy = LessonPage.objects.get(pk=lesson.pk).copy_for_translation(french)
    for name, value in words.items():
        setattr(copy, name, value)
    copy.save_revision().publish()
    return copy


@pytest.fixture
def ask(client):
    def answer(query):
        response = client.get(f"/lessons/{query}")
        assert response.status_code == 200
        languages = next(facet for facet in response.context["found"].facets if facet.name == "language")
        counts = {option.value: option.count for option in languages.options}
        page = BeautifulSoup(response.content, "html.parser")
        said = [note.get_text() for note in page.select(".finder__read-as")]
        return [card.lesson.title for card in response.context["cards"]], counts, said

    return answer


def test_unless_it_is_asked_for_no_other_language_is_shown(ask, site):
    titles, counts, _ = ask("")

    assert titles == ["Sleep well", "Stress and what helps"]
    assert counts == {"en": 2, "fr": 1}


def test_the_words_of_a_language_find_its_lessons(ask, site):
    assert ask("?language=fr&q=sommeil") == (["Bien dormir"], {"en": 0, "fr": 1}, [])


def test_of_two_languages_each_is_searched(ask, site):
    titles, counts, said = ask("?language=fr&language=en&q=sommeil")

    assert titles == ["Bien dormir"]
    assert counts["fr"] == 1
    assert not any("has “sommeil”" in words for words in said)


def test_a_count_says_what_another_language_would_show(ask, site):
    french_of(site.stress, Locale.objects.get(language_code="fr"), title="Le stress", key_question="Que faire ?")
    titles, counts, _ = ask("?q=stress")

    assert titles == ["Stress and what helps"]
    assert counts == {"en": 1, "fr": 1}
    assert ask("?q=stress&language=fr")[0] == ["Le stress"]


def test_what_no_language_has_is_said_once(ask, site):
    titles, _, said = ask("?language=fr&language=en&q=xylophone")

    assert titles == []
    assert said == ["No title, question or new word has “xylophone”, or one like it."]


def test_a_second_language_costs_its_own_search_and_no_more(client, site):
    def queries(address):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    both = queries("/lessons/?q=stress")
    LessonPage.objects.filter(locale__language_code="fr").delete()

    assert both - queries("/lessons/?q=stress") <= 3


def test_a_word_of_one_language_is_no_slip_in_another(ask, site):
    site.stress.title = "Slept and rested"
    site.stress.save_revision().publish()
    french_of(site.stress, Locale.objects.get(language_code="fr"), title="Sleet et neige", key_question="Que faire ?")

    titles, counts, said = ask("?language=fr&language=en&q=sleet")

    assert titles == ["Sleet et neige"]
    assert counts == {"en": 0, "fr": 1}
    assert said == []
