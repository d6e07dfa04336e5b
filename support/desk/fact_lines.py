"""The facts of an entry, a line each: to be read aloud beside the service's own page, and to see what has changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..channels import COSTS, YES_NO, ChannelValue
from ..help_facts import FACTS
from ..help_services import HelpService


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact in words. ``before`` is what two people last found right, None if nothing has changed since."""

    name: str
    words: list[str]
    before: list[str] | None = None

    @property
    def has_changed(self) -> bool:
        return self.before is not None


def fact_lines(entry: HelpService, *, before: HelpService | None = None) -> list[FactLine]:
    """Every fact of ``entry`` that says something now, or did ``before``."""
    old = dict(_lines(before)) if before else {}
    lines = []
    for name, words in _lines(entry):
        was = old.get(name)
        if words or was:
            lines.append(FactLine(name, words, was if before and was != words else None))
    return lines


def _lines(entry: HelpService) -> Iterator[tuple[str, list[str]]]:
    for name in FACTS:
        if name == "channels":
            for number, way in enumerate(entry.ways, 1):
                yield f"Way {number}", list(_way(way))
        elif name not in ("age_to",):
            yield _label(name), _words(entry, name)


def _label(name: str) -> str:
    own = {"age_from": "Ages", "band_from": "Shown from", "only_with_pair": "Shown together"}
    return own.get(name) or str(HelpService._meta.get_field(name).verbose_name).capitalize()


def _words(entry: HelpService, name: str) -> list[str]:
    if name == "age_from":
        return [_ages(entry)]
    if name == "languages":
        return [", ".join(entry.language_names)] if entry.languages else []
    if name == "only_with_pair":
        together = ", ".join(sorted(pair.name for pair in entry.pair_with.all()))
        return (
            [f"Never without {together or 'another service, which is not chosen yet'}"] if entry.only_with_pair else []
        )
    if name in ("kind", "anonymous"):
        return [str(getattr(entry, f"get_{name}_display")())]
    value: Any = getattr(entry, name)
    return [str(each) for each in value] if isinstance(value, list) else [str(value)] if value else []


def _ages(entry: HelpService) -> str:
    if entry.age_from is None and entry.age_to is None:
        return "Any age"
    if entry.age_to is None:
        return f"{entry.age_from} and over"
    return f"Up to {entry.age_to}" if entry.age_from is None else f"{entry.age_from} to {entry.age_to}"


def _way(way: ChannelValue) -> Iterator[str]:
    keyword = f"“{way['keyword']}” to " if way.get("keyword") else ""
    note = f", {way['note']}" if way.get("note") else ""
    yield f"{way.type_label}: {keyword}{way.get('address', '')}{note}"
    hours = "; ".join(way.hours.in_words)
    yield f"{hours} ({way.hours.zone})" if way.hours.are_known else hours
    cost = dict(COSTS)[way.get("cost") or "unknown"]
    more = f": {way['cost_note']}" if way.get("cost_note") else ""
    yield f"Cost: {cost}{more}"
    answers = dict(YES_NO)
    yield f"Shows on the bill: {answers[way.get('shows_on_bill') or 'unknown']}"
    yield f"Needs an account: {answers[way.get('needs_account') or 'unknown']}"
    if way.get("typical_wait"):
        yield f"Wait: {way['typical_wait']}"
