"""Reference data into the database: what stands in the files is what is there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.db.models import ProtectedError

from .models import AgeBand, BandLabel, Framework, Outcome, Source, Statement, Strand, Topic
from .reference_files import Reference
from .usage import users_of


class StillUsed(Exception):
    """Something that left the files is in use; the message says what and where."""


@dataclass
class Loaded:
    """What happened to the rows of one model. ``stale`` are rows that the files no longer hold."""

    model: type[models.Model]
    total: int = 0
    created: int = 0
    changed: int = 0
    removed: int = 0
    stale: list[models.Model] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.total} {self.model._meta.verbose_name_plural}: "
            f"{self.created} new, {self.changed} changed, {self.removed} removed"
        )


@transaction.atomic
def load_reference(*, reference: Reference) -> list[Loaded]:
    """Make the database agree with ``reference``, by code. Safe to repeat: a second run changes nothing.

    Raises ``StillUsed`` and changes nothing when a row that left the files is in use.
    """
    results = [load(reference) for load in IN_ORDER]
    for result in reversed(results):
        _remove_stale(result)
    return results


def _bands(reference: Reference) -> Loaded:
    rows = (row.model_dump() | {"order": order} for order, row in enumerate(reference.bands, start=1))
    return _sync(AgeBand, ("code",), rows)


def _labels(reference: Reference) -> Loaded:
    bands = _by_code(AgeBand)
    rows = (
        {"band": bands[code], "jurisdiction": place, "label": label, "sort": sort}
        for sort, (place, labels) in enumerate(reference.labels.items(), start=1)
        for code, label in labels.items()
    )
    return _sync(BandLabel, ("band_id", "jurisdiction"), rows)


def _strands(reference: Reference) -> Loaded:
    rows = (row.model_dump() | {"order": order} for order, row in enumerate(reference.strands, start=1))
    return _sync(Strand, ("code",), rows)


def _outcomes(reference: Reference) -> Loaded:
    bands, strands = _by_code(AgeBand), _by_code(Strand)
    rows = (
        {
            "code": row.code,
            "strand": strands[row.strand],
            "age_band": bands[row.band],
            "text": row.text,
            "is_starter": row.starter,
        }
        for row in reference.outcomes
    )
    return _sync(Outcome, ("code",), rows)


def _topics(reference: Reference) -> Loaded:
    bands = _by_code(AgeBand)
    rows = (
        {
            "slug": row.slug,
            "name": row.label,
            "is_sensitive": row.is_sensitive,
            "floor": bands[row.floor] if row.floor else None,
            "public_slug": row.public_slug or "",
            "public_label": row.public_label or "",
        }
        for row in reference.topics
    )
    return _sync(Topic, ("slug",), rows)


def _sources(reference: Reference) -> Loaded:
    empty = {"author": "", "publisher": "", "address": ""}
    rows = (
        empty | row.model_dump(exclude_none=True) | {"year": row.year, "order": order}
        for order, row in enumerate(reference.sources, start=1)
    )
    return _sync(Source, ("code",), rows)


def _frameworks(reference: Reference) -> Loaded:
    sources = _by_code(Source)
    rows = (
        row.model_dump() | {"order": order, "sources": [sources[code] for code in row.sources]}
        for order, row in enumerate(reference.frameworks, start=1)
    )
    return _sync(Framework, ("code",), rows)


def _statements(reference: Reference) -> Loaded:
    bands, strands, frameworks = _by_code(AgeBand), _by_code(Strand), _by_code(Framework)
    rows = (
        row.model_dump(exclude={"bands"})
        | {
            "framework": frameworks[row.framework],
            "order": order,
            "age_bands": [bands[code] for code in row.bands],
            "strands": [strands[code] for code in row.strands],
        }
        for order, row in enumerate(reference.statements, start=1)
    )
    return _sync(Statement, ("code",), rows)


# What others point at comes first; what left the files goes in the opposite order.
IN_ORDER: tuple[Callable[[Reference], Loaded], ...] = (
    _bands,
    _labels,
    _strands,
    _outcomes,
    _topics,
    _sources,
    _frameworks,
    _statements,
)


# Nothing else in the reference data points at these with a protected key.
LEAVES = (BandLabel, Outcome, Topic, Source, Statement)


def _by_code(model: Any) -> dict[str, Any]:
    return {thing.code: thing for thing in model.objects.all()}


def _sync(model: Any, key: tuple[str, ...], rows: Iterable[dict[str, Any]]) -> Loaded:
    """Create or change what ``rows`` say, found again by ``key``; rows that are right already are left alone."""
    many = {relation.name for relation in model._meta.many_to_many}
    existing = {tuple(getattr(thing, name) for name in key): thing for thing in model.objects.prefetch_related(*many)}
    result = Loaded(model)
    wanted = [(model(**{name: row[name] for name in row if name not in many}), row) for row in rows]
    keys = {tuple(getattr(thing, name) for name in key) for thing, _ in wanted}
    result.stale = [existing[old] for old in existing if old not in keys]
    if model in LEAVES:
        # Before the new rows come: one of them may have another code and the same name.
        _remove_stale(result)
    for thing, row in wanted:
        before = existing.get(tuple(getattr(thing, name) for name in key))
        if before is None:
            thing.save()
        differs = before is not None and _save_over(before, thing)
        for name in many & set(row):
            if set(getattr(before or thing, name).all()) != set(row[name]):
                getattr(before or thing, name).set(row[name])
                differs = before is not None
        result.total += 1
        result.created += before is None
        result.changed += differs
    return result


def _save_over(before: models.Model, thing: models.Model) -> bool:
    """Save ``thing`` in the place of ``before`` unless they are the same; whether they differed."""
    columns = [column.attname for column in before._meta.concrete_fields if not column.primary_key]
    if all(getattr(before, name) == getattr(thing, name) for name in columns):
        return False
    thing.pk, thing._state.adding = before.pk, False
    thing.save()
    return True


def _remove_stale(result: Loaded) -> None:
    for thing in result.stale:
        users = users_of(thing)
        if not users:
            try:
                thing.delete()
            except ProtectedError as error:
                users = sorted({str(user) for user in error.protected_objects})
        if users:
            raise StillUsed(
                f"The {result.model._meta.verbose_name} “{thing}” is no longer in the files, and is still used by: "
                f"{', '.join(users)}. Change what uses it, or put it back into the files. Nothing was changed."
            )
        result.removed += 1
    result.stale = []
