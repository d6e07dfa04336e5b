"""The people of a review: who they are to the record, what they wrote, when they are away."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q


class ReviewerIdentity(models.Model):
    """The person behind sign-offs. A sign-off holds no name: here it stands, and here it can be erased."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="reviewer_identity"
    )
    name = models.CharField(max_length=150, blank=True)
    email = models.EmailField("e-mail address", blank=True)
    role_title = models.CharField(
        max_length=120, blank=True, help_text="As the public record may say it: clinical psychologist for children."
    )
    name_is_public = models.BooleanField(default=False, help_text="The person agreed to be named in the record.")
    registration_body = models.CharField(max_length=120, blank=True)
    registration_number = models.CharField(max_length=60, blank=True)
    registration_checked_on = models.DateField(null=True, blank=True)
    registration_checked_by = models.ForeignKey(
        # Safe because that the check took place, and when, stays.
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_sample = models.BooleanField(default=False, help_text="Nobody: made to show how a review looks.")
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "reviewer"
        verbose_name_plural = "reviewers"

    def __str__(self) -> str:
        return self.name or self.role_title or "A reviewer whose name was erased"


class Authorship(models.Model):
    """That somebody wrote something of a page: kept apart from revisions, which may be purged."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="authorships")
    # Safe because who has no account any more can sign nothing.
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="authorships")
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "user"], name="an_author_stands_once_at_a_page")]

    def __str__(self) -> str:
        return f"{self.user} wrote page {self.page_id}"


class Absence(models.Model):
    """Days on which somebody reviews nothing; whoever stands in is asked instead."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="absences")
    first_day = models.DateField()
    last_day = models.DateField(help_text="The last day away, itself included.")
    stand_in = models.ForeignKey(
        # Safe because without a stand-in the whole role is asked.
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="stands_in_for",
    )

    class Meta:
        ordering = ["first_day"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="an_absence_ends_after_it_begins",
                violation_error_message="The last day comes before the first.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} is away from {self.first_day} to {self.last_day}"

    def clean(self) -> None:
        super().clean()
        if self.stand_in_id and self.stand_in_id == self.user_id:
            raise ValidationError({"stand_in": "Nobody can stand in for themselves."})


class Holiday(models.Model):
    """A day that is no working day, beside weekends."""

    day = models.DateField(unique=True)
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day}: {self.name}"
