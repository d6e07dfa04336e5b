"""What a reader asked of the help directory, and what of it they meet."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from django.http import QueryDict

from curriculum.models import AgeBand

from .country_list import CountryList, countries_asked_for
from .directory import services_for_reader, shown_services, with_their_pairs
from .help_services import HelpService
from .language_tags import language_name
from .standard_texts import HelpPageTexts

if TYPE_CHECKING:
    from .emergency_numbers import EmergencyNumber

Kind = HelpService.Kind
# An address stands in histories and in lists of networks, so it never says what somebody looks for.
PUBLIC_KINDS = {
    "any-worry": Kind.CHILD_HELPLINE,
    "text": Kind.CRISIS_TEXT,
    "listening": Kind.LISTENING,
    "hard-times": Kind.SUICIDE_PREVENTION,
    "home": Kind.ABUSE,
    "body": Kind.EATING,
    "community": Kind.COMMUNITY,
    "health": Kind.URGENT_HEALTH,
}
# What such entries say of themselves names what younger readers don't read about (topic floors, brief 1.4).
HARD_KINDS = frozenset({Kind.SUICIDE_PREVENTION, Kind.ABUSE, Kind.EATING})
HARD_WORDS_FROM = 14
PUBLIC_SLUGS = {kind: slug for slug, kind in PUBLIC_KINDS.items()}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: as the address and as the reader says it."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class HelpList:
    """The directory for one reader: ``places`` by country. Of what was asked for, nobody knows what is ``unknown``."""

    countries: CountryList
    ages: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    places: tuple[HelpService, ...]
    unknown: tuple[str, ...]
    is_filtered: bool
    is_for_older: bool

    @property
    def country(self) -> str:
        """The one country that is shown, empty if it is none or several."""
        return next(iter(self.countries.chosen)) if len(self.countries.chosen) == 1 else ""

    @property
    def kinds_in_our_words(self) -> frozenset[str]:
        """Kinds whose entries don't say in their own words whom they are for, because the reader may be young."""
        return frozenset() if self.is_for_older else HARD_KINDS

    @property
    def age(self) -> str:
        return next((choice.value for choice in self.ages if choice.is_chosen), "")


def help_list(asked: QueryDict, *, numbers: Iterable["EmergencyNumber"], usual: str, texts: HelpPageTexts) -> HelpList:
    """The list for the address ``asked``, with the ``usual`` country of the site where it names none.

    ``country``, ``age``, ``kind`` and ``language`` may be repeated; empty ones count for nothing, but an empty country
    asks for all. Five queries.
    """
    entries = shown_services()
    countries = countries_asked_for(asked.getlist("country") or [usual], numbers=numbers)
    bands = {band.slug: band for band in AgeBand.objects.all()}
    tags = {tag: language_name(tag) for entry in entries for tag in entry.languages}
    ages, no_ages = _known(asked.getlist("age"), bands | {band.code.lower(): band for band in bands.values()})
    kinds, no_kinds = _known(asked.getlist("kind"), PUBLIC_KINDS)
    languages, no_languages = _known(asked.getlist("language"), {tag.lower(): tag for tag in tags})
    used = {entry.kind for entry in entries}
    return HelpList(
        countries=countries,
        ages=tuple(Choice(band.slug, band.label, band in ages) for band in bands.values()),
        kinds=tuple(
            Choice(slug, texts.kinds[slug], kind in kinds)
            for slug, kind in PUBLIC_KINDS.items()
            if kind in used or kind in kinds
        ),
        languages=tuple(
            Choice(tag, name, tag in languages) for tag, name in sorted(tags.items(), key=lambda item: item[1])
        ),
        places=_fitting(entries, countries=countries, bands=ages, kinds=kinds, languages=languages),
        unknown=(*no_ages, *no_kinds, *no_languages),
        is_filtered=bool(ages or kinds or languages),
        is_for_older=bool(ages) and all(band.age_from >= HARD_WORDS_FROM for band in ages),
    )


def _known(asked: Iterable[str], known: dict[str, Any]) -> tuple[list[Any], list[str]]:
    """What stands for the values of an address, each once, and the values that stand for nothing, cut short."""
    values = dict.fromkeys(value.strip().lower() for value in asked if value.strip())
    found = dict.fromkeys(known[value] for value in values if value in known)
    return list(found), [value[:40] for value in values if value not in known]


def _fitting(
    entries: list[HelpService],
    *,
    countries: CountryList,
    bands: list[AgeBand],
    kinds: list[str],
    languages: list[str],
) -> tuple[HelpService, ...]:
    found: set[int] = set()
    any_age: list[AgeBand | None] = [*bands] or [None]
    for country, band, language in product(countries.chosen or {""}, any_age, languages or [""]):
        chosen = services_for_reader(country=country, band=band, language=language, kinds=kinds, entries=entries)
        if band is not None and band.age_from < HARD_WORDS_FROM:
            # Such services carry the word in their name, as in the panel (``nearest_help``).
            chosen = [entry for entry in chosen if entry.kind != Kind.SUICIDE_PREVENTION]
        found |= {entry.pk for entry in chosen}
    names = {number.country: number.country_name for number in countries.choices}
    listed = with_their_pairs([entry for entry in entries if entry.pk in found])
    # Sorted stably: within a country they stay in the directory's own order.
    return tuple(sorted(listed, key=lambda entry: names.get(entry.country, entry.country)))
