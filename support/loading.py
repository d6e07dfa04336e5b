"""Brings the emergency numbers in from their file."""

from datetime import date
from pathlib import Path
from typing import Annotated

import yaml
from django.db import transaction
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from .models import EmergencyNumber

NUMBERS_FILE = Path(__file__).parent / "reference" / "emergency_numbers.yaml"


class HelpFileError(ValueError):
    """A file of help data that can't be used. The message names file, row and reason."""


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    name: Annotated[str, Field(min_length=1, max_length=80)]
    numbers: Annotated[str, Field(pattern=r"\d", max_length=80)]
    text_number: Annotated[str, Field(max_length=80)] = ""
    source: Annotated[str, Field(max_length=255)]
    checked_on: date | None
    checked_by: Annotated[str, Field(max_length=160)]

    @model_validator(mode="after")
    def _a_check_is_whole(self) -> "_Row":
        if self.checked_on and not (self.checked_by and self.source):
            raise ValueError("a checked number names its source and the two people who checked it")
        if self.checked_by and not self.checked_on:
            raise ValueError("checked_by needs the day of the check")
        if self.checked_on and self.checked_on > date.today():
            raise ValueError("checked_on is in the future")
        return self


@transaction.atomic
def load_emergency_numbers(path: Path = NUMBERS_FILE) -> int:
    """Make the table say what the file says, and return how many numbers that is.

    Safe to repeat. Raises ``HelpFileError`` before anything is changed when the file is broken.
    """
    rows = _rows(path)
    for row in rows:
        EmergencyNumber.objects.update_or_create(
            country=row.country,
            defaults={
                "country_name": row.name,
                "numbers": row.numbers,
                "text_number": row.text_number,
                "source": row.source,
                "checked_on": row.checked_on,
                "checked_by": row.checked_by,
            },
        )
    # Safe because the file owns the table: a number that left the file was taken out by a commit.
    EmergencyNumber.objects.exclude(country__in=[row.country for row in rows]).delete()
    return len(rows)


def _rows(path: Path) -> list[_Row]:
    try:
        listed = yaml.safe_load(path.read_text(encoding="utf-8"))["emergency_numbers"]
        rows = [_row(path, number, entry) for number, entry in enumerate(listed, 1)]
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise HelpFileError(f"{path.name}: {error}") from None
    countries = [row.country for row in rows]
    twice = sorted({country for country in countries if countries.count(country) > 1})
    if twice:
        raise HelpFileError(f"{path.name}: {', '.join(twice)} stands twice")
    return rows


def _row(path: Path, number: int, entry: dict[str, object]) -> _Row:
    try:
        return _Row.model_validate(entry)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        name = str(entry.get("country", f"row {number}")) if isinstance(entry, dict) else f"row {number}"
        key = ".".join(str(part) for part in problem["loc"])
        reason = problem["msg"].removeprefix("Value error, ")
        raise HelpFileError(": ".join(part for part in (path.name, name, key, reason) if part)) from None
