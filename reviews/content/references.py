"""Rows that a page chooses and prints, by their own words: sources, outcomes, topics, bands, pictures.

The words are read fresh from the database, one query for each kind of row, so a row that was changed since the page
was loaded counts as changed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.utils.file import hash_filelike

from .parts import ReferenceWords, parts_file

# What of a page a link to it prints.
PAGE_WORDS = ("title", "slug")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A row that something points to. ``words`` go into a hash in its place."""

    model: type[models.Model]
    pk: Any


Words = dict[str, Any]

# (model, key) to row.
RowsInHand = Mapping[tuple[type[models.Model], Any], Any]


def words_of(chosen: Iterable[Chosen], *, rows: RowsInHand | None = None) -> dict[Chosen, Words]:
    """The words of every row, by what chose it. A row that is gone has no words, and that is said too.

    ``rows``: those that ``fresh_rows`` has just fetched, and that need not be fetched again.
    """
    known = rows or {}
    wanted: dict[type[models.Model], set[Chosen]] = defaultdict(set)
    for one in chosen:
        wanted[one.model].add(one)
    found = {}
    for model, ones in wanted.items():
        unknown = {one.pk for one in ones if (model, one.pk) not in known}
        fresh = {str(row.pk): row for row in fresh_rows(model, unknown)} if unknown else {}
        for one in ones:
            row = known.get((model, one.pk)) or fresh.get(str(one.pk))
            found[one] = _row_words(row) if row is not None else {"gone": model._meta.label}
    return found


def name_of(row: models.Model | None) -> str:
    """A row as reviewers read it: "Topic: Looking after yourself"; empty for none."""
    return f"{capfirst(str(row._meta.verbose_name))}: {row}" if row is not None else ""


def file_hash(row: Any) -> str:
    """The hash of a picture's or document's file, as stored or as it is; never written by reading."""
    if row.file_hash:
        return str(row.file_hash)
    try:
        with row.open_file() as file:
            return str(hash_filelike(file))
    # A file that is gone is said; a store that does not answer is an error, or every signature would seem to lapse.
    except (OSError, ValueError):
        return "no file"


@cache
def word_paths(model: type[models.Model]) -> tuple[str, ...]:
    """The paths of the words that stand for a row of ``model``: as the parts file says, or all that it holds."""
    said = _said(model)
    if said:
        return tuple(said.words)
    if issubclass(model, Page):
        return PAGE_WORDS
    return tuple(field.name for field in model._meta.concrete_fields if _holds_words(field))


def _said(model: type[models.Model]) -> ReferenceWords | None:
    return parts_file().references.get(model._meta.label)


def fresh_rows(model: type[models.Model], keys: Collection[Any]) -> "models.QuerySet[Any]":
    """The rows with these keys, with all that their words need."""
    joined, fetched = [], []
    for path in word_paths(model):
        head, _, rest = path.partition(".")
        if rest:
            joined.append(head)
        elif _is_many(model, head):
            fetched.append(head)
    rows = model._base_manager.filter(pk__in=keys).order_by().prefetch_related(*fetched)
    return rows.select_related(*joined) if joined else rows


def _row_words(row: models.Model) -> Words:
    if isinstance(row, AbstractImage):
        # Beside these, whoever chose the picture says what its alt text is.
        words = {name: getattr(row, name, "") for name in ("description", "credit", "licence")}
        return {"file": file_hash(row), **words}
    return {path: _word(row, path) for path in word_paths(type(row))}


def _word(row: Any, path: str) -> Any:
    if path == "file_hash":
        return file_hash(row)
    head, _, rest = path.partition(".")
    model: Any = type(row)
    value = getattr(row, head, None)
    if rest:
        return _word(value, rest) if value is not None else None
    if _is_many(model, head):
        return sorted(str(one) for one in value.all()) if value is not None else []
    return value if isinstance(value, bool | int | str | None) else str(value)


@cache
def _is_many(model: type[models.Model], name: str) -> bool:
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return bool(field.one_to_many or field.many_to_many)


def _holds_words(field: Any) -> bool:
    kept_by_code = getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    return not (field.is_relation or field.primary_key or kept_by_code)
