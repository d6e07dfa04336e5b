"""Strands of learning, and what students can do at the end of each, band by band."""

from django.db import models
from wagtail.search import index

from .bands import AgeBand


class Strand(models.Model):
    """One of the strands of learning that run through every age band."""

    code = models.CharField(max_length=3, unique=True)
    name = models.CharField(max_length=80)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name


class Outcome(index.Indexed, models.Model):
    """What a student can do at the end, for one strand and one band. The starter lessons teach the starter set."""

    code = models.CharField(max_length=6, unique=True, help_text="Strand and band: SIG.B4.")
    strand = models.ForeignKey(Strand, on_delete=models.PROTECT, related_name="outcomes")
    age_band = models.ForeignKey(AgeBand, on_delete=models.PROTECT, related_name="outcomes")
    text = models.CharField(max_length=255)
    is_starter = models.BooleanField("in the starter set")

    # Editors find it by these words in a chooser.
    search_fields = [index.AutocompleteField(name) for name in ("code", "text")]

    class Meta:
        ordering = ["strand__order", "age_band__order"]
        constraints = [
            models.UniqueConstraint(fields=["strand", "age_band"], name="one_outcome_per_strand_and_band"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.text}"
