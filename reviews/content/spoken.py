"""Values of fields and blocks in words, as a reviewer reads them: yes and no, the label of a choice, "Topic: …"."""

import json
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from wagtail import blocks
from wagtail.fields import RichTextField
from wagtail.images.blocks import ImageBlock

from checks.passages import plain_text

from .references import name_of


def field_in_words(owner: Any, name: str) -> str:
    """A field that holds no blocks and leads to no many rows."""
    field = owner._meta.get_field(name)
    if field.is_relation:
        try:
            return name_of(getattr(owner, name))
        except ObjectDoesNotExist:
            return f"{field.verbose_name} that is gone"
    value = getattr(owner, name)
    if isinstance(field, RichTextField):
        return plain_text(value or "")
    return str(dict(field.flatchoices).get(value) or in_words(value)) if field.choices else in_words(value)


def row_in_words(row: models.Model, names: Iterable[str]) -> str:
    """A row that belongs to the page, a line each for what it says."""
    return "\n".join(filter(None, (field_in_words(row, name) for name in names)))


def block_in_words(block: Any, value: Any) -> str:
    """A block and everything inside it, a line each; what is empty is left out."""
    if value is None:
        return ""
    if isinstance(block, ImageBlock):
        alt_text = "decorative" if value.decorative else f"alt text: {value.contextual_alt_text or value.description}"
        return f"{name_of(value)}, {alt_text}"
    if isinstance(block, blocks.StreamBlock):
        return _lines(block_in_words(child.block, child.value) for child in value)
    if isinstance(block, blocks.StructBlock):
        return _lines(
            f"{label_of(child)}: {words}"
            for name, child in block.child_blocks.items()
            if (words := block_in_words(child, value.get(name)))
        )
    if isinstance(block, blocks.ListBlock):
        return _lines(block_in_words(block.child_block, item) for item in value)
    if isinstance(block, blocks.RichTextBlock):
        return plain_text(getattr(value, "source", value) or "")
    if isinstance(value, models.Model):
        return name_of(value)
    return _chosen(block, value) or in_words(block.get_prep_value(value))


def in_words(value: Any) -> str:
    """A plain value: text as it is, yes or no, a list with commas."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple) and all(isinstance(one, str | int) for one in value):
        return ", ".join(str(one) for one in value)
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    return str(value)


def label_of(block: Any) -> str:
    """What the editor calls a block."""
    return str(block.label or block.name.replace("_", " ").capitalize())


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(filter(None, texts))


def _chosen(block: Any, value: Any) -> str:
    choices = getattr(getattr(block, "field", None), "choices", None) if isinstance(block, blocks.ChoiceBlock) else None
    for key, label in choices or ():
        options = label if isinstance(label, list | tuple) else [(key, label)]
        for option, name in options:
            if option == value:
                return str(name)
    return ""
