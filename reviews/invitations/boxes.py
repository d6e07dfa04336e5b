"""The comment boxes of a seat: a box for each place of the page that it covers, by the part that the place is in."""

from dataclasses import dataclass
from typing import Any

from ..comments import WHOLE_PAGE, Place, part_of, places_with_words
from ..content.parts import part_labels
from ..models import ReviewSeat
from .decision_form import DecisionForm


@dataclass(frozen=True, slots=True)
class Box:
    """A place with what was typed beside it, and what is wrong with that."""

    place: Place
    typed: str
    problem: str


@dataclass(frozen=True, slots=True)
class Group:
    """The boxes of one part of the page."""

    label: str
    boxes: list[Box]


def boxes_for(page: Any, *, seat: ReviewSeat, form: DecisionForm) -> list[Group]:
    """Groups in the order of the parts; the page as a whole comes first."""
    groups: dict[str, list[Box]] = {WHOLE_PAGE: [], **{part: [] for part in part_labels()}}
    for place in places_with_words(page, parts=list(seat.parts)):
        box = Box(place, form.comments.get(place.place, ""), form.comment_errors.get(place.place, ""))
        groups[part_of(page, place.place)].append(box)
    labels = {WHOLE_PAGE: "The page as a whole"} | part_labels()
    return [Group(labels[part], boxes) for part, boxes in groups.items() if boxes]
