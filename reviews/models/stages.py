"""The steps of a review and the seats in them, as data that ``install_reviews`` writes from ``seats.yaml``."""

from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import models
from wagtail.models import Task


class DecideAtTheDesk(PermissionDenied):
    """Wagtail's own buttons pass no step of a review: a decision has a seat, a checklist and a hash."""


class ReviewStage(Task):
    """A step of a review. Its seats are filled side by side; it is passed when each holds a sign-off of what stands
    on the page now. Wagtail keeps which step a page is at; who said what is kept in ``SignOff``."""

    class Meta:
        verbose_name = "review stage"
        verbose_name_plural = "review stages"

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        return []

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> None:
        raise DecideAtTheDesk("This page is in review. Decisions are made at the reviewer's desk.")

    @classmethod
    def get_description(cls) -> str:
        return "Passed when every seat of the stage is signed, each by somebody who did not write the page."


class InvitedCounts(models.TextChoices):
    """Whether the sign-off of somebody without an account fills a seat."""

    NEVER = "never", "No: an account is needed"
    ALWAYS = "always", "Yes"
    ONCE_CHECKED = "once_checked", "Once a lead editor has checked the person's registration"


class ReviewSeat(models.Model):
    """A place in a stage that one person of a role fills, with its checklist and the parts of a page that it covers."""

    stage = models.ForeignKey(ReviewStage, on_delete=models.PROTECT, related_name="seats")
    code = models.SlugField(unique=True, help_text="Short and stable: clinical.")
    name = models.CharField(max_length=80)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="review_seats", verbose_name="role")
    checked_by = models.CharField(max_length=120, help_text="As the public record says it: a child mental-health …")
    asks = models.CharField(max_length=200, help_text="What the seat looks at, in one line.")
    checklist = models.JSONField(default=list, help_text="Lines that the person answers, in order.")
    parts = models.JSONField(default=list, help_text="Codes of the parts of a page that the seat covers.")
    accepts = models.JSONField(default=list, help_text="Families of findings that the seat may accept.")
    working_days = models.PositiveSmallIntegerField(help_text="Working days that the seat has for a decision.")
    invited_counts = models.CharField(max_length=12, choices=InvitedCounts, default=InvitedCounts.NEVER)
    is_safety_eye = models.BooleanField(default=False, help_text="A sensitive page needs the eyes of such a seat.")
    speaks_for_young_people = models.BooleanField(
        default=False, help_text="A coordinator signs for a panel; nobody under 18 is named."
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "review seat"
        verbose_name_plural = "review seats"
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name

    def covers(self, hashes: dict[str, str]) -> dict[str, str]:
        """Of the hashes of a page's parts those that the seat looks at."""
        return {part: value for part, value in hashes.items() if part in self.parts}
