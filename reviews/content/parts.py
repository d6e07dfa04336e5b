"""Which part of a page a field belongs to: ``parts.yaml``, read strictly.

A sign-off names parts, so a field in no part would be a field that nobody signed. Reading therefore fails, with the
name of the field, for one that stands nowhere, stands twice, or doesn't exist.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.apps import apps
from django.db import models
from modelcluster.fields import ParentalKey
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from wagtail.models import Page

PARTS_FILE = Path(__file__).parent / "parts.yaml"

Fields = dict[str, list[str]]


class BrokenPartsError(ValueError):
    """``parts.yaml`` doesn't fit the models. The message names the page type and the field."""


class ReferenceWords(BaseModel):
    """The words that stand for a chosen row, as paths (``framework.name``), and the fields that don't count."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: list[str]
    left_out: list[str] = Field(default_factory=list)


class OwnToEachCopy(BaseModel):
    """What an alias has of its own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    parts: list[str]
    fields: list[str]


class PartsFile(BaseModel):
    """The file as it is written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    parts: dict[str, str]
    pictures_part: str
    bookkeeping: list[str]
    every_page: Fields
    pages: dict[str, Fields]
    twins: dict[str, str]
    own_to_each_copy: OwnToEachCopy
    printed_from_elsewhere: dict[str, Fields]
    references: dict[str, ReferenceWords]


@dataclass(frozen=True, slots=True)
class PageParts:
    """The parts of one page type. ``fields`` holds them in the file's order, each with its fields' names.

    ``elsewhere`` names, part by part, the places of ``passages()`` that the page prints and doesn't hold.
    """

    label: str
    fields: dict[str, tuple[str, ...]]
    elsewhere: dict[str, tuple[str, ...]]
    twins: dict[str, str]

    def part_of(self, name: str) -> str:
        """The part that a field belongs to; empty for bookkeeping and for what is no field."""
        held_as = self.twins.get(name, name)
        return next((part for part, names in self.fields.items() if held_as in names), "")


def part_labels() -> dict[str, str]:
    """Every part there is, in the order of reading, with the name that reviewers read."""
    return dict(parts_file().parts)


@cache
def parts_for(model: type[Page]) -> PageParts:
    """The parts of a page type. Raises ``BrokenPartsError`` when the file doesn't fit the model."""
    return fit(parts_file(), model)


def has_parts(model: type[Page]) -> bool:
    """Whether a page type can be signed at all."""
    return model._meta.label in parts_file().pages


@cache
def parts_file() -> PartsFile:
    """The file of the project."""
    return read(PARTS_FILE.read_text(encoding="utf-8"))


def read(text: str) -> PartsFile:
    """``text`` as a parts file. Raises ``BrokenPartsError`` for an unknown key, part, page type or row type."""
    try:
        found = PartsFile.model_validate(yaml.safe_load(text))
    except ValidationError as error:
        reasons = (f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        raise BrokenPartsError("; ".join(reasons)) from None
    known = set(found.parts)
    for label, fields in {"every_page": found.every_page, **found.pages, **found.printed_from_elsewhere}.items():
        for part in set(fields) - known:
            raise BrokenPartsError(f"{label}: there is no part “{part}”.")
    for part in {found.pictures_part, *found.own_to_each_copy.parts} - known:
        raise BrokenPartsError(f"There is no part “{part}”.")
    for label in (*found.pages, *found.printed_from_elsewhere, *found.references):
        _model(label)
    return found


def fit(found: PartsFile, model: type[Page]) -> PageParts:
    """The parts of ``model`` as ``found`` says them. Raises ``BrokenPartsError`` for a field where they differ."""
    label = model._meta.label
    if label not in found.pages:
        raise BrokenPartsError(f"{label} has no parts in parts.yaml, so nobody could sign it.")
    fields = {
        part: (*found.every_page.get(part, ()), *found.pages[label].get(part, ()))
        for part in found.parts
        if part in found.every_page or part in found.pages[label]
    }
    has = set(field_names(model))
    twins = {name: held_as for name, held_as in found.twins.items() if name in has}
    placed = [*found.bookkeeping, *twins, *(name for names in fields.values() for name in names)]
    _refuse(label, "stands twice in parts.yaml", {name for name in placed if placed.count(name) > 1})
    _refuse(label, "is in no part", has - set(placed))
    _refuse(label, "is in parts.yaml, and the page has no such field", set(placed) - has)
    _refuse(label, "is a second name for nothing", {name for name, held_as in twins.items() if held_as not in placed})
    elsewhere = {part: tuple(places) for part, places in found.printed_from_elsewhere.get(label, {}).items()}
    return PageParts(label=label, fields=fields, elsewhere=elsewhere, twins=twins)


def field_names(model: type[models.Model]) -> Iterator[str]:
    """Everything of ``model`` that is saved with it: columns, links to many, and rows that belong to it."""
    fields: list[Any] = model._meta.get_fields()
    for field in fields:
        if is_child_relation(field):
            yield field.get_accessor_name()
        elif field.concrete or (field.many_to_many and not field.auto_created):
            yield field.name


def is_child_relation(field: Any) -> bool:
    """Whether ``field`` leads to rows that are saved, revised and copied with the page, such as a lesson's outcomes."""
    return bool(field.one_to_many) and isinstance(getattr(field, "field", None), ParentalKey)


def _model(label: str) -> type[models.Model]:
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        raise BrokenPartsError(f"There is no model “{label}”.") from None


def _refuse(label: str, reason: str, names: set[str]) -> None:
    if names:
        raise BrokenPartsError(f"{label}: {', '.join(sorted(names))} {reason}.")
