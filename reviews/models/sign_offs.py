"""The record that nobody changes: one reviewer's yes or no, to exactly these words."""

from collections.abc import Iterable
from typing import Any, NoReturn

from django.db import models

from .people import ReviewerIdentity
from .rounds import ReviewRound
from .stages import ReviewSeat


class SignOffIsFinal(TypeError):
    """Somebody tried to change or remove a sign-off. Whoever has changed their mind signs again."""


def _refuse(*args: Any, **kwargs: Any) -> NoReturn:
    raise SignOffIsFinal("A sign-off is never changed or removed. Sign again instead.")


class SignOffQuerySet(models.QuerySet["SignOff"]):
    """Adds and reads; changes and removes nothing."""

    update = bulk_update = update_or_create = delete = _raw_delete = _update = _refuse

    async def aupdate(self, **kwargs: Any) -> NoReturn:
        _refuse()

    async def adelete(self) -> NoReturn:
        _refuse()

    def bulk_create(self, objs: Iterable[Any], *args: Any, **options: Any) -> list[Any]:
        given = list(objs)
        if options.get("update_conflicts") or any(sign_off.pk for sign_off in given):
            _refuse()
        return super().bulk_create(given, *args, **options)

    def positive(self) -> "SignOffQuerySet":
        """Those that said yes."""
        return self.filter(decision__in=POSITIVE)


class Decision(models.TextChoices):
    """What a reviewer may say."""

    APPROVE = "approve", "Approve"
    APPROVE_WITH_NOTES = "approve_with_notes", "Approve with notes"
    REQUEST_CHANGES = "request_changes", "Ask for changes"
    OUTSIDE_COMPETENCE = "outside_competence", "Outside my competence"


POSITIVE = (Decision.APPROVE, Decision.APPROVE_WITH_NOTES)


class SignOff(models.Model):
    """One reviewer's recorded, unchangeable yes or no for a seat, bound to hashes of what the seat covers.

    What it says of the page is kept as values, so that it can be read when the page is gone or renamed. Who it was
    stands in ``ReviewerIdentity``, where it can be erased.
    """

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.PROTECT, related_name="sign_offs")
    round = models.ForeignKey(ReviewRound, on_delete=models.PROTECT, related_name="sign_offs")
    seat = models.ForeignKey(ReviewSeat, on_delete=models.PROTECT, related_name="sign_offs")
    identity = models.ForeignKey(ReviewerIdentity, on_delete=models.PROTECT, related_name="sign_offs")
    decision = models.CharField(max_length=20, choices=Decision)
    reasons = models.JSONField(default=list, help_text="Codes of reasons for asking for changes.")
    checklist = models.JSONField(default=list, help_text="Lines as they were asked, each with its answer.")
    public_note = models.TextField(blank=True)
    private_note = models.TextField(blank=True, help_text="For the editors and the other reviewers.")
    accepted = models.JSONField(default=list, help_text="Findings that this decision accepted or refused, as values.")
    conflict_of_interest = models.TextField(blank=True, help_text="What the person stated; empty means none.")
    next_in_months = models.PositiveSmallIntegerField(null=True, help_text="The full review that the person asks for.")
    seat_name = models.CharField(max_length=80)
    role_title = models.CharField(max_length=120)
    page_code = models.CharField(max_length=12, blank=True)
    page_title = models.CharField(max_length=255)
    translation_key = models.UUIDField()
    part_hashes = models.JSONField(help_text="Of each part that the seat covers.")
    content_hash = models.CharField(max_length=64, help_text="Of the whole page, as it was displayed.")
    by_invitation = models.BooleanField(default=False)
    for_young_people = models.BooleanField(default=False, help_text="A coordinator signed for a panel.")
    is_sample = models.BooleanField(default=False)
    signed_at = models.DateTimeField()

    # The related managers of pages, reviews and people are made from the base manager.
    objects = models.Manager.from_queryset(SignOffQuerySet)()

    class Meta:
        verbose_name = "sign-off"
        verbose_name_plural = "sign-offs"
        ordering = ["signed_at", "pk"]
        base_manager_name = "objects"
        default_manager_name = "objects"
        default_permissions = ("view",)
        indexes = [models.Index(fields=["page", "seat", "signed_at"], name="sign_off_newest_idx")]

    def __str__(self) -> str:
        return f"{self.seat_name}: {self.get_decision_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Not a rule of what may be signed: that is decided before. This only keeps what was written from changing.
        if not self._state.adding:
            _refuse()
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        _refuse()

    @property
    def is_positive(self) -> bool:
        return self.decision in POSITIVE
