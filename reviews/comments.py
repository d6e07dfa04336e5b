"""What reviewers suggest at places of a page: which places there are, and keeping what was written."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import transaction
from wagtail.fields import StreamField
from wagtail.models import Page

from .content.parts import parts_for
from .content_paths import editor_place
from .models import Assignment, ReviewComment, ReviewerIdentity

LONGEST = 2000
# What the name of a box in a form starts with; the place follows.
BOX = "comment:"
WHOLE_PAGE = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A field, a block or a row of a page. ``words`` are what stands there, for those who comment beside them."""

    place: str
    name: str
    words: str

    @property
    def box(self) -> str:
        """The name of its box in a form."""
        return f"{BOX}{self.place}"


def places_of(page: Any) -> list[tuple[str, str]]:
    """(place, name) of everything that can be commented on, in the order of the page; first the page as a whole."""
    return [(place.place, place.name) for place in places_with_words(page)]


def places_with_words(page: Any, *, parts: list[str] | None = None) -> list[Place]:
    """The places of ``page`` with their words; with ``parts`` only those of these parts, and the whole page."""
    words = defaultdict(list)
    for passage in page.passages():
        words[_place_of(passage.place)].append(passage.text)
    places = [
        Place(place, editor_place(page, place).name, "\n".join(words[place]))
        for place in _in_order(page, list(words))
        if parts is None or part_of(page, place) in parts
    ]
    return [Place(WHOLE_PAGE, "The whole page", ""), *places]


def part_of(page: Page, place: str) -> str:
    """The part of ``page`` that a place is in; empty for the page as a whole."""
    model: Any = type(page)
    return parts_for(model).part_of(place.split(".")[0])


def comments_in(data: Mapping[str, Any]) -> dict[str, str]:
    """The comments of a form that was sent, by place; empty ones too, because a comment may be taken back."""
    boxes = [name for name in data if name.startswith(BOX)]
    return {name.removeprefix(BOX)[:255]: _typed(data[name]) for name in boxes}


def comments_of(*, assignment: Assignment, identity: ReviewerIdentity) -> dict[str, str]:
    """What somebody has written at this seat and the editors have not answered, by place."""
    mine = ReviewComment.objects.filter(assignment=assignment, identity=identity, answered_at=None)
    return {comment.place: comment.words for comment in mine}


def too_long(comments: Mapping[str, str]) -> dict[str, str]:
    """By place what is wrong with the comments that nobody could keep."""
    return {
        place: f"A comment has {LONGEST:,} letters at most; this one has {len(words):,}."
        for place, words in comments.items()
        if len(words) > LONGEST
    }


@transaction.atomic
def keep_comments(
    *, assignment: Assignment, identity: ReviewerIdentity, page: Any, comments: Mapping[str, str]
) -> None:
    """Keep what somebody writes at a seat: one comment a place, the newest words; an empty one takes it back.

    A comment that the editors have answered stays as it is. Raises ``ValidationError`` for one that is too long.
    """
    if problems := too_long(comments):
        raise ValidationError(list(problems.values()))
    mine = ReviewComment.objects.filter(assignment=assignment, identity=identity, answered_at=None)
    known = {comment.place: comment for comment in mine}
    for place, words in comments.items():
        comment = known.get(place)
        if comment is None and words:
            name = editor_place(page, place).name[:255]
            ReviewComment.objects.create(
                assignment=assignment, identity=identity, place=place, place_name=name, words=words
            )
        elif comment is not None and not words:
            comment.delete()
        elif comment is not None and comment.words != words:
            comment.words = words
            comment.save(update_fields=["words"])


def _typed(words: Any) -> str:
    """As it was typed: browsers send two characters for a line end, and no database keeps a null."""
    return str(words).replace("\r\n", "\n").replace("\x00", "").strip()


def _place_of(place: str) -> str:
    """The field that ``place`` lies in, or the block or row of the field."""
    field, *rest = place.split(".")
    return ".".join([field, *rest[:1]])


def _in_order(page: Any, places: list[str]) -> Iterator[str]:
    """``places`` field by field, and beside them blocks without words, such as a picture that only decorates."""
    done = set()
    for name in dict.fromkeys([place.split(".")[0] for place in places] + _streams(page)):
        if name in done:
            continue
        done.add(name)
        if _is_stream(page, name):
            yield from (f"{name}.{position}" for position, _ in enumerate(getattr(page, name), start=1))
        else:
            yield from (place for place in places if place.split(".")[0] == name)


def _streams(page: Any) -> list[str]:
    return [field.name for field in page._meta.get_fields() if isinstance(field, StreamField)]


def _is_stream(page: Any, name: str) -> bool:
    try:
        return isinstance(page._meta.get_field(name), StreamField)
    except FieldDoesNotExist:
        return False
