"""What went live, when, with whose agreement, and until when it may stay."""

from django.conf import settings
from django.db import models

from .rounds import ReviewRound
from .sign_offs import SignOff


class ReleaseKind(models.TextChoices):
    """How a page came to be public."""

    REVIEWED = "reviewed", "After review"
    EMERGENCY = "emergency", "Emergency correction"
    INSTALLED = "installed", "Standard text, as installed"
    AGAIN = "again", "Released again, unchanged"


class Release(models.Model):
    """A version of a page that may be public: nothing else of the page may.

    ``released_at`` empty and ``goes_live_at`` set: signed, and waiting for its moment. ``withdrawn_at``: taken down.
    """

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=ReleaseKind)
    round = models.ForeignKey(ReviewRound, null=True, on_delete=models.PROTECT, related_name="releases")
    sign_offs = models.ManyToManyField(SignOff, related_name="releases")
    content_hash = models.CharField(max_length=64)
    bare_hash = models.CharField(max_length=64, help_text="Without address and code: what aliases must equal.")
    part_hashes = models.JSONField(default=dict)
    decided_at = models.DateTimeField()
    goes_live_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    what_changed = models.TextField(blank=True)
    safety_change = models.BooleanField(default=False)
    reason = models.TextField(blank=True, help_text="Of an emergency correction; for staff.")
    reviewed_on = models.DateField(null=True, help_text="The day of the last full check.")
    review_due_on = models.DateField(null=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["page", "-number"]
        constraints = [models.UniqueConstraint(fields=["page", "number"], name="a_release_has_its_number")]
        indexes = [models.Index(fields=["released_at"], name="release_moment_idx")]

    def __str__(self) -> str:
        return f"Release {self.number} of page {self.page_id}"


class PageDates(models.Model):
    """Until when the public version of a page counts as checked, and who looks after that."""

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, primary_key=True, related_name="review_dates"
    )
    release = models.ForeignKey(Release, null=True, on_delete=models.PROTECT, related_name="+")
    reviewed_on = models.DateField(null=True)
    review_due_on = models.DateField(null=True, db_index=True)
    is_sensitive = models.BooleanField(default=False)
    left_lists_on = models.DateField(null=True, blank=True, help_text="Since when lists and search leave it out.")
    stand_in = models.ForeignKey(
        # Safe because without a stand-in the lead editors are told.
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = "dates of a page"
        verbose_name_plural = "dates of pages"

    def __str__(self) -> str:
        return f"Dates of page {self.page_id}"
