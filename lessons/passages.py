"""Every stretch of text of a lesson, with who may read it and where it stands."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock

from wording.passages import Passage

from .audiences import AUDIENCES

if TYPE_CHECKING:
    from .models import LessonPage

# Blocks that quote words in order to correct them, and the one part that does.
QUOTED_PART = {"critique": "words", "misconception": "statement"}
# Kept by Wagtail for itself: copies of the title and slug, and nothing that anybody writes.
BOOKKEEPING = frozenset({"draft_title", "url_path", "path", "translation_key"})


def passages(lesson: "LessonPage") -> Iterator[Passage]:
    """Stretches of plain text in the order of ``AUDIENCES``; a paragraph and a list item end with a line break."""
    language = lesson.locale.language_code if lesson.locale_id else "en"
    for name in dict.fromkeys(place.split(".")[0] for place in AUDIENCES):
        for place, where, block_type, text in _texts(lesson, name):
            if text.strip():
                yield Passage(
                    text=text.strip(), audiences=AUDIENCES[place], place=where, block_type=block_type, language=language
                )


def text_places(model: type["LessonPage"]) -> Iterator[str]:
    """Every place of ``model`` that can hold words, whether or not anybody said who may read it."""
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            yield from _block_places(field.stream_block, field.name)
        elif (
            isinstance(field, models.CharField | models.TextField)
            and not field.choices
            and field.name not in BOOKKEEPING
        ):
            yield field.name
        elif field.one_to_many and _is_part(field):
            for part in field.related_model._meta.get_fields():
                if isinstance(part, models.CharField | models.TextField) and not part.choices:
                    yield f"{field.get_accessor_name()}.{part.name}"


def plain_text(html: str) -> str:
    """The words of rich text, a line each for a paragraph and a list item."""
    soup = BeautifulSoup(html or "", "html.parser")
    for end in soup.find_all(["br", "p", "li", "h2", "h3", "h4"]):
        end.append("\n")
    return "\n".join(line.strip() for line in soup.get_text().splitlines() if line.strip())


def _is_part(relation: Any) -> bool:
    """Whether a relation leads to rows that are saved with the lesson, such as its outcomes."""
    return isinstance(getattr(relation, "field", None), ParentalKey) and relation.related_model.__module__.startswith(
        "lessons."
    )


def _texts(lesson: "LessonPage", name: str) -> Iterator[tuple[str, str, str, str]]:
    """(place, where with positions, block type, plain text) for each text of the field ``name``."""
    value = getattr(lesson, name)
    field = lesson._meta.get_field(name)
    if isinstance(field, StreamField):
        yield from _block_texts(value.stream_block, value, name, name, name)
    elif isinstance(field, RichTextField):
        yield name, name, "field", plain_text(value)
    elif field.one_to_many:
        for position, part in enumerate(value.all(), start=1):
            for place in (place for place in AUDIENCES if place.startswith(f"{name}.")):
                attribute = place.split(".")[1]
                yield place, f"{name}.{position}.{attribute}", "field", getattr(part, attribute) or ""
    else:
        yield name, name, "field", value or ""


def _block_texts(block: Any, value: Any, place: str, where: str, kind: str) -> Iterator[tuple[str, str, str, str]]:
    if value is None:
        return
    if isinstance(block, ImageBlock):
        yield place, where, "picture", value.contextual_alt_text or ""
    elif isinstance(block, blocks.StreamBlock):
        for position, child in enumerate(value, start=1):
            step = f"{place}.{child.block_type}"
            yield from _block_texts(child.block, child.value, step, f"{where}.{position}", child.block_type)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _block_texts(child, value.get(name), f"{place}.{name}", f"{where}.{name}", _quoting(kind, name))
    elif isinstance(block, blocks.ListBlock):
        for position, item in enumerate(value, start=1):
            yield from _block_texts(block.child_block, item, place, f"{where}.{position}", kind)
    elif isinstance(block, blocks.RichTextBlock):
        yield place, where, kind, plain_text(value.source)
    elif _holds_words(block):
        yield place, where, kind, str(value)


def _quoting(kind: str, name: str) -> str:
    """The kind of a struct's child: checks are lenient only with the very words that are quoted to be corrected."""
    if name == "off_track":
        return "off_track"
    if kind in QUOTED_PART:
        return kind if name == QUOTED_PART[kind] else "prose"
    return kind


def _block_places(block: Any, place: str) -> Iterator[str]:
    if isinstance(block, ImageBlock):
        yield place
    elif isinstance(block, blocks.StreamBlock | blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _block_places(child, f"{place}.{name}")
    elif isinstance(block, blocks.ListBlock):
        yield from _block_places(block.child_block, place)
    elif isinstance(block, blocks.RichTextBlock) or _holds_words(block):
        yield place


def _holds_words(block: Any) -> bool:
    return not isinstance(block, blocks.ChoiceBlock | blocks.BooleanBlock | blocks.IntegerBlock)
