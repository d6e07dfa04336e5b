"""A lesson whose every place holds a word of its own, so that a page can be asked which places it shows."""

from typing import Any

from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from lessons.audiences import AUDIENCES
from lessons.blocks.activities import ActivityKind, Grouping
from lessons.models import LessonOutcome, LessonPage, LessonStatement

from ..factories import OutcomeFactory, PictureFactory, SourceFactory, StatementFactory

# Their shape is fixed, so they can't hold a marker: code and slug are printed anyway, a country has two letters.
SHAPED = {"slug", "code", "help_country"}
CHOSEN = {
    "kind": ActivityKind.SORT,
    "grouping": Grouping.PAIRS,
    "copies": "one_each",
    "size": "small",
    "tool": "breathing",
    "shape": "hill",
}


class Markers:
    """A unique word for each place, made when the place is filled."""

    def __init__(self) -> None:
        self.by_place: dict[str, str] = {}

    def word(self, place: str) -> str:
        return self.by_place.setdefault(place, f"zq{len(self.by_place):03d}marker")

    def only_for(self, *audiences: str) -> dict[str, str]:
        """The markers of places that may be read by one of ``audiences`` and by nobody else."""
        return {
            place: word for place, word in self.by_place.items() if AUDIENCES.get(place, frozenset()) <= set(audiences)
        }

    def open_to(self, audience: str) -> dict[str, str]:
        return {place: word for place, word in self.by_place.items() if audience in AUDIENCES.get(place, frozenset())}


def mark(lesson: LessonPage) -> Markers:
    """Fill every field and block of ``lesson`` with markers and save it."""
    markers = Markers()
    for place in AUDIENCES:
        name = place.split(".")[0]
        if "." in place or name in SHAPED:
            continue
        field = lesson._meta.get_field(name)
        text = markers.word(place)
        setattr(lesson, name, f"<p>{text}</p>" if isinstance(field, RichTextField) else text)
    for field in lesson._meta.get_fields():
        if isinstance(field, StreamField):
            raw = _filled(field.stream_block, field.name, markers)
            setattr(lesson, field.name, field.stream_block.to_python(raw))
    lesson.lesson_outcomes = [
        LessonOutcome(i_can=markers.word("lesson_outcomes.i_can"), outcome=OutcomeFactory(age_band=lesson.age_band))
    ]
    lesson.lesson_statements = [
        LessonStatement(statement=StatementFactory(), note=markers.word("lesson_statements.note"))
    ]
    lesson.save()
    return markers


def _filled(block: Any, place: str, markers: Markers) -> Any:
    if isinstance(block, ImageBlock):
        return {"image": PictureFactory().pk, "decorative": False, "alt_text": markers.word(place)}
    if isinstance(block, SnippetChooserBlock):
        return SourceFactory(what=markers.word(place)).pk
    if isinstance(block, blocks.StreamBlock):
        return [
            {"type": name, "value": _filled(child, f"{place}.{name}", markers)}
            for name, child in block.child_blocks.items()
        ]
    if isinstance(block, blocks.StructBlock):
        return {name: _filled(child, f"{place}.{name}", markers) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        return [_filled(block.child_block, place, markers)] * 2
    if isinstance(block, blocks.RichTextBlock):
        return f"<p>{markers.word(place)}</p>"
    if isinstance(block, blocks.IntegerBlock):
        return 3
    if isinstance(block, blocks.BooleanBlock):
        return True
    if isinstance(block, blocks.ChoiceBlock):
        return CHOSEN[place.rsplit(".", 1)[-1]]
    return markers.word(place)
