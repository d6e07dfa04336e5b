"""A correction that can't wait, as one of two people proposes it and the other confirms it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from .releases import Release


class EmergencyProposal(models.Model):
    """What one person would release at once, and why. It holds for these words alone."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.PROTECT, related_name="emergency_proposals")
    content_hash = models.CharField(max_length=64)
    reason = models.TextField(max_length=600)
    proposed_by = models.ForeignKey(
        # Safe because a proposal of nobody can't be confirmed any more.
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    proposed_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    release = models.ForeignKey(Release, null=True, on_delete=models.PROTECT, related_name="emergency_proposals")

    class Meta:
        ordering = ["-proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["page"], condition=Q(ended_at=None), name="a_page_has_one_open_emergency_proposal"
            )
        ]

    def __str__(self) -> str:
        return f"Emergency correction of page {self.page_id}"
