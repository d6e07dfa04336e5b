"""The blocks of many lessons, read together: as many queries for a module of two lessons as for one of twenty."""

from collections.abc import Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from wagtail.blocks import StreamValue

from ..models import LessonPage

# What students see of a lesson and its families read, field by field (audiences.py).
SHOWN = ("reading", "vocabulary", "try_this", "check_questions", "activities", "handouts", "extra_ground_rules")


def read_together(lessons: Sequence[LessonPage]) -> None:
    """Makes ``lessons`` ready to be shown: pictures, sources, topics and outcomes of all of them at once.

    A stored block asks the database for its pictures when somebody first looks at it. All blocks of one field are put
    behind each other, looked at, and given back to their lessons.
    """
    prefetch_related_objects(
        lessons, "age_band", "locale", "lesson_topics__tag", "topics", "lesson_outcomes__outcome__strand"
    )
    for name in SHOWN:
        block = LessonPage._meta.get_field(name).stream_block
        counts = [len(getattr(lesson, name).raw_data) for lesson in lessons]
        raw = [child for lesson in lessons for child in getattr(lesson, name).raw_data]
        children = list(StreamValue(block, raw, is_lazy=True))
        _with_renditions([picture for child in children for picture in _pictures(child)])
        for lesson, count in zip(lessons, counts, strict=True):
            setattr(lesson, name, StreamValue(block, children[:count]))
            del children[:count]


def _pictures(child: Any) -> list[Any]:
    if child.block_type == "picture":
        return [child.value["image"]] if child.value.get("image") else []
    if child.block_type == "handout":
        return [picture for part in child.value["parts"] for picture in _pictures(part)]
    return []


def _with_renditions(pictures: list[Any]) -> None:
    if pictures:
        prefetch_related_objects(pictures, "renditions")
