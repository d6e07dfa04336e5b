"""A review from submitting to release, and the seats that it asks for."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from wagtail.models import WorkflowState

from .people import ReviewerIdentity
from .stages import ReviewSeat


class RoundKind(models.TextChoices):
    """What a review looks at."""

    FIRST = "first", "First review"
    CHANGE = "change", "Review of a change"
    FULL = "full", "Full review"
    EMERGENCY = "emergency", "Full review after an emergency correction"


class RoundStatus(models.TextChoices):
    """How far a review is."""

    OPEN = "open", "In review"
    SENT_BACK = "sent_back", "Sent back"
    SIGNED = "signed", "Signed, waiting for its module"
    SCHEDULED = "scheduled", "Signed, waiting for its day"
    RELEASED = "released", "Released"
    WITHDRAWN = "withdrawn", "Withdrawn"


UNFINISHED = (RoundStatus.OPEN, RoundStatus.SENT_BACK, RoundStatus.SIGNED, RoundStatus.SCHEDULED)


class ReviewRound(models.Model):
    """All that happens between submitting a page and its release.

    ``part_hashes`` are those of the newest draft; they are worked out again whenever a revision is kept, at every
    decision, and inside the transaction that releases.
    """

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.PROTECT, related_name="review_rounds")
    # Safe because a round says itself how far it is.
    workflow_state = models.OneToOneField(
        WorkflowState, null=True, on_delete=models.SET_NULL, related_name="review_round"
    )
    kind = models.CharField(max_length=12, choices=RoundKind)
    status = models.CharField(max_length=12, choices=RoundStatus, default=RoundStatus.OPEN)
    is_sensitive = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        # Safe because who submitted a page is told by its history, not by its record.
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    due_on = models.DateField(null=True, help_text="A day by which the whole review must be done.")
    full_since = models.DateTimeField(null=True, help_text="A full review hears what was said from then on.")
    resumed_at = models.DateTimeField(null=True, help_text="When it was last taken up again after changes.")
    note = models.TextField("note for reviewers", blank=True, max_length=1000)
    needed_on = models.DateField("needed on", null=True, blank=True)
    what_changed = models.TextField(
        "what changed, in plain words", blank=True, max_length=500, help_text="Everybody can read this."
    )
    safety_change = models.BooleanField("a change for safety", default=False)
    part_hashes = models.JSONField(default=dict)
    content_hash = models.CharField(max_length=64)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "review"
        verbose_name_plural = "reviews"
        constraints = [
            models.UniqueConstraint(
                fields=["page"], condition=Q(status__in=UNFINISHED), name="a_page_is_in_one_review_at_a_time"
            )
        ]
        indexes = [models.Index(fields=["status", "opened_at"], name="round_status_idx")]
        permissions = [
            ("lead_reviews", "Can lead reviews: assign seats, extend dates, check registrations, erase names"),
            ("release_module", "Can release a module whose pages are all signed"),
            ("withdraw_page", "Can take a page down at once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of page {self.page_id}"

    @property
    def is_unfinished(self) -> bool:
        return self.status in UNFINISHED

    @property
    def looks_at_everything(self) -> bool:
        """Whether every seat is asked again: such a review carries nothing from before it."""
        return self.kind in {RoundKind.FULL, RoundKind.EMERGENCY}


class SeatStatus(models.TextChoices):
    """What a seat of a review has come to."""

    WAITING = "waiting", "Waiting"
    SIGNED = "signed", "Signed"
    CARRIED = "carried", "Signed before, unchanged since"
    SENT_BACK = "sent_back", "Changes asked for"
    NOT_NEEDED = "not_needed", "No longer asked for"


class Assignment(models.Model):
    """A seat that a review asks for: of whom, by when, and what it has come to."""

    round = models.ForeignKey(ReviewRound, on_delete=models.PROTECT, related_name="assignments")
    seat = models.ForeignKey(ReviewSeat, on_delete=models.PROTECT, related_name="assignments")
    status = models.CharField(max_length=12, choices=SeatStatus, default=SeatStatus.WAITING)
    reviewer = models.ForeignKey(
        # Safe because a seat without a person waits for anybody of its role.
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="assignments",
    )
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    escalated_on = models.DateField(null=True)
    sign_off = models.ForeignKey(
        "reviews.SignOff", null=True, on_delete=models.PROTECT, related_name="+", help_text="The newest that it had."
    )

    class Meta:
        verbose_name = "seat of a review"
        verbose_name_plural = "seats of reviews"
        ordering = ["seat__position"]
        constraints = [models.UniqueConstraint(fields=["round", "seat"], name="a_review_asks_for_a_seat_once")]
        indexes = [models.Index(fields=["status", "due_on"], name="assignment_due_idx")]

    def __str__(self) -> str:
        return f"{self.seat} of review {self.round_id}"

    @property
    def is_filled(self) -> bool:
        return self.status in {SeatStatus.SIGNED, SeatStatus.CARRIED}


class ReviewComment(models.Model):
    """What a reviewer suggests at one place of a page, for its editors."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="comments")
    identity = models.ForeignKey(ReviewerIdentity, on_delete=models.PROTECT, related_name="comments")
    place = models.CharField(max_length=255, blank=True, help_text="As passages say it: activities.3.script.")
    place_name = models.CharField(max_length=255, help_text="As the editor names it.")
    words = models.TextField(max_length=2000)
    made_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "reviewer's comment"
        verbose_name_plural = "reviewers' comments"
        ordering = ["made_at"]

    def __str__(self) -> str:
        return f"Comment on {self.place_name}"
