"""Emergency numbers, country by country: as printed, and as a telephone dials them."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from wagtail.fields import NoFutureDateValidator

# Help entries are checked twice a year (brief, decision D12).
CHECKED_FOR = timedelta(days=183)

_DIALLED = re.compile(r"\d(?:[\d -]*\d)?")


class NumberPart(NamedTuple):
    """A stretch of a printed number; ``dial`` are its digits, empty for the words between."""

    text: str
    dial: str


def number_parts(printed: str) -> list[NumberPart]:
    """``printed`` ("112 or 999") in stretches that are dialled and words between, in order."""
    parts = []
    done = 0
    for match in _DIALLED.finditer(printed):
        if match.start() > done:
            parts.append(NumberPart(printed[done : match.start()], ""))
        parts.append(NumberPart(match.group(), re.sub(r"\D", "", match.group())))
        done = match.end()
    if printed[done:]:
        parts.append(NumberPart(printed[done:], ""))
    return parts


class EmergencyNumberQuerySet(models.QuerySet["EmergencyNumber"]):
    def unchecked(self) -> "EmergencyNumberQuerySet":
        """Those that two people have never checked."""
        return self.filter(checked_on=None)

    def due_for_check(self, *, on: date) -> "EmergencyNumberQuerySet":
        """Those that need two people to look: never checked, or longer ago than ``CHECKED_FOR``. Shown all the same."""
        return self.filter(Q(checked_on=None) | Q(checked_on__lt=on - CHECKED_FOR))


class EmergencyNumber(models.Model):
    """The number that saves a life in one country. Never hidden: an overdue check is an alarm for staff."""

    country = models.CharField(
        max_length=2,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{2}\Z", "Two capital letters, as in ISO 3166-1.")],
        help_text="Two capital letters, as in ISO 3166-1: GB.",
    )
    country_name = models.CharField(max_length=80, help_text="As people of the country call it, in English.")
    numbers = models.CharField(max_length=80, help_text="As printed: 999 or 112.")
    text_number = models.CharField(max_length=80, blank=True, help_text="For those who can't call, where there is one.")
    source = models.CharField(max_length=255, blank=True, help_text="Where it was read; empty: from memory.")
    checked_on = models.DateField(
        null=True, blank=True, validators=[NoFutureDateValidator()], help_text="When two people last checked it."
    )
    checked_by = models.CharField(max_length=160, blank=True, help_text="The two people, by name or role.")

    objects = EmergencyNumberQuerySet.as_manager()

    class Meta:
        ordering = ["country_name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_on=None, checked_by="") | (Q(checked_on__isnull=False) & ~Q(checked_by="")),
                name="emergency_number_checked_by_somebody",
                violation_error_message="A check has a day and the two people who made it.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.country_name}: {self.numbers}"

    @property
    def parts(self) -> list[NumberPart]:
        return number_parts(self.numbers)

    @property
    def text_parts(self) -> list[NumberPart]:
        return number_parts(self.text_number)

    def is_due_for_check(self, *, on: date) -> bool:
        """Whether two people should look at it now."""
        return self.checked_on is None or self.checked_on < on - CHECKED_FOR

    def check_status(self) -> str:
        """For staff: how things stand with the check today."""
        if self.checked_on is None:
            return "Not checked by two people"
        return "Check overdue" if self.is_due_for_check(on=timezone.localdate()) else "Checked"

    check_status.short_description = "Check"  # type: ignore[attr-defined]
