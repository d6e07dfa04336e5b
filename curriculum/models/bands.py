"""Ranges of age, and what each country's schools call them."""

from typing import Self

from django.db import models
from django.db.models import F, Q


class Jurisdiction(models.TextChoices):
    """Places with a curriculum or with names of their own for school years; ISO 3166 codes, and INT for the world."""

    ENGLAND = "GB-ENG", "England"
    SCOTLAND = "GB-SCT", "Scotland"
    IRELAND = "IE", "Ireland"
    UNITED_STATES = "US", "United States"
    NEW_YORK = "US-NY", "New York State"
    ONTARIO = "CA-ON", "Ontario"
    AUSTRALIA = "AU", "Australia"
    INTERNATIONAL = "INT", "International"


DEFAULT_JURISDICTION = Jurisdiction.ENGLAND


class AgeBandQuerySet(models.QuerySet["AgeBand"]):
    def by_argument(self, argument: str) -> "AgeBand":
        """The band that an address or a command names: ``11-14`` or ``B4``. Raises ``AgeBand.DoesNotExist``."""
        # A null byte is in no slug, and PostgreSQL refuses to look for one.
        readable = argument.replace("\x00", "?")
        return self.get(Q(slug=readable) | Q(code=readable.upper()))

    def with_labels(self) -> Self:
        """Bands that can say what every country calls them without a query for each."""
        return self.prefetch_related("labels")


class AgeBand(models.Model):
    """A range of ages in whole years, half-open: from ``age_from``, up to but without ``age_to``."""

    code = models.CharField(max_length=2, unique=True)
    slug = models.SlugField(max_length=10, unique=True, help_text="Stored, not derived: it stands in addresses.")
    label = models.CharField(max_length=40)
    age_from = models.PositiveSmallIntegerField()
    age_to = models.PositiveSmallIntegerField(help_text="Exclusive: a student of this age is in the next band.")
    order = models.PositiveSmallIntegerField(default=0)
    reading_profile = models.CharField(max_length=10, help_text="Code of the reading profile its student texts meet.")

    objects = AgeBandQuerySet.as_manager()

    class Meta:
        ordering = ["order"]
        verbose_name = "age band"
        constraints = [
            models.CheckConstraint(condition=Q(age_from__lt=F("age_to")), name="age_band_starts_before_it_ends"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def ages(self) -> str:
        """``11–14``, for where there is room for no more."""
        return self.slug.replace("-", "–")

    @property
    def full_label(self) -> str:
        """``Ages 11–14 · Years 7–9``, in the words of the default jurisdiction."""
        return self.label_in(DEFAULT_JURISDICTION)

    def label_in(self, jurisdiction: str) -> str:
        """Ages and school years in one country's words; ages alone where it has none.

        Costs no query on a band from ``with_labels()``.
        """
        years = [label.label for label in self.labels.all() if label.jurisdiction == jurisdiction]
        return " · ".join([self.label, *years])


class BandLabel(models.Model):
    """What schools of one jurisdiction call the years of a band: professional knowledge, to confirm per country."""

    band = models.ForeignKey(AgeBand, on_delete=models.CASCADE, related_name="labels")
    jurisdiction = models.CharField(max_length=6, choices=Jurisdiction)
    label = models.CharField(max_length=60)
    sort = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["band__order", "sort"]
        verbose_name = "label of an age band"
        verbose_name_plural = "labels of age bands"
        constraints = [
            models.UniqueConstraint(fields=["band", "jurisdiction"], name="one_label_per_band_and_jurisdiction"),
        ]

    def __str__(self) -> str:
        return f"{self.label} ({self.get_jurisdiction_display()})"
