"""Holidays that come on the same day every year, as they stand in ``holidays.yaml``."""

from datetime import date
from functools import cache
from pathlib import Path

import yaml
from django.db import transaction
from django.utils import timezone
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from .models import Holiday

HOLIDAYS_FILE = Path(__file__).parent / "holidays.yaml"
YEARS_AHEAD = 3


class HolidaySpec(BaseModel):
    """A day of every year."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    month: int = Field(ge=1, le=12)
    day: int = Field(ge=1, le=31)
    name: str = Field(max_length=80)

    def in_year(self, year: int) -> date:
        return date(year, self.month, self.day)


@cache
def holiday_specs() -> tuple[HolidaySpec, ...]:
    """The days of the file. Raises ``pydantic.ValidationError`` for a file that says something else."""
    data = yaml.safe_load(HOLIDAYS_FILE.read_text(encoding="utf-8"))
    return TypeAdapter(tuple[HolidaySpec, ...]).validate_python(data)


@transaction.atomic
def load_holidays(*, today: date | None = None) -> None:
    """Write the days of the file for this year and the next three. Safe to repeat.

    A year that holds one of them already is left as it is: a lead editor may have taken the others away.
    """
    first = (today or timezone.localdate()).year
    for year in range(first, first + YEARS_AHEAD + 1):
        days = {spec.in_year(year): spec.name for spec in holiday_specs()}
        if not Holiday.objects.filter(day__in=days).exists():
            Holiday.objects.bulk_create([Holiday(day=day, name=name) for day, name in days.items()])
