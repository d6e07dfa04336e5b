"""What was noticed in pages when they were last checked, kept so that a report can ask about all of them at once."""

from django.db import models
from wagtail.models import Page


class PageCheck(models.Model):
    """The last check of one page: of which draft, by which rules, when."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+", primary_key=True)
    # A number, because a revision may be purged while what was noticed in it still holds.
    revision = models.PositiveBigIntegerField(null=True, help_text="The latest revision then; none for a page without.")
    revised_at = models.DateTimeField(null=True, help_text="When that revision was made or last overwritten.")
    rule_set = models.CharField(max_length=64, help_text="Version of everything that decides what is noticed.")
    age_band = models.CharField(max_length=4, blank=True, help_text="Code of the page's age band then.")
    checked_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "check of a page"
        verbose_name_plural = "checks of pages"

    def __str__(self) -> str:
        return f"Check of page {self.page_id}"


class Kind(models.TextChoices):
    """Which of the checks noticed something."""

    WORDS = "words", "Words"
    STRUCTURE = "structure", "Structure"
    READING = "reading", "Reading level"


class Severity(models.TextChoices):
    """How much something weighs; the heaviest first."""

    BLOCK = "block", "Must be mended"
    WARN = "warn", "Should be changed"
    ADVISE = "advise", "Could be better"
    NOTE = "note", "To know"


class NoticedFinding(models.Model):
    """Something that was noticed in a page: for the people who may edit it, never for the public, a mail or a log."""

    page_check = models.ForeignKey(PageCheck, on_delete=models.CASCADE, related_name="noticed")
    position = models.PositiveIntegerField(help_text="In the order of the page.")
    kind = models.CharField(max_length=12, choices=Kind)
    family = models.CharField(max_length=12, help_text="What the rule's id starts with: SUI, SR, reading.")
    rule = models.CharField(max_length=40)
    rule_version = models.PositiveIntegerField(default=0)
    words_hash = models.CharField(
        max_length=64, blank=True, help_text="By which a finding is known that is kept on purpose; empty: never one."
    )
    severity = models.CharField(max_length=8, choices=Severity)
    weight = models.PositiveSmallIntegerField(help_text="The heavier the severity, the higher.")
    place = models.CharField(max_length=255, blank=True, help_text="As passages say it: activities.3.script.")
    place_name = models.CharField(max_length=255, help_text="As the editor names it: Activities, activity 3.")
    content_path = models.CharField(max_length=500, blank=True, help_text="As the editor finds it, with ids of blocks.")
    words = models.TextField(blank=True, help_text="The author's own, as far as a rule pointed at them.")
    why = models.TextField()
    suggest = models.TextField(blank=True)

    class Meta:
        verbose_name = "finding"
        verbose_name_plural = "findings"
        ordering = ["-weight", "page_check", "position"]
        constraints = [
            models.UniqueConstraint(fields=["page_check", "position"], name="a_finding_has_its_place_in_a_check")
        ]
        indexes = [models.Index(fields=["rule"], name="finding_rule_idx")]

    def __str__(self) -> str:
        return f"{self.rule} in {self.place_name}"
