"""Errors put where they belong inside a StreamField, so that the editor shows them beside the very block."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock


@dataclass(slots=True)
class _Branch:
    """Messages of a block, and of the parts inside it."""

    messages: list[str] = field(default_factory=list)
    parts: dict[str, "_Branch"] = field(default_factory=dict)

    def add(self, way: list[str], message: str) -> None:
        if way:
            self.parts.setdefault(way[0], _Branch()).add(way[1:], message)
        else:
            self.messages.append(message)

    def everything(self) -> list[str]:
        return [*self.messages, *(message for part in self.parts.values() for message in part.everything())]


def stream_error(value: Any, messages: Iterable[tuple[str, str]]) -> ValidationError:
    """One error for a StreamField's ``value`` that says each message at its block.

    ``messages`` are (place inside the field, message): "3.script", positions from one; an empty place is the field
    itself. A place that does not exist is said at the nearest block that does.
    """
    root = _Branch()
    for place, message in messages:
        root.add(place.split(".") if place else [], message)
    return _error(value.stream_block, value, root)


def _error(block: Any, value: Any, branch: _Branch) -> ValidationError:
    if isinstance(block, ImageBlock):
        return StructBlockValidationError(block_errors={"alt_text": ValidationError(branch.everything())})
    if isinstance(block, blocks.StructBlock):
        known = {name: part for name, part in branch.parts.items() if name in block.child_blocks}
        errors = {name: _error(block.child_blocks[name], value and value.get(name), known[name]) for name in known}
        return StructBlockValidationError(block_errors=errors, non_block_errors=_rest(branch, known))
    if isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        items = {str(position): item for position, item in enumerate(_items(block, value), start=1)}
        known = {position: part for position, part in branch.parts.items() if position in items}
        by_index = {
            int(position) - 1: _error(items[position].block, items[position].value, part)
            for position, part in known.items()
        }
        kind = StreamBlockValidationError if isinstance(block, blocks.StreamBlock) else ListBlockValidationError
        return kind(block_errors=by_index, non_block_errors=_rest(branch, known))
    return ValidationError(branch.everything())


def _items(block: Any, value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value.bound_blocks if isinstance(block, blocks.ListBlock) else value)


def _rest(branch: _Branch, known: dict[str, _Branch]) -> list[str]:
    """What is said at the block itself, and what is meant for parts that it does not have."""
    lost = [part for name, part in branch.parts.items() if name not in known]
    return [*branch.messages, *(message for part in lost for message in part.everything())]
