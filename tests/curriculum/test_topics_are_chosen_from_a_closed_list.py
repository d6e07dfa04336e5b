import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.test import TestCase
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import ObjectList

from curriculum.models import Topic
from curriculum.topic_field import TopicsField
from lessons.models import LessonPage

from .makers import make_band, make_lesson, make_map, make_module, make_topic

# The lesson's own form asks for more than topics; Wagtail's does not.
PANEL = ObjectList(["topics"], base_form_class=WagtailAdminPageForm)
TopicsForm = PANEL.bind_to_model(LessonPage).get_form_class()


class TopicFieldTests(TestCase):
    def setUp(self):
        self.sleep, self.stress, self.media = (make_topic(slug) for slug in ("sleep", "stress", "media"))
        self.module = make_module(make_map(), make_band())
        self.lesson = make_lesson(self.module, topics=[self.sleep])

    def form(self, *slugs, page=None):
        return TopicsForm({"topics": slugs}, instance=page or self.lesson, parent_page=self.module)

    def test_an_unknown_topic_is_an_error_and_nothing_is_dropped(self):
        form = self.form("sleep", "dreams")

        assert not form.is_valid()
        assert "There is no topic “dreams”" in form.errors["topics"][0]
        assert [topic.slug for topic in self.lesson.topics.all()] == ["sleep"]

    def test_the_form_starts_with_the_topics_that_the_lesson_has(self):
        form = TopicsForm(instance=self.lesson, parent_page=self.module)

        ticked = [box.data["attrs"] for box in form["topics"].subwidgets if box.data["selected"]]
        assert [str(box.data["value"]) for box in form["topics"].subwidgets if box.data["selected"]] == ["sleep"]
        assert len(ticked) == 1

    def test_the_form_knows_whether_anything_changed(self):
        assert not self.form("sleep").has_changed()
        assert self.form("stress").has_changed()

    def test_chosen_topics_are_saved(self):
        self.lesson.live = False
        form = self.form("media", "stress")

        assert form.is_valid(), form.errors
        form.save()

        assert {topic.slug for topic in LessonPage.objects.get(pk=self.lesson.pk).topics.all()} == {"media", "stress"}
        assert Topic.objects.count() == 3

    def test_a_draft_keeps_its_topics_apart_from_the_live_page_until_it_is_published(self):
        form = self.form("media")
        assert form.is_valid(), form.errors
        revision = form.save(commit=False).save_revision(clean=False)

        draft = LessonPage.objects.get(pk=self.lesson.pk).get_latest_revision_as_object()
        live = LessonPage.objects.get(pk=self.lesson.pk)

        assert [topic.slug for topic in draft.topics.all()] == ["media"]
        assert [topic.slug for topic in live.topics.all()] == ["sleep"]
        assert [topic.slug for topic in revision.as_object().topics.all()] == ["media"]

    def test_a_draft_may_still_lack_topics_and_a_finished_page_may_not(self):
        finished, draft = self.form(), self.form()
        draft.defer_required_fields()

        assert finished.errors["topics"] == ["Choose at least one topic."]
        assert "topics" not in draft.errors

    def test_a_draft_never_saved_before_keeps_its_topics(self):
        form = self.form("stress", page=LessonPage(title="New", slug="new"))
        form.defer_required_fields()

        assert form.is_valid(), form.errors
        assert [topic.slug for topic in form.save(commit=False).topics.all()] == ["stress"]

    def test_sensitive_topics_say_so_in_the_list(self):
        neutral = {"public_slug": "help-and-safety", "public_label": "Help and safety"}
        topic = make_topic("abuse", is_sensitive=True, floor=self.module.age_band, **neutral)

        label = TopicsField(Topic.objects.all()).label_from_instance(topic)

        assert label == "Abuse (sensitive, from ages 11–14)"

    def test_the_field_refuses_what_is_no_list(self):
        field = TopicsField(Topic.objects.all())

        with pytest.raises(ValidationError):
            field.clean("sleep")

    def test_the_lesson_form_of_the_admin_shows_check_boxes(self):
        form_class = LessonPage.get_edit_handler().get_form_class()

        field = form_class(instance=self.lesson, parent_page=self.module).fields["topics"]

        assert isinstance(field, TopicsField)
        assert isinstance(field.widget, forms.CheckboxSelectMultiple)
