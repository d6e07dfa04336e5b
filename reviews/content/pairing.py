"""Which block of one state of a page is which block of another."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple


class Item(NamedTuple):
    """A block or a row among others: ``key`` is its id, if it has one; only items of one ``kind`` can be the same."""

    key: Any
    kind: str
    block: Any
    value: Any


class Pair(NamedTuple):
    """Positions from zero; None where the item was added or removed. ``moved``: others kept their order around it."""

    before: int | None
    after: int | None
    moved: bool


def pairs(before: Sequence[Item], after: Sequence[Item], content: Callable[[Item], Any]) -> list[Pair]:
    """The items in the order of ``after``, removed ones where they were.

    They are matched by id, then by equal ``content``, then by position, then in order.
    """
    matched: dict[int, int] = {}
    left = list(range(len(before)))
    for same in _ways(before, after, content, matched):
        for place in range(len(after)):
            if place in matched:
                continue
            found = next(
                (old for old in left if before[old].kind == after[place].kind and same(old, place)),
                None,
            )
            if found is not None:
                matched[place] = found
                left.remove(found)
        # The next way costs more, and may not be needed.
        if not left or len(matched) == len(after):
            break
    kept = _longest_rising([matched[place] for place in sorted(matched)])
    rows = [
        (float(place), Pair(matched.get(place), place, _moved(matched, place, kept))) for place in range(len(after))
    ]
    places = {old: place for place, old in matched.items()}
    for old in left:
        anchor = max((places[earlier] for earlier in places if earlier < old), default=-1)
        rows.append((anchor + 0.5, Pair(old, None, False)))
    return [pair for _, pair in sorted(rows, key=lambda row: row[0])]


def _ways(
    before: Sequence[Item], after: Sequence[Item], content: Callable[[Item], Any], matched: dict[int, int]
) -> Iterator[Callable[[int, int], bool]]:
    yield lambda old, new: bool(after[new].key) and before[old].key == after[new].key
    contents = [content(item) for item in before], [content(item) for item in after]
    yield lambda old, new: contents[0][old] == contents[1][new]
    yield lambda old, new: old == new
    # Two ids that differ are two blocks, unless one stands where the other stood.
    yield lambda old, new: not (before[old].key and after[new].key) and _same_neighbour(matched, old, new)


def _same_neighbour(matched: dict[int, int], old: int, new: int) -> bool:
    """Whether the nearest matched item before both is the same."""
    earlier = max((one for one in matched.values() if one < old), default=None)
    return earlier == matched.get(max((one for one in matched if one < new), default=-1))


def _moved(matched: dict[int, int], place: int, kept: set[int]) -> bool:
    return place in matched and matched[place] not in kept


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """The members of a longest rising subsequence: what kept its order. The rest was moved."""
    ends: list[int] = []
    chains: list[list[int]] = []
    for number in numbers:
        place = bisect_left(ends, number)
        chain = [*(chains[place - 1] if place else []), number]
        ends[place : place + 1] = [number]
        chains[place : place + 1] = [chain]
    return set(chains[-1]) if chains else set()
