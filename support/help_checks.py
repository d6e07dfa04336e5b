"""The record of who checked a help entry, and of whether its addresses still answer."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class HelpCheck(models.Model):
    """One person's word that the facts of an entry were right on a day. Added to, never taken back."""

    class Method(models.TextChoices):
        CALLED = "called", "Called, or written to, as a reader would"
        SITE_READ = "site_read", "The service's own website read"
        CONFIRMED = "confirmed", "The service confirmed it in writing"

    service = models.ForeignKey("support.HelpService", on_delete=models.CASCADE, related_name="checks")
    # The name stays in the record when the account goes.
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    checked_by_name = models.CharField(max_length=160)
    checked_on = models.DateField()
    method = models.CharField(max_length=12, choices=Method)
    note = models.CharField(max_length=255, blank=True)
    facts = models.CharField(max_length=64, help_text="Fingerprint of the facts that were checked.")
    is_complete = models.BooleanField(default=False, help_text="With it, enough people stood behind these facts.")
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-checked_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.checked_by_name}, {self.checked_on:%-d %B %Y}: {self.get_method_display()}"


class LinkCheck(models.Model):
    """What the last look at one web address of an entry met."""

    class State(models.TextChoices):
        WORKS = "works", "Answers"
        BROKEN = "broken", "Does not answer"
        UNSURE = "unsure", "Could not tell"

    service = models.ForeignKey("support.HelpService", on_delete=models.CASCADE, related_name="link_checks")
    address = models.URLField(max_length=500)
    state = models.CharField(max_length=8, choices=State)
    detail = models.CharField(max_length=255, blank=True)
    checked_at = models.DateTimeField()
    broken_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["address"]
        constraints = [models.UniqueConstraint(fields=["service", "address"], name="one_link_check_per_address")]

    def __str__(self) -> str:
        return f"{self.address}: {self.get_state_display()}"
