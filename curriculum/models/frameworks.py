"""Curricula that schools answer to, and lines of them in our own words."""

from django.db import models
from wagtail.search import index

from .bands import AgeBand, Jurisdiction
from .sources import Source
from .strands import Strand


class Framework(models.Model):
    """An external curriculum: whose it is, and how it may be quoted. A mapping says "supports", never "meets"."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=120)
    version = models.CharField(max_length=60)
    jurisdiction = models.CharField(max_length=6, choices=Jurisdiction)
    licence = models.CharField(max_length=160, help_text="In short, and whether it was checked.")
    licence_note = models.TextField(help_text="What may be reproduced, and what we do instead.")
    notice = models.TextField(blank=True, help_text="Printed wherever lessons are mapped to it.")
    caution = models.TextField(blank=True, help_text="What is not yet certain about the statements here.")
    sources = models.ManyToManyField(Source, related_name="frameworks")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return f"{self.name} ({self.version})"


class Statement(index.Indexed, models.Model):
    """One line of a framework, paraphrased. Where the framework has no codes, the code is our own and says so."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="statements")
    code = models.CharField(max_length=20, unique=True)
    is_official = models.BooleanField("official code", help_text="No: the code is ours, not the framework's.")
    paraphrase = models.CharField(max_length=255)
    age_bands = models.ManyToManyField(AgeBand, related_name="statements")
    strands = models.ManyToManyField(Strand, related_name="statements")
    verification = models.CharField(
        max_length=60,
        help_text=(
            "V: read in a stored copy of the source. V2: read in a secondary page. K: professional knowledge, to check."
        ),
    )
    source = models.CharField(max_length=120, help_text="Codes of the sources, and what is still to be checked.")
    order = models.PositiveSmallIntegerField(default=0)

    # Editors find it by these words in a chooser.
    search_fields = [index.AutocompleteField(name) for name in ("code", "paraphrase")]

    class Meta:
        ordering = ["framework__order", "order"]

    def __str__(self) -> str:
        return f"{self.code}: {self.paraphrase}"
