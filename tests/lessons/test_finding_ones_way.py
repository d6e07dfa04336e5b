"""A reader knows where a page stands, what comes before and after it, and follows it by pictures before reading it."""

import pytest
from bs4 import BeautifulSoup

from tests.factories import AgeBandFactory, PictureFactory
from tests.site import SmallSite

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return SmallSite()


def soup(client, address):
    return BeautifulSoup(client.get(address).content, "html.parser")


def links(client, address, selector):
    return [(it.get_text(" ", strip=True), it["href"]) for it in soup(client, address).select(f"{selector} a")]


def test_a_lesson_stands_in_its_module_and_age_band(client, site):
    lesson = site.lesson()

    trail = links(client, lesson.url, ".trail")

    assert trail == [
        (lesson.age_band.label, f"/curriculum/#band-{lesson.age_band.slug}"),
        (site.module.title, site.module.url),
    ]


def test_a_lesson_leads_to_the_one_before_and_after(client, site):
    first, middle, last = site.lessons(3)

    assert [href for _, href in links(client, first.url, ".onward")] == [middle.url]
    assert [href for _, href in links(client, middle.url, ".onward")] == [first.url, last.url]
    assert links(client, last.url, ".onward")[1] == (
        f"That was the last lesson of {site.module.title}",
        site.module.url,
    )


def test_a_teacher_stays_on_the_teachers_side(client, site):
    first, last = site.lessons(2)

    assert [href for _, href in links(client, f"{last.url}teach/", ".onward")] == [
        f"{first.url}teach/",
        f"{site.module.url}teach/",
    ]
    assert all("teach" not in href for _, href in links(client, last.url, ".onward"))


def test_nobody_is_led_to_what_is_not_public(client, site):
    site.lesson(live=False)
    lesson = site.lesson()
    site.lesson(live=False)

    assert [href for _, href in links(client, lesson.url, ".onward")] == [site.module.url]


@pytest.mark.parametrize(("band", "is_shown"), [("B1", True), ("B2", False), ("B4", False)])
def test_the_youngest_follow_a_page_by_its_pictures(client, site, band, is_shown):
    pictures = [PictureFactory(), PictureFactory()]
    for picture in pictures:
        picture.contextual_alt_text, picture.decorative = "A leaf", False
    lesson = site.lesson(age_band=AgeBandFactory(code=band))
    lesson.reading = [("picture", {"image": picture, "caption": ""}) for picture in pictures]
    lesson.save()

    page = soup(client, lesson.url)

    strip = page.select(".picture-strip a")
    assert [it.get_text(" ", strip=True) for it in strip] == (["Picture 1", "Picture 2"] if is_shown else [])
    for link, picture in zip(strip, pictures if is_shown else [], strict=True):
        target = page.find(id=link["href"].removeprefix("#"))
        assert target.img["src"] == link.img["src"] == picture.file.url
        assert target.img["alt"]
        assert link.img["alt"] == ""


def test_one_picture_needs_no_strip(client, site):
    lesson = site.lesson(age_band=AgeBandFactory(code="B1"))
    lesson.reading = [("picture", {"image": PictureFactory(), "caption": ""})]
    lesson.save()

    assert soup(client, lesson.url).select(".picture-strip") == []
