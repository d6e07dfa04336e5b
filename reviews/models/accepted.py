"""Findings that are kept on purpose."""

from django.core.validators import MinLengthValidator
from django.db import models

from .people import ReviewerIdentity
from .sign_offs import SignOff

SHORTEST_REASON = 20


class ReasonCategory(models.TextChoices):
    """Why words that a rule notices may stay."""

    QUOTED = "quoted", "Quoted in order to talk about it"
    SOURCED = "sourced", "A claim that carries its source"
    SERVICE_NAME = "service_name", "The official name of a service, law or report"
    NEEDED = "needed", "A word that students need to know"
    MISTAKEN = "mistaken", "The check is mistaken here"


class AcceptedFinding(models.Model):
    """A finding that an editor wants to keep, and what a reviewer of the right role said to that.

    It holds for these words, this version of the rule, and until it expires; then the finding counts again.
    """

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="accepted_findings")
    rule = models.CharField(max_length=40)
    rule_version = models.PositiveIntegerField(default=1)
    words_hash = models.CharField(max_length=64, help_text="Of the sentence that the words stand in, and its place.")
    words = models.TextField(help_text="The author's own, for those who decide.")
    place = models.CharField(max_length=255, blank=True)
    place_name = models.CharField(max_length=255)
    category = models.CharField(max_length=12, choices=ReasonCategory)
    reason = models.TextField(
        max_length=600, validators=[MinLengthValidator(SHORTEST_REASON, "Say why in at least 20 letters.")]
    )
    proposed_by = models.ForeignKey(ReviewerIdentity, null=True, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    is_accepted = models.BooleanField(null=True, help_text="Empty: nobody has decided yet.")
    decided_by = models.ForeignKey(ReviewerIdentity, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    sign_off = models.ForeignKey(SignOff, null=True, on_delete=models.PROTECT, related_name="decided_findings")
    expires_on = models.DateField(null=True)

    class Meta:
        verbose_name = "accepted finding"
        verbose_name_plural = "accepted findings"
        ordering = ["proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "rule", "rule_version", "words_hash"], name="a_finding_is_kept_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule} kept on page {self.page_id}"
