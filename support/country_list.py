"""Which countries there are, and which of them a reader asked for."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from .emergency_numbers import EmergencyNumber


@dataclass(frozen=True, slots=True)
class CountryList:
    """Numbers to choose from and numbers to show, by country's name; all are shown when none asked for is known."""

    choices: tuple[EmergencyNumber, ...]
    shown: tuple[EmergencyNumber, ...]
    chosen: frozenset[str]
    has_unknown: bool


def countries_asked_for(codes: Iterable[str], *, numbers: Iterable[EmergencyNumber]) -> CountryList:
    """The list for ISO codes as they came in the address: in any case, repeated, empty or unknown."""
    choices = tuple(numbers)
    asked = {code.strip().upper() for code in codes if code.strip()}
    shown = tuple(number for number in choices if number.country in asked)
    chosen = frozenset(number.country for number in shown)
    return CountryList(choices=choices, shown=shown or choices, chosen=chosen, has_unknown=asked != chosen)


def has_emergency_number(country: str) -> None:
    """Raises ValidationError for a country that nobody could be helped in: it has no emergency number here."""
    if not EmergencyNumber.objects.filter(country=country).exists():
        raise ValidationError("We have no emergency number for that country. Write its two capital letters, as in GB.")
