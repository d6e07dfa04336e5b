"""A seat for somebody without an account."""

from django.conf import settings
from django.db import models

from .people import ReviewerIdentity
from .rounds import Assignment


class Invitation(models.Model):
    """A link for one seat of one review and one content hash. Neither the link nor the code is kept, only digests."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="invitations")
    identity = models.ForeignKey(ReviewerIdentity, on_delete=models.PROTECT, related_name="invitations")
    token_digest = models.CharField(max_length=64, unique=True)
    code_digest = models.CharField(max_length=64, blank=True)
    code_expires_at = models.DateTimeField(null=True)
    code_tries = models.PositiveSmallIntegerField(default=0)
    codes_sent = models.PositiveSmallIntegerField(default=0)
    session_digest = models.CharField(max_length=64, blank=True, help_text="Of the browser that gave the right code.")
    content_hash = models.CharField(max_length=64)
    made_by = models.ForeignKey(
        # Safe because the invitation says what it is for without them.
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"Invitation to {self.assignment}"
