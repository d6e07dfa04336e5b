"""Where a passage's place is in the editor: the content path of its field or block there, and a name for it.

A place counts ("activities.3.script"), so it says where something stood when it was checked. A content path names a
block by its id ("activities.8f2c….script"), so it still leads there when an editor has put another block before it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.urls import reverse
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

# The part of a picture that holds words.
PICTURE_WORDS = "alt_text"


@dataclass(frozen=True, slots=True)
class EditorPlace:
    """A place in the editor. ``path`` and ``place`` have the same number of parts, one by its id, the other counted.

    ``name`` is what an editor reads: "Activities, activity 3, script".
    """

    path: str
    place: str
    name: str

    def address(self, page_id: int) -> str:
        """The address that opens the editor of a saved page here: Wagtail chooses the tab and scrolls there."""
        editor = reverse("wagtailadmin_pages:edit", args=[page_id])
        return f"{editor}#:w:contentpath={self.path}" if self.path else editor


@dataclass(frozen=True, slots=True)
class _Step:
    """One part of the way: ``key`` in the content path, ``part`` in the place, ``label`` in the name."""

    key: str
    part: str
    label: str


def editor_place(page: Page, place: str) -> EditorPlace:
    """Where ``place`` is in the editor of ``page`` as it stands in memory, or as near as it can be found.

    A place that leads nowhere, such as a block that was taken away, ends at what still holds it; an empty one is the
    page itself, with an empty path.
    """
    steps = list(_steps(page, place))
    labels = [step.label for step in steps if step.label]
    return EditorPlace(
        path=".".join(step.key for step in steps),
        place=".".join(step.part for step in steps),
        name=capfirst(", ".join(labels)) or "The whole page",
    )


def _steps(page: Page, place: str) -> Iterator[_Step]:
    name, *parts = place.split(".")
    try:
        field = page._meta.get_field(name)
    except FieldDoesNotExist:
        return
    label = getattr(field, "verbose_name", "") or name.replace("_", " ")
    yield _Step(name, name, str(label))
    if isinstance(field, StreamField):
        value = getattr(page, name)
        yield from _block_steps(value.stream_block, value, parts)
    elif field.one_to_many:
        yield from _part_steps(field.related_model, parts)


def _part_steps(model: Any, parts: list[str]) -> Iterator[_Step]:
    """Rows that are saved with the page: Wagtail gives them no path of their own, so their number stands in it."""
    for part in parts:
        if part.isdecimal():
            yield _Step(part, part, part)
        else:
            try:
                yield _Step(part, part, str(getattr(model._meta.get_field(part), "verbose_name", part)))
            except FieldDoesNotExist:
                return


def _block_steps(block: Any, value: Any, parts: list[str]) -> Iterator[_Step]:
    for part in parts:
        found = _child(block, value, part)
        if found is None:
            return
        key, label, block, value = found
        yield _Step(key, part, label)
    if isinstance(block, ImageBlock):
        yield _Step(PICTURE_WORDS, PICTURE_WORDS, "")


def _child(block: Any, value: Any, part: str) -> tuple[str, str, Any, Any] | None:
    """(key, label, block, value) of the part of a block, or None where there is no such part."""
    if isinstance(block, blocks.StructBlock):
        child = block.child_blocks.get(part)
        return child and (part, _label(child), child, value.get(part) if value else None)
    position = int(part) - 1 if part.isdecimal() else -1
    if position < 0 or not isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        return None
    items = value.bound_blocks if isinstance(block, blocks.ListBlock) and value is not None else value
    if items is None or position >= len(items):
        return None
    item = items[position]
    # A list's own label stands before the number already.
    label = part if isinstance(block, blocks.ListBlock) else f"{_label(item.block)} {part}"
    # An item of a list stored without ids has another one each time that it is read.
    key = item.original_id if isinstance(block, blocks.ListBlock) else item.id
    return key or part, label, item.block, item.value


def _label(block: Any) -> str:
    return str(block.label or block.name.replace("_", " ")).lower()
