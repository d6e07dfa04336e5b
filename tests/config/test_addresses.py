"""Addresses that belong to no room, and those that no page may take."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import TestCase

from home.models import StandardPage

from ..factories import SVG
from ..site import SmallSite


class AddressTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()

    def test_a_load_balancer_hears_that_the_site_is_alive_and_ready(self):
        assert self.client.get("/healthz/live").status_code == 200
        assert self.client.get("/healthz/ready").json() == {"database": "ok"}

    def test_search_engines_are_kept_from_what_is_for_teachers(self):
        robots = self.client.get("/robots.txt").content.decode()

        assert "Disallow: /lessons/" in robots
        assert "Disallow: /*/teach/" in robots
        assert "Sitemap: http://testserver/sitemap.xml" in robots

    def test_the_site_map_holds_public_pages_in_the_page_tree(self):
        lesson, draft = self.site.lesson(), self.site.lesson(live=False)

        body = self.client.get("/sitemap.xml").content.decode()

        assert f"{lesson.url}</loc>" in body
        assert draft.slug not in body

    def test_a_page_that_is_still_the_same_is_not_sent_again(self):
        lesson = self.site.lesson()
        first = self.client.get(lesson.url, headers={"accept-encoding": "gzip"})

        again = self.client.get(lesson.url, headers={"accept-encoding": "gzip", "if-none-match": first["ETag"]})
        lesson.title = "Another title"
        lesson.save_revision().publish()
        changed = self.client.get(lesson.url, headers={"accept-encoding": "gzip", "if-none-match": first["ETag"]})

        assert first["Content-Encoding"] == "gzip"
        assert (again.status_code, again.content) == (304, b"")
        assert changed.status_code == 200
        assert "Set-Cookie" not in first
        assert first["Vary"] == "Accept-Encoding"

    def test_an_unknown_address_says_so_and_where_help_is(self):
        response = self.client.get("/no-such-page/")

        assert response.status_code == 404
        assert "We can&#x27;t find that page" in response.content.decode() or "can't find" in response.content.decode()
        assert "help-panel" in response.content.decode()

    def test_an_address_with_a_null_byte_is_a_bad_request_and_no_error_of_ours(self):
        for address in ("/guides/M4%00/teacher-guide.pdf", "/media/%00.svg"):
            assert self.client.get(address).status_code == 400, address
        for address in ("/%00/", "/curriculum/%00/"):
            assert self.client.get(address).status_code == 404, address

    def test_no_page_may_hide_behind_an_address_that_the_site_keeps(self):
        for slug in ("lessons", "guides", "g", "changes", "words", "review", "healthz", "admin", "en"):
            with pytest.raises(ValidationError, match="keeps the address"):
                self.site.home.add_child(instance=StandardPage(title="Taken", slug=slug, body="<p>Text</p>"))

    def test_api_v3_is_not_mounted(self):
        for address in ("/api/v3/", "/admin/api/v3/pages/", "/api/"):
            assert self.client.get(address).status_code in {302, 404}, address


class StoredPictureTests(TestCase):
    def setUp(self):
        self.name = default_storage.save("original_images/leaf.svg", ContentFile(SVG))

    def test_a_stored_drawing_can_run_nothing(self):
        response = self.client.get(f"/media/{self.name}")

        assert response.status_code == 200
        assert "sandbox" in response["Content-Security-Policy"]
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "immutable" in response["Cache-Control"]

    def test_tricks_with_paths_find_nothing(self):
        for trick in (
            "../manage.py",
            "..%2f..%2fetc/passwd",
            "%2e%2e/manage.py",
            "documents/secret.pdf",
            "original_images",
            "no.svg",
        ):
            assert self.client.get(f"/media/{trick}").status_code == 404, trick
