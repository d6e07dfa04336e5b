"""The help directory as readers meet it: which entries one reader may see, and in which order."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from .help_services import HelpService

# Adults may want what is for young people too; an entry that takes adults only is for them alone.
_FOR_ADULTS = (0, 200)


def shown_services(*, on: date | None = None) -> list[HelpService]:
    """Every entry that readers may meet on a day (today), by priority and name. Three queries."""
    day = on or timezone.localdate()
    entries = HelpService.objects.in_use()
    if not settings.SHOWS_UNCHECKED_HELP:
        entries = entries.checked_until(day)
    listed = entries.select_related("band_from").prefetch_related("topics", "pair_with").order_by("priority", "name")
    return with_their_pairs([entry for entry in listed if entry.may_be_shown(on=day)])


def with_their_pairs(entries: list[HelpService]) -> list[HelpService]:
    """``entries`` without those that must not stand alone and would."""
    present = {entry.pk for entry in entries}
    return [
        entry
        for entry in entries
        if not entry.only_with_pair or any(pair.pk in present for pair in entry.pair_with.all())
    ]


def services_for_reader(
    *,
    country: str = "",
    region: str = "",
    band: Any = None,
    age: int | None = None,
    audience: str = "student",
    language: str = "",
    kinds: Collection[str] = (),
    topics: Collection[str] = (),
    on_paper: bool = False,
    on: date | None = None,
    entries: Iterable[HelpService] | None = None,
) -> list[HelpService]:
    """What one reader may see of the directory, by priority and name; what is empty filters nothing.

    ``country`` is an ISO code in any case, ``band`` an age band, ``age`` whole years, ``language`` a tag, ``kinds`` are
    values of ``HelpService.Kind``, ``topics`` slugs. An ``audience`` of adults meets every age. Unknown values find
    nothing: saying so is the caller's part. ``entries`` of ``shown_services`` save asking for them again.
    """
    found = list(entries) if entries is not None else shown_services(on=on)
    ages = _ages(band=band, age=age, audience=audience)
    found = [
        entry
        for entry in found
        if (not country or entry.country == country.strip().upper())
        and (not region or not entry.regions or region in entry.regions)
        and entry.takes_ages(*ages)
        and (band is None or audience != "student" or _band_allows(entry, band))
        and (not language or _speaks(entry, language))
        and (not kinds or entry.kind in kinds)
        and (not topics or any(topic.slug in topics for topic in entry.topics.all()))
        and (not on_paper or entry.show_on_print)
    ]
    return with_their_pairs(found)


def _ages(*, band: Any, age: int | None, audience: str) -> tuple[int, int]:
    if age is not None:
        return age, age + 1
    if band is not None and audience == "student":
        return band.age_from, band.age_to
    return _FOR_ADULTS


def _band_allows(entry: HelpService, band: Any) -> bool:
    return entry.band_from is None or entry.band_from.order <= band.order


def _speaks(entry: HelpService, language: str) -> bool:
    wanted = language.lower().partition("-")[0]
    return any(tag.lower().partition("-")[0] == wanted for tag in entry.languages)
