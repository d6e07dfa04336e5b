"""A page in one plain shape, whichever way it came into memory: from its form, a revision or the database.

Blocks are walked by what they are (a stream, a struct, a list), never by name, so a new block is covered unasked.
Their ids are left out: they change while nothing does. What no reader can tell apart becomes the same: nothing and
empty text, the line endings of a browser, white space between paragraphs, the keys that the editor gives paragraphs.
"""

import html
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.images.models import AbstractImage

from .parts import is_child_relation
from .references import Chosen, Words

_TAG = re.compile(r"(<[^>]*>)")
_KEY = re.compile(r"""\sdata-block-key=("[^"]*"|'[^']*')""")
# A no-break space is not among them: somebody chose it.
_SPACE = re.compile(r"[ \t\r\n\f]+")
_AROUND_BLOCKS = re.compile(r" ?(</?(?:p|ul|ol|li|h[1-6]|hr|br|blockquote|div|embed)\b[^>]*>) ?")
_EMPTY_LINE = re.compile(r"(?:</?p/?>|<br/>)*")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture where it is shown. ``alt_text`` is None where the picture's own description speaks for it."""

    chosen: Chosen
    alt_text: str | None
    is_decorative: bool

    def shown(self, words: Words) -> Words:
        """The words of the row, with what this place says about the picture."""
        alt_text = words.get("description", "") if self.alt_text is None else self.alt_text
        return {"file": "gone", **words, "alt_text": alt_text, "is_decorative": self.is_decorative}


@dataclass(frozen=True, slots=True)
class Rows:
    """Values, each with its place in the order; those with the same place, or none, stand in the order of words."""

    rows: tuple[tuple[int | None, Any], ...]


class Canon:
    """Turns fields into plain values, and remembers the rows and pictures that it met, in order."""

    def __init__(self) -> None:
        self.chosen: list[Chosen] = []
        self.pictures: list[Picture] = []

    def field(self, owner: models.Model, name: str) -> Any:
        """The value of a field, of a link to many, or of rows that belong to ``owner``."""
        field: Any = owner._meta.get_field(name)
        if is_child_relation(field):
            return self._children(getattr(owner, name), field)
        if field.many_to_many:
            rows = getattr(owner, name).all()
            return Rows(tuple((None, self.row(field.related_model, row.pk)) for row in rows))
        if field.is_relation:
            return self.row(field.related_model, getattr(owner, field.attname))
        value = getattr(owner, name)
        if isinstance(field, StreamField):
            return self.block(value.stream_block, value)
        if isinstance(field, RichTextField):
            return rich_text(value)
        with suppress(ValidationError):
            value = field.to_python(value)
        return plain("" if value is None and isinstance(field, models.CharField | models.TextField) else value)

    def block(self, block: Any, value: Any) -> Any:
        """The value of a block and of everything inside it."""
        if isinstance(block, ImageBlock):
            alt_text, is_decorative = getattr(value, "contextual_alt_text", None), getattr(value, "decorative", False)
            return self._picture(type(value), getattr(value, "pk", None), alt_text, bool(is_decorative))
        if isinstance(block, blocks.StreamBlock):
            return [[child.block_type, self.block(child.block, child.value)] for child in value or ()]
        if isinstance(block, blocks.StructBlock):
            return {name: self.block(child, (value or {}).get(name)) for name, child in block.child_blocks.items()}
        if isinstance(block, blocks.ListBlock):
            return [self.block(block.child_block, item) for item in value or ()]
        if isinstance(block, blocks.RichTextBlock):
            return rich_text(getattr(value, "source", value))
        if isinstance(block, blocks.BooleanBlock):
            return bool(value)
        if isinstance(block, blocks.ChooserBlock) and isinstance(value, models.Model | None):
            return self.row(type(value), value.pk) if value is not None else ""
        stored = block.get_prep_value(value)
        return "" if stored is None else plain(stored)

    def row(self, model: type[models.Model], pk: Any) -> Any:
        """A chosen row, or nothing."""
        if pk is None:
            return ""
        if issubclass(model, AbstractImage):
            return self._picture(model, pk, None, False)
        return self._chosen(model, pk)

    def _picture(self, model: type[models.Model], pk: Any, alt_text: str | None, is_decorative: bool) -> Any:
        if pk is None:
            return ""
        picture = Picture(self._chosen(model, pk), None if alt_text is None else plain(alt_text), is_decorative)
        self.pictures.append(picture)
        return picture

    def _chosen(self, model: type[models.Model], pk: Any) -> Chosen:
        one = Chosen(model, pk)
        self.chosen.append(one)
        return one

    def _children(self, children: Any, relation: Any) -> Rows:
        names = child_field_names(relation.related_model, relation.field.name)
        return Rows(
            tuple(
                (getattr(row, "sort_order", None), {name: self.field(row, name) for name in names})
                for row in children.all()
            )
        )


def child_field_names(model: type[models.Model], parent: str) -> list[str]:
    """What a row that belongs to a page says, beside whose it is (``parent``) and where it stands."""
    kept = {"sort_order", "translation_key", "locale", parent}
    return [field.name for field in model._meta.concrete_fields if not field.primary_key and field.name not in kept]


@lru_cache(maxsize=4096)
def rich_text(source: str | None) -> str:
    """Rich text without what a load and a save may change: paragraph keys, spelling of entities, idle white space."""
    pieces = _TAG.split(source or "")
    pieces[0::2] = [_SPACE.sub(" ", html.escape(html.unescape(text), quote=False)) for text in pieces[0::2]]
    pieces[1::2] = [_tag(tag) for tag in pieces[1::2]]
    text = _AROUND_BLOCKS.sub(r"\1", "".join(pieces)).strip(" ")
    return "" if _EMPTY_LINE.fullmatch(text) else text


def plain(value: Any) -> Any:
    """Text with the line endings of Unix; anything else as it is."""
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def _tag(tag: str) -> str:
    tag = _SPACE.sub(" ", _KEY.sub("", tag)) if " " in tag or "\n" in tag else tag
    return "<br/>" if tag in {"<br>", "<br />"} else tag
