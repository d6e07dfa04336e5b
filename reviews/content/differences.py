"""What differs between two states of a page, block by block and word by word, for somebody who signed the first."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import prefetch_related_objects
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from ..content_paths import editor_place
from .canonical import Canon, child_field_names
from .pairing import Item, Pair, pairs
from .parts import is_child_relation, part_labels, parts_file, parts_for
from .pictures import pictures_in_words
from .references import name_of
from .spoken import block_in_words, field_in_words, in_words, row_in_words
from .word_runs import Run, side_by_side

Kind = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. ``label`` is the place as the editor names it; a side that has nothing there is empty.

    Of something that only moved, each side is its place and its first words.
    """

    part: str
    field: str
    label: str
    kind: Kind
    before: list[Run]
    after: list[Run]


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in both states: what stood before it may have come or gone."""

    before: str
    after: str

    def step(self, before: int | str | None, after: int | str | None) -> "_Place":
        """The place of something inside: a name, or a position from zero; None where there is none."""
        return _Place(_step(self.before, before), _step(self.after, after))


@dataclass(frozen=True, slots=True)
class _Found:
    """A difference before its words stand side by side."""

    place: _Place
    kind: Kind
    before: str
    after: str


def differences(before: Page, after: Page, parts: Collection[str]) -> list[Difference]:
    """The differences in ``parts``, in the order of parts and fields.

    Both pages are of one type, in any state: drafts, revisions, rows. Raises ``TypeError`` when the types differ and
    ``ValueError`` for a part that doesn't exist; one that the type doesn't have is empty.
    """
    if type(before) is not type(after):
        raise TypeError(f"{type(before).__name__} and {type(after).__name__} have no parts in common.")
    if unknown := set(parts) - set(part_labels()):
        raise ValueError(f"There is no part “{min(unknown)}”.")
    model: Any = type(before)
    held = parts_for(model).fields
    found = []
    for part in part_labels():
        if part not in parts:
            continue
        for name in held.get(part, ()):
            found += [_spoken(one, part, name, before, after) for one in _field(before, after, name)]
        if part == parts_file().pictures_part:
            found += [_spoken(one, part, "", before, after) for one in _pictures(before, after)]
    return found


def _spoken(one: _Found, part: str, name: str, before: Page, after: Page) -> Difference:
    page, place = (before, one.place.before) if one.kind == "removed" else (after, one.place.after)
    label = editor_place(page, place).name if name else place.replace(".", " ")
    runs = side_by_side(one.before, one.after)
    return Difference(part=part, field=name, label=label, kind=one.kind, before=runs[0], after=runs[1])


def _field(before: Any, after: Any, name: str) -> Iterator[_Found]:
    field = type(before)._meta.get_field(name)
    place = _Place(name, name)
    if is_child_relation(field):
        yield from _rows(before, after, name, field)
    elif field.many_to_many:
        sides = [[name_of(row) for row in getattr(page, name).all()] for page in (before, after)]
        yield from _unordered(place, sides[0], sides[1])
    elif isinstance(field, StreamField):
        yield from _block(getattr(after, name).stream_block, getattr(before, name), getattr(after, name), place)
    elif Canon().field(before, name) != Canon().field(after, name):
        words = [field_in_words(page, name) for page in (before, after)]
        yield _leaf(place, words, [getattr(page, field.attname) for page in (before, after)])


def _block(block: Any, before: Any, after: Any, place: _Place) -> Iterator[_Found]:
    """Differences inside a block that both states have."""
    if Canon().block(block, before) == Canon().block(block, after):
        return
    if isinstance(block, blocks.StructBlock) and not isinstance(block, ImageBlock):
        for name, child in block.child_blocks.items():
            yield from _block(child, (before or {}).get(name), (after or {}).get(name), place.step(name, name))
    elif isinstance(block, blocks.StreamBlock | blocks.ListBlock):
        yield from _items(_items_of(block, before), _items_of(block, after), place)
    else:
        sources = [getattr(value, "source", value) for value in (before, after)]
        yield _leaf(place, [block_in_words(block, value) for value in (before, after)], sources)


def _items(before: list[Item], after: list[Item], place: _Place) -> Iterator[_Found]:
    found = pairs(before, after, lambda item: Canon().block(item.block, item.value))
    yield from _outside(found, before, after, place, lambda item: block_in_words(item.block, item.value))
    for old, new, there in _inside(found, before, after, place):
        yield from _block(new.block, old.value, new.value, there)


def _items_of(block: Any, value: Any) -> list[Item]:
    if isinstance(block, blocks.StreamBlock):
        return [Item(child.id, child.block_type, child.block, child.value) for child in value or ()]
    bound = getattr(value, "bound_blocks", None)
    if bound is None:
        return [Item(None, "item", block.child_block, one) for one in value or ()]
    return [Item(child.original_id, "item", child.block, child.value) for child in bound]


def _rows(before: Any, after: Any, name: str, relation: Any) -> Iterator[_Found]:
    """Rows that belong to the page. Those without an order are compared by what they say."""
    model, place = relation.related_model, _Place(name, name)
    columns = child_field_names(model, relation.field.name)
    sides = [list(getattr(page, name).all()) for page in (before, after)]
    for rows in sides:
        prefetch_related_objects(rows, *(column for column in columns if model._meta.get_field(column).is_relation))
    if not any(field.name == "sort_order" for field in model._meta.concrete_fields):
        said = [[row_in_words(row, columns) for row in rows] for rows in sides]
        yield from _unordered(place, said[0], said[1])
        return
    old, new = ([Item(row.pk, "row", None, row) for row in rows] for rows in sides)
    found = pairs(old, new, lambda item: [Canon().field(item.value, column) for column in columns])
    yield from _outside(found, old, new, place, lambda item: row_in_words(item.value, columns))
    for one, other, there in _inside(found, old, new, place):
        for column in columns:
            if Canon().field(one.value, column) != Canon().field(other.value, column):
                spoken = [field_in_words(item.value, column) for item in (one, other)]
                yield _leaf(there.step(column, column), spoken, spoken)


def _unordered(place: _Place, before: list[str], after: list[str]) -> Iterator[_Found]:
    for words in sorted(set(before) - set(after)):
        yield _Found(place, "removed", words, "")
    for words in sorted(set(after) - set(before)):
        yield _Found(place, "added", "", words)


def _pictures(before: Any, after: Any) -> Iterator[_Found]:
    """Every picture of both pages, with its file, alt text, credit and licence."""
    place = _Place("Picture", "Picture")
    old, new = (
        [Item(key, "picture", None, words) for key, words in pictures_in_words(page)] for page in (before, after)
    )
    found = pairs(old, new, lambda item: item.value)
    yield from _outside(found, old, new, place, lambda item: str(item.value))
    for one, other, there in _inside(found, old, new, place):
        if one.value != other.value:
            yield _leaf(there, [one.value, other.value], [one.value, other.value])


def _outside(
    found: list[Pair], before: list[Item], after: list[Item], place: _Place, words: Callable[[Item], str]
) -> Iterator[_Found]:
    """What was added, removed or moved as a whole."""
    for old, new, moved in found:
        there = place.step(old, new)
        if old is None and new is not None:
            yield _Found(there, "added", "", words(after[new]))
        elif new is None and old is not None:
            yield _Found(there, "removed", words(before[old]), "")
        elif moved and old is not None and new is not None:
            firsts = [words(item).split("\n")[0] for item in (before[old], after[new])]
            yield _Found(there, "moved", f"{old + 1}. {firsts[0]}", f"{new + 1}. {firsts[1]}")


def _inside(
    found: list[Pair], before: list[Item], after: list[Item], place: _Place
) -> Iterator[tuple[Item, Item, _Place]]:
    """What both states have, in the order of the later one."""
    for old, new, _ in found:
        if old is not None and new is not None:
            yield before[old], after[new], place.step(old, new)


def _leaf(place: _Place, words: list[str], sources: list[Any]) -> _Found:
    """Two values with no blocks inside. Where both read the same, such as with bold alone, they show their markup."""
    before, after = words if words[0] != words[1] else [in_words(source) for source in sources]
    kind: Kind = "changed" if before and after else "added" if after else "removed"
    return _Found(place, kind, before, after)


def _step(place: str, part: int | str | None) -> str:
    if part is None:
        return place
    return f"{place}.{part + 1}" if isinstance(part, int) else f"{place}.{part}"
