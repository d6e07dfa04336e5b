"""Ways to change a lesson in memory, one field at a time, and what to build it from."""

from django.db import models
from wagtail.fields import RichTextField, StreamField

from lessons.models import LessonPage, LessonStatement

from ...factories import AgeBandFactory, PictureFactory, StatementFactory, TopicFactory


def changed(before, after):
    return {part for part in before if before[part] != after[part]}


def change(lesson, name):
    """Change one field of a lesson in memory, whatever kind of field it is."""
    field = LessonPage._meta.get_field(name)
    value = getattr(lesson, name)
    if name == "lesson_topics":
        lesson.topics.add(TopicFactory(slug="another", name="Another topic"))
    elif name == "lesson_outcomes":
        lesson.lesson_outcomes = [_with(row, i_can="I can ask.") for row in value.all()]
    elif name == "lesson_statements":
        another = StatementFactory(code="ENG-P-07", paraphrase="Sleep")
        lesson.lesson_statements = [*value.all(), LessonStatement(statement=another, sort_order=5)]
    elif field.many_to_many:
        value.add(AgeBandFactory(code="B3"))
    elif isinstance(field, models.ForeignKey):
        setattr(lesson, name, AgeBandFactory(code="B5"))
    elif isinstance(field, StreamField):
        stored = value.get_prep_value()
        assert _change_first_text(stored)
        setattr(lesson, name, value.stream_block.to_python(stored))
    elif isinstance(field, RichTextField):
        setattr(lesson, name, f"{value}<p>More.</p>")
    elif isinstance(field, models.BooleanField):
        setattr(lesson, name, not value)
    elif isinstance(field, models.IntegerField):
        setattr(lesson, name, value + 1)
    elif isinstance(field, models.JSONField):
        setattr(lesson, name, [*value, "more"])
    elif field.choices:
        setattr(lesson, name, next(choice for choice, _ in field.choices if choice != value))
    else:
        setattr(lesson, name, f"{value}more")


def _with(row, **changes):
    for name, value in changes.items():
        setattr(row, name, value)
    return row


def _change_first_text(stored):
    """Change the first text in stored blocks; the ids and types of blocks are no text."""
    keys = range(len(stored)) if isinstance(stored, list) else [key for key in stored if key not in {"id", "type"}]
    for key in keys:
        if isinstance(stored[key], str):
            stored[key] += " changed"
            return True
        if isinstance(stored[key], list | dict) and _change_first_text(stored[key]):
            return True
    return False


def stream(name, *parts):
    block = LessonPage._meta.get_field(name).stream_block
    return block.to_python([{"type": kind, "value": value} for kind, value in parts])


def picture(data=None):
    image = PictureFactory(**({"file__data": data} if data else {}))
    return {"image": {"image": image.pk, "alt_text": "Two friends.", "decorative": False}, "caption": "At school"}
