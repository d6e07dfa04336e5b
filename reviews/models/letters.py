"""Mail that reviews send: each once, tried again when it fails, and seen by an administrator when it keeps failing."""

from django.conf import settings
from django.db import models


class Letter(models.Model):
    """A mail to one person. ``key`` names what it is about and for whom, so that it is written once."""

    key = models.CharField(max_length=200, unique=True)
    user = models.ForeignKey(
        # Safe because the letter keeps the address that it goes to.
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    address = models.EmailField()
    subject = models.CharField(max_length=255)
    text = models.TextField()
    html = models.TextField(blank=True)
    is_secret = models.BooleanField(default=False, help_text="Its words let somebody in: forgotten when sent.")
    written_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ["-written_at"]
        indexes = [models.Index(fields=["sent_at", "tries"], name="letter_unsent_idx")]

    def __str__(self) -> str:
        return self.subject
