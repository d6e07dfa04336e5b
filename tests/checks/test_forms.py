"""The form explains at the very field, block or row what must be mended, and keeps everything that was typed."""

import json

import pytest
from django.urls import reverse
from wagtail.models import WorkflowState

from checks.block_errors import stream_error
from checks.forms import page_as_typed
from lessons.models import LessonPage

from ..factories import UserFactory, activities, activity, calm_end
from ..reviews.makers import install_reviews
from ..reviews.posting import as_query, typed
from ..site import SmallSite

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin_templates")]

UNSAFE = "He committed suicide."


class Editor:
    """Somebody who may do everything, with one lesson open."""

    def __init__(self, client, **fields):
        self.client = client
        self.site = SmallSite()
        install_reviews(self.site.home)
        client.force_login(UserFactory(is_superuser=True))
        lesson = self.site.lesson(live=False, **fields)
        lesson.save_revision()
        # As the editor meets it: blocks have their ids by then.
        self.lesson = lesson.get_latest_revision_as_object()
        self.address = reverse("wagtailadmin_pages:edit", args=[self.lesson.pk])

    def typed(self, **changes):
        return typed(self.client.get(self.address), self.lesson, **changes)

    def submit(self, **changes):
        return self.client.post(self.address, self.typed(**changes) | {"action-submit": "on"})


def errors_in(response, name):
    """What a StreamField of the refused form says, as its script is told."""
    return response.context["form"].errors.as_data()[name][0].as_json_data()


def rules(response):
    return {(refusal.rule, refusal.place) for refusal in response.context["form"].refused}


def test_words_in_a_block_are_refused_at_that_block(client):
    editor = Editor(client, activities=activities(activity(), activity(script=f"<p>{UNSAFE}</p>"), calm_end()))

    response = editor.submit()

    assert ("SUI-01", "activities.2.script") in rules(response)
    block = errors_in(response, "activities")["blockErrors"][1]["blockErrors"]
    assert "committed suicide" in block["script"]["messages"][0]
    assert 0 not in errors_in(response, "activities")["blockErrors"]


def test_words_in_a_list_inside_a_block_are_refused_at_that_line(client):
    editor = Editor(client, activities=activities(activity(look_for=["All is well.", UNSAFE]), calm_end()))

    response = editor.submit()

    line = errors_in(response, "activities")["blockErrors"][0]["blockErrors"]["look_for"]["blockErrors"]
    assert set(line) == {1}


def test_words_in_a_new_row_of_an_inline_panel_are_refused_at_that_row(client):
    editor = Editor(client)

    response = editor.submit(**{"lesson_outcomes-1-i_can": UNSAFE})

    assert ("SUI-01", "lesson_outcomes.2.i_can") in rules(response)
    first, second = response.context["form"].formsets["lesson_outcomes"].forms
    assert first.errors == {}
    assert "committed suicide" in second.errors["i_can"][0]


def test_a_row_is_counted_where_it_will_stand(client):
    editor = Editor(client)

    response = editor.submit(
        **{
            "lesson_outcomes-0-i_can": UNSAFE,
            "lesson_outcomes-0-ORDER": "2",
            "lesson_outcomes-1-ORDER": "1",
        }
    )

    assert ("SUI-01", "lesson_outcomes.2.i_can") in rules(response)
    assert response.context["form"].formsets["lesson_outcomes"].forms[0].errors


def test_a_row_that_is_taken_away_is_not_checked(client):
    editor = Editor(client)

    response = editor.submit(
        **{"lesson_outcomes-1-i_can": UNSAFE, "lesson_outcomes-1-DELETE": "on", "title": f"Title: {UNSAFE}"}
    )

    assert ("SUI-01", "title") in rules(response)
    assert not any(place.startswith("lesson_outcomes") and rule == "SUI-01" for rule, place in rules(response))


def test_a_refused_submission_keeps_every_value_that_was_typed(client):
    editor = Editor(client, activities=activities(activity(), calm_end()))
    sent = editor.typed(
        key_question="A question that only this draft has?",
        group_size=UNSAFE,
        **{
            "lesson_outcomes-0-i_can": "I can say something new.",
            "activities-0-value-title": "A step with a new name",
        },
    )

    response = client.post(editor.address, sent | {"action-submit": "on"})
    shown = typed(response, response.context["form"].refused_page)

    assert response.status_code == 200
    kept = {name: value for name, value in shown.items() if "__prefix__" not in name}
    ignored = {"next", "overwrite_revision_id", "loaded_revision_id", "loaded_revision_created_at"}
    lost = {
        name
        for name, value in sent.items()
        if name not in ignored and "__prefix__" not in name and value and _plain(kept.get(name)) != _plain(value)
    }
    assert lost == set()


def _plain(value):
    """Rich text without the keys that the editor's own format makes anew."""
    try:
        blocks = json.loads(value)["blocks"]
    except (TypeError, ValueError, KeyError):
        return value or ""
    return [(block["type"], block["text"]) for block in blocks]


def test_a_refused_submission_leaves_the_saved_page_as_it_was(client):
    editor = Editor(client)
    before = LessonPage.objects.get(pk=editor.lesson.pk).to_json()
    revisions = editor.lesson.revisions.count()

    editor.submit(key_question=UNSAFE)

    assert LessonPage.objects.get(pk=editor.lesson.pk).to_json() == before
    assert editor.lesson.revisions.count() == revisions
    assert not WorkflowState.objects.exists()


def test_what_is_missing_and_what_is_unsafe_are_said_together(client):
    editor = Editor(client)

    response = editor.submit(group_size="", key_question=UNSAFE)

    errors = response.context["form"].errors
    assert set(errors) >= {"group_size", "key_question"}


def test_the_list_above_the_form_leads_to_each_block(client):
    editor = Editor(client, activities=activities(activity(), activity(script=f"<p>{UNSAFE}</p>"), calm_end()))
    block = editor.lesson.activities[1].id

    page = editor.submit().content.decode()

    assert f'href="#:w:contentpath=activities.{block}.script"' in page
    assert "Activities, activity 2, what you can say and do" in page


def test_the_page_as_typed_has_its_new_rows_topics_and_blocks_and_touches_nothing(client):
    editor = Editor(client)
    form_class = LessonPage.get_edit_handler().get_form_class()
    page = editor.lesson.get_latest_revision_as_object()
    sent = editor.typed(**{"lesson_outcomes-0-i_can": "I can do something else.", "topics": []})
    form = form_class(as_query(sent), instance=page, parent_page=editor.site.module)
    form.defer_required_fields()
    assert form.is_valid(), form.errors

    as_typed = page_as_typed(form)

    assert next(row.i_can for row in as_typed.lesson_outcomes.all()) == "I can do something else."
    assert list(as_typed.topics.all()) == []
    assert next(row.i_can for row in LessonPage.objects.get(pk=page.pk).lesson_outcomes.all()) != (
        "I can do something else."
    )
    assert list(page.topics.all()) != []
    assert form.save(commit=False).lesson_outcomes.first().i_can == "I can do something else."


def test_a_message_for_a_block_that_is_gone_is_said_at_what_holds_it():
    value = activities(activity())

    error = stream_error(value, [("7.script", "Gone."), ("1.nothing", "No such part."), ("", "The field itself.")])

    data = error.as_json_data()
    assert data["messages"] == ["The field itself.", "Gone."]
    assert data["blockErrors"][0]["messages"] == ["No such part."]
