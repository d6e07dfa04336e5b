"""Drafts may be incomplete: whatever is missing, every page, preview and PDF of a draft survives."""

from django.test import TestCase
from django.urls import reverse
from wagtail.fields import StreamField

from lessons.models import LessonPage

from ..factories import UserFactory, activities, activity
from ..site import SmallSite

NEVER_EMPTY = {"title", "slug", "draft_title", "url_path", "path", "depth", "numchild", "locale", "translation_key"}


class EmptyDraftTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()
        cls.admin = UserFactory(is_superuser=True)
        cls.names = [
            field.name
            for field in LessonPage._meta.concrete_fields
            if field.model is LessonPage and field.name not in NEVER_EMPTY and field.name != "page_ptr"
        ]

    def setUp(self):
        self.client.force_login(self.admin)

    def assert_survives(self, lesson: LessonPage) -> None:
        lesson.save_revision(clean=False)
        for mode, _ in LessonPage.preview_modes:
            response = lesson.make_preview_request(preview_mode=mode)
            assert response.status_code == 200
            assert "UNRESOLVED" not in response.rendered_content
        response = self.client.get(reverse("guides_draft", args=[lesson.pk]))
        assert response.status_code == 200
        assert all(passage.text for passage in lesson.passages())

    def test_a_lesson_with_nothing_but_a_title_survives(self):
        lesson = LessonPage(title="Only a title", slug="only-a-title", live=False)
        self.site.module.add_child(instance=lesson)

        self.assert_survives(lesson)

    def test_a_lesson_survives_each_of_its_fields_empty(self):
        for name in self.names:
            with self.subTest(name):
                lesson = self.site.lesson(live=False)
                field = LessonPage._meta.get_field(name)
                setattr(lesson, name, _empty(field))
                for mode, _ in LessonPage.preview_modes:
                    response = lesson.make_preview_request(preview_mode=mode)
                    assert response.status_code == 200
                    assert "UNRESOLVED" not in response.rendered_content

    def test_a_lesson_survives_an_activity_with_nothing_in_it(self):
        lesson = self.site.lesson(live=False)
        lesson.activities = activities({}, activity(minutes=None, kind=None, grouping=None))

        self.assert_survives(lesson)


def _empty(field):
    if isinstance(field, StreamField):
        return field.stream_block.to_python([])
    if field.null:
        return None
    return False if field.get_internal_type() == "BooleanField" else ""
