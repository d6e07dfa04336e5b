"""Sources that lessons and modules cite."""

import re

from django.db import models
from wagtail.search import index

# What each mark says of a source. More words after a V say which part of it was read.
HOW_READ = {
    "V": "read in a stored copy of it",
    "V2": "known from a page about it",
    "Tested": "our own trial",
}
WEB_ADDRESS = re.compile(r"https?://[^\s;]+")


class Source(index.Indexed, models.Model):
    """Something that was read and may be cited. What nobody has seen on the source itself stays empty."""

    code = models.CharField(max_length=5, unique=True)
    what = models.CharField(max_length=160)
    author = models.CharField(max_length=160, blank=True)
    publisher = models.CharField(max_length=160, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    address = models.TextField(
        blank=True, help_text="As noted when it was read: one or several web addresses, or words."
    )
    read_as = models.CharField(
        max_length=40, help_text="V: read in a stored copy of the source. V2: read in a secondary page."
    )
    is_mirror = models.BooleanField("mirror", help_text="Somebody else's copy: its address is never printed.")
    order = models.PositiveSmallIntegerField(default=0)

    # Editors find it by these words in a chooser.
    search_fields = [index.AutocompleteField(name) for name in ("code", "what", "author", "publisher")]

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return f"{self.code}: {self.what}"

    @property
    def year_text(self) -> str:
        """The year, or that nobody has checked it. Nobody supplies one from memory."""
        return str(self.year) if self.year else "year not checked"

    @property
    def how_read(self) -> str:
        """In words, in what form it was read (``read_as``), as far as the mark says."""
        mark = self.read_as.partition(" ")[0]
        return HOW_READ.get(mark, "how it was read is not noted") + (
            ", in part" if mark == "V" and self.read_as != "V" else ""
        )

    @property
    def printable_addresses(self) -> list[str]:
        """The web addresses among what was noted; none for a mirror."""
        return [] if self.is_mirror else WEB_ADDRESS.findall(self.address)

    @property
    def printable_address(self) -> str:
        """All of ``printable_addresses`` on one line, or nothing."""
        return "; ".join(self.printable_addresses)

    @property
    def citation(self) -> str:
        """One line to print: who, what, publisher, year, without the address."""
        return ". ".join(part.rstrip(".") for part in (self.author, self.what, self.publisher, self.year_text) if part)
