"""The parts that a page is made of, one by one, each with its place: for rules that look at more than words."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock


class Part(NamedTuple):
    """A block that holds no other blocks, with its value; a field of rich text counts as one.

    ``place`` stands as in ``Passage``: "reading.2.image".
    """

    place: str
    block: Any
    value: Any


def parts_of(page: Any) -> Iterator[Part]:
    """The parts of every StreamField and every field of rich text, in the order of the fields."""
    for field in page._meta.get_fields():
        if isinstance(field, RichTextField):
            yield Part(field.name, field, getattr(page, field.name) or "")
        elif isinstance(field, StreamField):
            value = getattr(page, field.name)
            yield from _leaves(value.stream_block, value, field.name)


def _leaves(block: Any, value: Any, place: str) -> Iterator[Part]:
    if value is None:
        return
    if isinstance(block, blocks.StreamBlock):
        for position, child in enumerate(value, start=1):
            yield from _leaves(child.block, child.value, f"{place}.{position}")
    elif isinstance(block, blocks.ListBlock):
        for position, item in enumerate(value, start=1):
            yield from _leaves(block.child_block, item, f"{place}.{position}")
    # A picture block is a struct as well, and its value is the picture itself.
    elif isinstance(block, blocks.StructBlock) and not isinstance(block, ImageBlock):
        for name, child in block.child_blocks.items():
            yield from _leaves(child, value.get(name), f"{place}.{name}")
    else:
        yield Part(place, block, value)
