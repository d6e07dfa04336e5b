"""What of a page was signed, as hashes: one for each part, and one over all of them.

A hash is of the page as it stands in memory, whether that is a draft, a revision or the public page: the same words
give the same hash. It covers what the page prints from elsewhere as well, by its words (``references.py``).
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from .canonical import Canon, Picture, Rows
from .parts import PageParts, parts_file, parts_for
from .references import Chosen, RowsInHand, Words, words_of

# Raise it with every change of what a hash is made from: a new part, another way to write a value. Every hash then
# differs from those that were signed, which is true: they were signed under another recipe.
RECIPE = 1


def part_hashes(page: Page, *, rows: RowsInHand | None = None) -> dict[str, str]:
    """The hash (SHA-256 in hex) of each part that the page's type has, in the order of ``part_labels()``.

    ``page`` is of its own type (``page.specific``), saved or not. ``rows``: what it links to, fresh from the database;
    the others are fetched. Raises ``BrokenPartsError`` for a type without parts.
    """
    return _hashes(page, without_fields=frozenset(), rows=rows or {})


def content_hash(hashes: Mapping[str, str]) -> str:
    """One hash over the hashes of all parts, in whatever order they stand."""
    return _digest({"recipe": RECIPE, "parts": dict(sorted(hashes.items()))})


def content_hash_without_address(page: Page) -> str:
    """One hash over all that an alias shares with its source: everything but the address and the code."""
    own = parts_file().own_to_each_copy
    hashes = _hashes(page, without_fields=frozenset(own.fields), rows={})
    return content_hash({part: one for part, one in hashes.items() if part not in own.parts})


def _hashes(page: Page, *, without_fields: Collection[str], rows: RowsInHand) -> dict[str, str]:
    model: Any = type(page)
    parts = parts_for(model)
    canon = Canon()
    values = {
        part: {name: canon.field(page, name) for name in names if name not in without_fields}
        for part, names in parts.fields.items()
    }
    elsewhere = _printed_from_elsewhere(page, parts)
    encoder = _encoder(words_of(canon.chosen, rows=rows))
    hashes = {
        part: _digest(
            {"recipe": RECIPE, "type": parts.label, "part": part, "fields": fields, "also": elsewhere.get(part, [])},
            encoder,
        )
        for part, fields in values.items()
    }
    pictures = parts_file().pictures_part
    if _can_hold_pictures(model):
        shown = [_PictureInFull(picture) for picture in canon.pictures]
        whole = {"recipe": RECIPE, "type": parts.label, "part": pictures, "fields": shown}
        hashes[pictures] = _digest(whole, encoder)
    return {part: hashes[part] for part in parts_file().parts if part in hashes}


def _printed_from_elsewhere(page: Any, parts: PageParts) -> dict[str, list[list[str]]]:
    """Part by part, the place and text of each passage that the page prints and doesn't hold."""
    if not parts.elsewhere:
        return {}
    # A page that knows its own from the others says so: to read a whole lesson for the words of its tools takes long.
    told = getattr(page, "passages_from_elsewhere", page.passages)()
    passages = [(passage.place.split(".")[0], passage) for passage in told]
    return {
        part: [[passage.place, passage.text] for place, passage in passages if place in places]
        for part, places in parts.elsewhere.items()
    }


class _PictureInFull:
    """A picture for the part of pictures: with credit and licence beside what readers see."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture


def _encoder(words: Mapping[Chosen, Words]) -> type[json.JSONEncoder]:
    """Writes values as JSON, with the words of a row where it was chosen."""

    class Encoder(DjangoJSONEncoder):
        def default(self, o: Any) -> Any:
            if isinstance(o, Chosen):
                return words[o]
            if isinstance(o, Picture):
                shown = o.shown(words[o.chosen])
                return {name: shown[name] for name in ("file", "alt_text", "is_decorative")}
            if isinstance(o, _PictureInFull):
                return o.picture.shown(words[o.picture.chosen])
            if isinstance(o, Rows):
                ordered = [(order is None, order or 0, self.encode(row), row) for order, row in o.rows]
                return [row for *_, row in sorted(ordered, key=lambda one: one[:3])]
            return super().default(o)

    return Encoder


def _digest(value: Any, encoder: type[json.JSONEncoder] = DjangoJSONEncoder) -> str:
    # Letters beyond ASCII are escaped, so whatever somebody pasted can be written, a null byte included.
    text = json.dumps(value, cls=encoder, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


@cache
def _can_hold_pictures(model: type[models.Model]) -> bool:
    return any(
        _holds_picture(field.stream_block)
        if isinstance(field, StreamField)
        else field.is_relation and not field.auto_created and issubclass(field.related_model or Page, AbstractImage)
        for field in model._meta.get_fields()
    )


def _holds_picture(block: Any) -> bool:
    if isinstance(block, ImageBlock):
        return True
    if isinstance(block, blocks.ChooserBlock):
        return issubclass(block.model_class, AbstractImage)
    if isinstance(block, blocks.ListBlock):
        return _holds_picture(block.child_block)
    return any(_holds_picture(child) for child in getattr(block, "child_blocks", {}).values())
