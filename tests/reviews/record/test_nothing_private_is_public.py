"""Of a review the public reads what the record says, and nothing else: by no page, paper or feed."""

import pytest

from guides.editions import edition_of
from tests.guides.paper_reading import Printed

from .releases import SECRET_WORDS, release


@pytest.fixture
def addresses(lesson, site, settings, tmp_path):
    settings.GUIDES_DIR = tmp_path / "guides"
    release(site.module)
    release(lesson, what_changed="First words.", days_ago=4)
    newest = release(lesson, what_changed="Public words.", safety_change=True)
    pages = [lesson.url, f"{lesson.url}teach/", f"{lesson.url}family/", f"{lesson.url}handouts/"]
    pages += [site.module.url, f"{site.module.url}teach/", site.curriculum.url, "/lessons/", "/families/"]
    pages += ["/changes/", "/changes/?about=T9", "/changes/feed/", "/sitemap.xml"]
    pages += [edition_of(made).address.partition("8000")[2] for made in newest.page.releases.all()]
    kinds = ("teacher-guide", "handouts", "family")
    return [*pages, *(f"/guides/T9.1/{kind}.pdf" for kind in kinds), "/guides/T9/teacher-guide.pdf"]


def test_no_public_page_paper_or_feed_holds_a_word_that_is_not_for_the_public(addresses, client):
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        if response["Content-Type"] == "application/pdf":
            data = b"".join(response.streaming_content)
            text = Printed(data).text + data.decode("latin-1")
        else:
            text = response.text
        assert [word for word in SECRET_WORDS if word in text] == [], address


def test_no_public_page_about_a_record_sets_a_cookie(addresses, client):
    for address in addresses:
        assert not client.get(address).cookies, address
