"""The pages of a lesson: who reads what, and what they promise."""

from django.test import TestCase
from wagtail.models import Page

from ..factories import activities, activity, calm_end
from ..site import SmallSite


class PublicPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()
        cls.lesson = cls.site.lesson(slug="coping", code="T9.1")

    def addresses(self) -> list[str]:
        lesson = self.lesson.url
        return [
            "/",
            self.site.curriculum.url,
            self.site.module.url,
            "/lessons/",
            "/families/",
            lesson,
            f"{lesson}teach/",
            f"{lesson}family/",
            f"{lesson}handouts/",
        ]

    def test_public_pages_set_no_cookie_and_vary_by_nothing_but_encoding(self):
        for address in self.addresses():
            response = self.client.get(address, headers={"accept-language": "fr", "accept-encoding": "gzip"})
            assert response.status_code == 200, address
            assert not response.cookies, address
            assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding", address

    def test_public_pages_carry_the_strict_policies(self):
        for address in self.addresses():
            response = self.client.get(address)
            policy = response["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "unsafe-inline" not in policy
            assert response["Referrer-Policy"] == "no-referrer"
            assert "geolocation=()" in response["Permissions-Policy"]

    def test_public_pages_say_the_licence_and_that_nobody_has_reviewed_the_sample(self):
        for address in (self.lesson.url, f"{self.lesson.url}teach/", f"{self.lesson.url}family/"):
            body = self.client.get(address).content.decode()
            assert "CC BY 4.0" in body
            assert "nobody has reviewed this" in body

    def test_every_student_page_says_where_help_is(self):
        body = self.client.get(self.lesson.url).content.decode()

        assert "help-panel" in body

    def test_no_template_variable_is_misspelt(self):
        for address in self.addresses():
            assert "UNRESOLVED" not in self.client.get(address).content.decode(), address

    def test_a_lesson_is_public_only_while_its_module_is(self):
        self.site.module.unpublish()

        for part in ("", "teach/", "family/", "handouts/", "run/", "run/teacher/"):
            assert self.client.get(self.lesson.url + part).status_code == 404
        assert "Coping" not in self.client.get("/lessons/").content.decode()
        assert self.lesson.url not in self.client.get("/sitemap.xml").content.decode()

    def test_a_draft_lesson_is_not_public(self):
        draft = self.site.lesson(live=False)

        assert self.client.get(draft.url).status_code == 404


class TeachPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()
        cls.lesson = cls.site.lesson()
        cls.lesson.activities = activities(activity(minutes=7), activity(minutes=8), calm_end())
        cls.lesson.save()

    def test_the_plan_shows_clock_times_from_the_chosen_start(self):
        body = self.client.get(f"{self.lesson.url}teach/?start=10:55").content.decode()

        assert [time for time in ("10:55", "11:02", "11:10") if time not in body] == []

    def test_without_a_start_the_plan_counts_minutes(self):
        body = self.client.get(f"{self.lesson.url}teach/").content.decode()

        assert "0–7" in body
        assert "15–20" in body

    def test_a_start_that_is_no_time_of_day_is_explained_and_kept(self):
        response = self.client.get(f"{self.lesson.url}teach/?start=quarter+past")

        assert response.status_code == 400
        assert "Write the start as hours and minutes" in response.content.decode()
        assert "quarter past" in response.content.decode()

    def test_the_disclosure_panel_stands_on_every_teach_page(self):
        body = self.client.get(f"{self.lesson.url}teach/").content.decode()

        assert "Do not promise to keep it secret." in body
        assert "reports@breathing-room.example" in body


class QueryTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()

    def queries(self, address: str) -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        self.client.get(address)  # warm: site root paths and content types stay in memory
        with CaptureQueriesContext(connection) as captured:
            assert self.client.get(address).status_code == 200
        return len(captured)

    def test_twenty_activities_cost_as_many_queries_as_two(self):
        few, many = self.site.lesson(), self.site.lesson(minutes=100)
        many.activities = activities(*(activity(minutes=5) for _ in range(19)), calm_end())
        many.save()

        for part in ("", "teach/", "family/", "handouts/", "run/", "run/teacher/"):
            assert self.queries(many.url + part) == self.queries(few.url + part), part

    def test_two_hundred_lessons_cost_as_many_queries_as_twenty_on_every_list(self):
        addresses = [
            "/lessons/",
            "/families/",
            self.site.curriculum.url,
            self.site.module.url,
            "/lessons/?q=coping",
            "/sitemap.xml",
        ]
        self.site.lessons(20)
        before = {address: self.queries(address) for address in addresses}
        self.site.lessons(180)

        assert {address: self.queries(address) for address in addresses} == before

    def test_a_student_page_costs_at_most_nine_queries_beyond_routing_an_empty_page(self):
        lesson = self.site.lesson()
        bare = Page(title="Bare", slug="bare")
        self.site.module.add_child(instance=bare)

        assert self.queries(lesson.url) - self.routing_queries(bare) <= 9

    def routing_queries(self, bare: Page) -> int:
        from django.db import connection
        from django.http import HttpResponse
        from django.test import RequestFactory
        from django.test.utils import CaptureQueriesContext
        from wagtail.models import Site
        from wagtail.views import serve  # noqa: F401

        request = RequestFactory().get(bare.url)
        with CaptureQueriesContext(connection) as captured:
            site = Site.find_for_request(request)
            found = site.root_page.localized.specific.route(request, bare.url.strip("/").split("/"))
            HttpResponse(found.page.title)
        return len(captured)
