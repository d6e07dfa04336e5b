"""The list of changes, and the same as a feed."""

from datetime import timedelta
from xml.etree import ElementTree as Xml

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import PageViewRestriction

from reviews.models import ReleaseKind
from tests.factories import ModulePageFactory

from .releases import release

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def changes(client):
    def changes(query=""):
        response = client.get(f"/changes/{query}")
        assert "UNRESOLVED" not in response.text
        return response

    return changes


@pytest.fixture
def feed(client):
    def feed():
        return Xml.fromstring(client.get("/changes/feed/").content)  # noqa: S314 (our own words)

    return feed


def test_without_a_release_the_list_and_the_feed_say_so(site, changes, feed):
    assert "Nothing has been released yet." in changes().text
    assert feed().findall(f"{ATOM}entry") == []


def test_every_release_has_an_entry_the_newest_first_and_safety_is_marked(lesson, site, changes):
    release(site.module, what_changed="All of it.", days_ago=9)
    release(lesson, days_ago=8)
    release(lesson, what_changed="A number was wrong.", safety_change=True)

    body = changes().text

    assert body.index("A number was wrong.") < body.index("First release.") < body.index("All of it.")
    assert body.count("For safety:") == 1
    assert f'href="{lesson.url}"' in body


def test_a_page_that_was_taken_down_comes_up_again_and_leads_nowhere(lesson, site, changes, feed):
    release(lesson, days_ago=50, withdrawn_at=timezone.now())
    release(site.module, days_ago=5)
    lesson.live = False
    lesson.save()

    body = changes().text
    titles = [entry.findtext(f"{ATOM}title") for entry in feed().findall(f"{ATOM}entry")]

    assert body.index("Taken down on") < body.index(f'href="{site.module.url}"')
    assert f'href="{lesson.url}"' not in body
    assert titles[0] == "T9.1 Coping that lasts: taken down"
    assert "T9.1 Coping that lasts, release 1" in titles


def test_the_list_can_be_of_one_module_with_its_lessons_or_of_one_lesson(lesson, site, changes):
    other = ModulePageFactory(parent=site.curriculum, code="T8", title="Another module")
    for page in (lesson, site.module, other):
        release(page, what_changed=f"Change of {page.code}.")

    module, one = changes("?about=T9").text, changes("?about=T9.1").text

    assert "Change of T9.1." in module
    assert "Change of T9." in module
    assert "Change of T8." not in module
    assert "Change of T9.1." in one
    assert "Change of T9.<" not in one


@pytest.mark.parametrize("code", ["X9", "t9", "%00", "T9%00x", "<script>alert(1)</script>", "T" * 5000, "'--", "٩"])
def test_a_code_that_nothing_has_is_said_and_everything_stays(lesson, site, changes, code):
    release(lesson, what_changed="Still here.")

    response = changes(f"?about={code}")

    assert response.status_code in {200, 404}
    assert "Still here." in response.text
    assert "<script>alert" not in response.text


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999", "%00"])
def test_a_page_that_is_not_there_shows_the_nearest(lesson, changes, page):
    release(lesson, what_changed="Still here.")

    assert "Still here." in changes(f"?page={page}").text


def test_more_than_twenty_go_on_the_next_page(lesson, changes):
    for number in range(21):
        release(lesson, what_changed=f"Change {number}.", days_ago=30 - number)

    assert "Change 0.<" not in changes().text
    assert "Change 0.<" in changes("?page=2").text
    assert "Newer changes" in changes("?page=2").text


def test_what_only_some_may_read_stands_in_no_list(lesson, changes, feed):
    release(lesson, what_changed="For some eyes.")
    PageViewRestriction.objects.create(page=lesson, restriction_type=PageViewRestriction.LOGIN)

    assert "For some eyes." not in changes().text
    assert "For some eyes." not in changes("?about=T9.1").text
    assert feed().findall(f"{ATOM}entry") == []


def test_a_release_says_something_even_when_nobody_wrote_what_changed(lesson, changes):
    release(lesson)
    release(lesson, kind=ReleaseKind.AGAIN)
    release(lesson, kind=ReleaseKind.EMERGENCY)

    body = changes().text

    for words in ("First release.", "Released again, unchanged.", "A mistake was put right."):
        assert words in body


def test_many_changes_cost_as_many_queries_as_few(site, client):
    def queries(address):
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    for lesson in site.lessons(2):
        release(lesson)
    before = [queries(address) for address in ("/changes/", "/changes/feed/")]
    for lesson in site.lessons(17):
        release(lesson)

    assert [queries(address) for address in ("/changes/", "/changes/feed/")] == before


def test_the_feed_has_all_that_atom_asks_for(lesson, site, feed, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://lessons.example"
    release(site.module, days_ago=2)
    release(lesson, what_changed="A <b>number</b> & more.", safety_change=True)

    root = feed()
    entries = root.findall(f"{ATOM}entry")

    assert root.tag == f"{ATOM}feed"
    for parent in (root, *entries):
        assert parent.findtext(f"{ATOM}title")
        assert parent.findtext(f"{ATOM}id").startswith("tag:lessons.example,2026:")
        assert parse_datetime(parent.findtext(f"{ATOM}updated")).tzinfo
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Breathing Room"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links["self"] == "https://lessons.example/changes/feed/"
    assert links["alternate"] == "https://lessons.example/changes/"
    assert [entry.find(f"{ATOM}category") is not None for entry in entries] == [True, False]
    assert entries[0].find(f"{ATOM}category").get("term") == "safety"
    assert entries[0].find(f"{ATOM}link").get("href") == f"https://lessons.example{lesson.url}"
    assert "A &lt;b&gt;number&lt;/b&gt; &amp; more." in entries[0].findtext(f"{ATOM}summary")


def test_an_entry_keeps_its_id_whatever_becomes_of_the_page(lesson, feed):
    release(lesson)
    before = feed().findtext(f"{ATOM}entry/{ATOM}id")
    lesson.title, lesson.slug = "Another title", "another-slug"
    lesson.save()

    assert feed().findtext(f"{ATOM}entry/{ATOM}id") == before


def test_letters_that_xml_can_not_hold_break_no_feed(lesson, feed):
    release(lesson, what_changed="A\x0b\x1f\ufffe word \U0001f642.")

    assert "A word \U0001f642." in feed().findtext(f"{ATOM}entry/{ATOM}summary")


def test_the_feed_may_be_kept_and_asked_again_and_sets_no_cookie(lesson, client):
    release(lesson)
    first = client.get("/changes/feed/", headers={"accept-language": "fr"})

    again = client.get("/changes/feed/", headers={"if-none-match": first.headers["ETag"]})
    release(lesson)

    assert first.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert first.headers["Cache-Control"] == "public, max-age=900"
    assert again.status_code == 304
    assert client.get("/changes/feed/", headers={"if-none-match": first.headers["ETag"]}).status_code == 200
    for response in (first, again, client.get("/changes/")):
        assert not response.cookies
        assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding"


@pytest.mark.parametrize("address", ["/changes/", "/changes/feed/"])
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_changes_can_only_be_read(site, client, address, method):
    assert getattr(client, method)(address).status_code == 405


def test_the_list_stands_in_the_site_map(site, client):
    assert "/changes/</loc>" in client.get("/sitemap.xml").text


def test_the_order_follows_the_day_of_release(lesson, site, changes):
    release(lesson, what_changed="Older.", days_ago=3)
    release(site.module, what_changed="Newer.", released_at=timezone.now() - timedelta(days=1))

    body = changes().text

    assert body.index("Newer.") < body.index("Older.")
