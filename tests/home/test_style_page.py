"""The style page shows everything that public pages are made of, so that nothing changes its looks unseen."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.urls import reverse
from wagtail.models import Site

from home.style_page import BANDS, CHOICES, block_name
from tests.factories import AgeBandFactory, SourceFactory, UserFactory
from tests.lessons.test_desk_previews import OUR_BLOCKS
from tests.site import SmallSite
from tests.support.entries import two_checked_ways
from tests.support.makers import make_number

pytestmark = pytest.mark.django_db
# Seen on paper only: they are drawn by print.css.
PAPER = "guides/"


@pytest.fixture
def look(client):
    SmallSite()
    AgeBandFactory()
    SourceFactory()
    make_number("GB")
    two_checked_ways(Site.objects.get(is_default_site=True))
    client.force_login(UserFactory(is_superuser=True))
    return lambda **query: client.get(reverse("style_page"), query)


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def test_every_block_of_every_page_type_is_on_it_with_words_in_it(look):
    samples = {it["data-block"]: it for it in soup(look()).select("[data-block]")}

    assert set(samples) == {block_name(block) for block in OUR_BLOCKS.values()}
    assert len(samples) > 30
    assert [name for name, it in samples.items() if not it.select_one(".style-sample__name").find_next_sibling()] == []


def test_every_partial_of_the_screen_is_on_it(look):
    templates = Path(settings.BASE_DIR) / "templates"
    partials = {str(path.relative_to(templates)) for path in templates.rglob("partials/*.html")}

    rendered = {each.name for reader in CHOICES["reader"][1] for each in look(reader=reader).templates}

    assert {name for name in partials if not name.startswith(PAPER)} - rendered == set()


def test_every_token_on_it_is_one_that_there_is(look):
    css = Path(settings.BASE_DIR) / "static" / "css"
    tokens, samples = ((css / name).read_text() for name in ("tokens.css", "desk-style.css"))
    shown = {it["data-token"] for it in soup(look()).select("[data-token]")}

    assert len(shown) > 30
    assert [name for name in shown if f"--{name}: " not in tokens] == []
    assert [name for name in shown if f'[data-token="{name}"] {{\n    --sample: var(--{name});' not in samples] == []


def test_it_is_shown_for_any_band_colours_direction_and_reader(look):
    for band in BANDS:
        root = soup(look(band=band, colours="dark", direction="rtl", reader="family")).html

        assert (root["data-age-band"], root["data-colours"], root["dir"]) == (band, "dark", "rtl")
        assert root["data-for"] == "family"


def test_each_choice_is_a_link_that_keeps_the_others(look):
    page = soup(look(band="7-9", colours="cream"))

    links = {link["href"] for link in page.select(".style-choices a")}

    assert len(links) == sum(len(values) for _, values in CHOICES.values()) - len(CHOICES) + 1
    assert "?band=7-9&colours=dark&direction=ltr&reader=student" in links
    assert [link.text for link in page.select(".style-choices [aria-current]")][:2] == ["7–9", "Cream"]


@pytest.mark.parametrize("query", [{"band": "3-4"}, {"colours": "<b>"}, {"direction": "up"}, {"reader": "nobody"}])
def test_a_value_that_there_is_not_is_as_good_as_none(look, query):
    response = look(**query)

    root = soup(response).html
    assert response.status_code == 200
    assert (root["data-age-band"], root["data-colours"], root["dir"]) == ("5-7", "light", "ltr")


def test_nothing_on_it_is_unresolved(look):
    for reader in CHOICES["reader"][1]:
        assert set(re.findall(r"UNRESOLVED[^<>]*", look(reader=reader).content.decode())) == set()


def test_a_block_shows_what_its_reader_may_read(look):
    for_the_teacher = "What you can say and do"

    assert for_the_teacher not in soup(look(reader="student")).select_one("[data-block=ActivityBlock]").get_text()
    assert for_the_teacher in soup(look(reader="teacher")).select_one("[data-block=ActivityBlock]").get_text()


def test_it_is_for_those_who_may_enter_the_desk(client):
    SmallSite()

    assert client.get(reverse("style_page")).status_code == 302
    client.force_login(UserFactory())
    assert client.get(reverse("style_page")).status_code == 302
