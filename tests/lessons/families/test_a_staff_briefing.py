"""A head gets one sheet of paper for a module; no page that students or families read leads to it."""

from django.core.exceptions import ValidationError
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from lessons.briefing import NOT_FOR_COVER
from lessons.standard_texts import standard_texts

from ...factories import SensitiveTopicFactory
from ...site import SmallSite


class StaffBriefingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()
        cls.plain = cls.site.lesson(slug="plain", title="A plain lesson", code="T9.1", before_weekend="")
        cls.sensitive = cls.site.lesson(
            slug="calm",
            title="A calm lesson",
            code="T9.2",
            friend_at_risk=True,
            staff_briefing="<p>Be easy to find.</p>",
            before_weekend="<p>Not on a Friday.</p>",
            links={"topics": [SensitiveTopicFactory()]},
        )
        cls.address = f"{cls.site.module.url}briefing/"

    def body(self, address=""):
        response = self.client.get(address or self.address)
        assert response.status_code == 200
        return response.content.decode()

    def test_it_says_what_is_taught_what_may_come_up_and_who_acts(self):
        body = self.body()

        for words in ("T9.1 A plain lesson", "T9.2 A calm lesson", "Worry for a friend.", "Be easy to find."):
            assert words in body, words
        assert body.count(NOT_FOR_COVER) == 1
        assert "before a weekend or a holiday: T9.2." in body
        for step in standard_texts().disclosure_steps[:6]:
            assert step in body, step

    def test_it_says_that_nobody_has_reviewed_what_nobody_has(self):
        with self.settings(HAS_SAMPLE_CONTENT=False):
            assert "Not yet reviewed." in self.body()

    def test_search_engines_leave_it_out(self):
        assert 'content="noindex"' in self.body()

    def test_only_the_teachers_side_of_the_module_leads_to_it(self):
        assert self.address in self.body(f"{self.site.module.url}teach/")
        lesson = self.sensitive.url
        for address in ("/", self.site.module.url, self.site.curriculum.url, lesson, f"{lesson}family/", "/families/"):
            assert "/briefing/" not in self.body(address), address

    def test_the_same_queries_for_two_lessons_and_for_six(self):
        few = self.queries()
        self.site.lessons(4)

        assert self.queries() == few

    def queries(self):
        self.body()
        with CaptureQueriesContext(connection) as asked:
            self.body()
        return len(asked)

    def test_no_lesson_can_hide_it(self):
        for slug in ("teach", "family", "briefing"):
            self.plain.slug = slug
            with self.assertRaisesMessage(ValidationError, "keeps the address"):
                self.plain.clean()
