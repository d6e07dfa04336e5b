import re
from datetime import date

import pytest

from support.help_list import PUBLIC_KINDS
from support.models import HelpService, HelpSettings
from support.standard_texts import help_page_texts
from tests.factories import AgeBandFactory
from tests.support.entries import PHONE, TEXT, make_service
from tests.support.makers import make_help_page, make_number

pytestmark = pytest.mark.django_db
TOPIC_WORDS = re.compile(r"suicid|harm|abus|eating|disorder|drug|alcohol", re.IGNORECASE)


@pytest.fixture(autouse=True)
def page():
    make_number("GB", numbers="999 or 112")
    make_number("FR", numbers="112")
    for code in ("B1", "B4"):
        AgeBandFactory(code=code)
    return make_help_page()


def body(client, **asked):
    response = client.get("/help/", asked)
    assert response.status_code == 200
    return response.content.decode()


def shown(client, **asked):
    return re.findall(r'<li class="help-place" id="([\w-]+)"', body(client, **asked))


def test_a_country_shows_its_number_then_its_places_with_a_true_count(client):
    make_service("gb-child", name="The child line", local_names=["Y llinell"], languages=["en", "cy"], age_to=18)
    make_service("fr-child", country="FR")

    html = body(client, country="GB")

    assert shown(client, country="GB") == ["gb-child"]
    assert "1 place fits." in html
    assert html.index("tel:999") < html.index("The child line")
    assert "For any worry, up to age 18." in " ".join(html.split())
    assert "In English, Welsh." in html
    assert "tel:0800000000" in html


def test_age_kind_and_language_narrow_the_list_together_and_each_may_be_repeated(client):
    make_service("gb-small", age_to=6)
    make_service("gb-teens", age_from=11, age_to=18, languages=["cy"])
    make_service("gb-text", kind="crisis_text", channels=(TEXT,), age_from=11, languages=["en", "cy"])

    assert shown(client, country="GB", age="5-7") == ["gb-small"]
    assert shown(client, country="GB", age="b4") == ["gb-teens", "gb-text"]
    assert shown(client, country="GB", age=["5-7", "11-14"]) == ["gb-small", "gb-teens", "gb-text"]
    assert shown(client, country="GB", kind="text") == ["gb-text"]
    assert shown(client, country="GB", kind="any-worry", language="cy", age="11-14") == ["gb-teens"]
    assert "2 places fit." in body(client, country="GB", language="cy")


def test_a_hard_topic_is_named_only_to_those_who_say_that_they_are_old_enough(client):
    AgeBandFactory(code="B5")
    make_service("gb-hard", kind="suicide_prevention", for_whom="Zqhard words")

    assert "Zqhard" not in body(client, country="GB")
    assert "When life feels too hard" in body(client, country="GB")
    assert "Zqhard" not in body(client, country="GB", age=["11-14", "14-16"])
    assert "For Zqhard words" in body(client, country="GB", age="14-16")


def test_without_a_country_and_a_choice_it_asks_for_a_country_instead_of_listing_the_world(client):
    make_service("gb-child")

    assert shown(client) == []
    assert help_page_texts("en").choose_country in body(client)
    assert shown(client, kind="any-worry") == ["gb-child"]
    assert "United Kingdom. For any worry." in body(client, kind="any-worry")


def test_the_country_of_the_site_is_chosen_until_the_reader_asks_for_another_or_for_all(client, page):
    make_service("gb-child")
    HelpSettings.objects.create(site=page.get_site(), country_id=make_number("IE").pk)

    assert '<option value="IE" selected>' in body(client)
    assert shown(client, country="GB") == ["gb-child"]
    assert "selected" not in body(client, country="")


def test_an_empty_result_says_what_to_do_and_leads_back_to_all_places_of_the_country(client):
    make_service("gb-child")

    html = body(client, country="GB", kind="text")

    assert "We have no place to show that fits all of this." in html
    assert "Tell an adult at school that you trust." in html
    assert 'href="/help/?country=GB#help-choose"' in html
    assert "findahelpline.com" in html
    assert "We have no place to show here yet." in body(client, country="FR")


@pytest.mark.parametrize("name", ["age", "kind", "language"])
@pytest.mark.parametrize("value", ["nobody-knows", "<script>", "\0", "x" * 3000, "suicide_prevention"])
def test_what_nobody_knows_is_told_plainly_and_left_out(client, name, value):
    make_service("gb-child")

    response = client.get("/help/", {"country": "GB", name: value})

    assert response.status_code == 404
    assert help_page_texts("en").unknown_choice in response.content.decode()
    assert 'id="gb-child"' in response.content.decode()
    assert "<script>" not in response.content.decode()


def test_no_address_says_what_somebody_looks_for():
    assert set(PUBLIC_KINDS.values()) == set(HelpService.Kind)
    assert set(help_page_texts("en").kinds) == set(PUBLIC_KINDS)
    assert [slug for slug in PUBLIC_KINDS if TOPIC_WORDS.search(slug)] == []


def test_places_that_nobody_checked_or_that_are_past_their_check_are_not_shown(client, settings):
    make_service("gb-never", is_checked=False)
    make_service("gb-late", checked_on=date(2020, 1, 1))
    assert shown(client, country="GB") == []

    settings.SHOWS_UNCHECKED_HELP = True

    assert sorted(shown(client, country="GB")) == ["gb-late", "gb-never"]
    assert body(client, country="GB").count("Not checked</strong>") == 2


def test_nothing_of_the_keepers_own_notes_reaches_a_reader(client):
    make_service("gb-child", notes="Zqnotes", sources=["Zqsource"], channels=(PHONE,))

    assert "Zq" not in body(client, country="GB")


def test_no_variable_is_left_unresolved(client):
    make_service("gb-child", channels=(PHONE, TEXT))

    assert "UNRESOLVED" not in body(client, country="GB", age="11-14")


def test_it_asks_the_database_as_often_for_two_places_as_for_twenty(client, django_assert_max_num_queries):
    def asked():
        with django_assert_max_num_queries(40) as queries:
            client.get("/help/?country=GB&age=11-14")
        return len(queries)

    make_service("gb-0"), make_service("gb-1")
    asked()
    for_two = asked()
    for place in range(2, 20):
        make_service(f"gb-{place}")

    assert asked() == for_two


def test_below_fourteen_no_service_with_a_hard_word_in_its_name_is_listed(client):
    make_service("gb-hard", name="Prevention of suicide", kind="suicide_prevention", age_from=5, age_to=25)
    make_service("gb-child")

    assert shown(client, country="GB", age="5-7") == shown(client, country="GB", age="11-14") == ["gb-child"]
    assert "gb-hard" in shown(client, country="GB")
