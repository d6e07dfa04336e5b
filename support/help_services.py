"""Help services: places outside school to turn to, each checked by two people, and shown only while that holds."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin

from .channels import ChannelBlock, ChannelValue
from .emergency_numbers import EmergencyNumber
from .expiry import HIDDEN_AFTER_MONTHS, due_on, hidden_on, months_later
from .help_facts import fingerprint
from .language_tags import check_language_tags, language_name
from .lines import LinesField
from .status import status_of

AN_ADULT = 18
YES_NO_UNKNOWN = [("unknown", "Not known"), ("yes", "Yes"), ("no", "No")]


class HelpServiceQuerySet(models.QuerySet["HelpService"]):
    """What a query can say. Whether the facts are still those that were checked, only the entry itself can say:
    readers are answered by ``support.directory``, never from here."""

    def in_use(self) -> "HelpServiceQuerySet":
        """Published, and neither paused nor closed."""
        return self.filter(live=True, paused_at=None, closed_at=None)

    def checked_until(self, on: date) -> "HelpServiceQuerySet":
        """Last checked so recently that the check still counts on a day."""
        return self.filter(verified_on__gt=months_later(on, -HIDDEN_AFTER_MONTHS), verified_on__lte=on)

    def due_for_check(self, *, on: date) -> "HelpServiceQuerySet":
        """Those that the keepers of the directory should look at now: never checked, or due. Closed ones never are."""
        return self.filter(closed_at=None).filter(Q(verified_on=None) | Q(next_check_due__lte=on))

    def with_country_names(self) -> "HelpServiceQuerySet":
        """Each with ``country_name`` as the emergency numbers name it; the code where they don't know it."""
        names = EmergencyNumber.objects.filter(country=OuterRef("country")).values("country_name")
        return self.annotate(country_name=Coalesce(Subquery(names[:1]), F("country")))


class HelpService(DraftStateMixin, LockableMixin, RevisionMixin, ClusterableModel):
    """One place to turn to outside school. Emergency numbers are no help services: they have a table of their own."""

    class Kind(models.TextChoices):
        CHILD_HELPLINE = "child_helpline", "Helpline for children and young people"
        CRISIS_TEXT = "crisis_text", "Crisis text line"
        SUICIDE_PREVENTION = "suicide_prevention", "Suicide prevention"
        LISTENING = "listening", "Listening service"
        ABUSE = "abuse", "Abuse and safety at home"
        EATING = "eating", "Eating"
        COMMUNITY = "community", "For one community"
        URGENT_HEALTH = "urgent_health", "Urgent health care"

    class Evidence(models.TextChoices):
        STATED = "V", "A stored page states it"
        CONFLICT = "C", "Pages differ, or are old"
        MEMORY = "K", "From memory"

    code = models.SlugField(
        max_length=60, unique=True, help_text="Short, in small letters, and never changed: gb-childline."
    )
    name = models.CharField(max_length=120)
    local_names = LinesField(help_text="Names in other languages, a line each.")
    operator = models.CharField(max_length=120, blank=True, help_text="Who runs it.")
    country = models.CharField(
        max_length=2,
        validators=[RegexValidator(r"^[A-Z]{2}\Z", "Two capital letters, as in ISO 3166-1.")],
        help_text="Two capital letters, as in ISO 3166-1: GB.",
    )
    regions = LinesField(help_text="Only if it serves a part of the country: a line each.")
    kind = models.CharField(max_length=20, choices=Kind)
    topics = ParentalManyToManyField("curriculum.Topic", blank=True, related_name="+")
    for_whom = models.CharField(max_length=160, help_text="In a child's words: any worry.")
    age_from = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Youngest age. Empty: any.")
    age_to = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Oldest age: 18 for “under 19”. Empty: any."
    )
    languages = LinesField(validators=[check_language_tags], help_text="A tag on each line: en, cy, zh-hans.")
    interpreters = models.CharField(max_length=120, blank=True, help_text="Which more languages, and how to ask.")
    channels = StreamField([("channel", ChannelBlock())], blank=True, help_text="The best way first.")
    website = models.URLField(blank=True, help_text="The service's own page, for readers.")
    anonymous = models.CharField(max_length=8, choices=YES_NO_UNKNOWN, default="unknown")
    confidential_limits = models.CharField(max_length=255, blank=True, help_text="When they must tell somebody else.")
    deaf_access = models.CharField(max_length=160, blank=True, help_text="For people who are deaf or hard of hearing.")
    what_happens = models.CharField(
        max_length=200,
        blank=True,
        help_text="On making contact, in two plain sentences: A person answers. You can stop any time.",
    )

    band_from = models.ForeignKey(
        "curriculum.AgeBand",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The lowest age band that meets it. Empty: as the ages say.",
    )
    priority = models.PositiveSmallIntegerField(default=2, help_text="1 comes first.")
    pair_with = ParentalManyToManyField(
        "self", symmetrical=False, blank=True, related_name="+", help_text="Always shown together with."
    )
    only_with_pair = models.BooleanField(default=False, help_text="Never shown without one of those.")
    show_on_print = models.BooleanField("shown on paper", default=True)
    sources = LinesField(help_text="Where the facts were read, a line each: web addresses, or words.")
    evidence = models.CharField(max_length=1, choices=Evidence, default=Evidence.MEMORY)
    notes = models.TextField(blank=True, help_text="For those who keep the directory. Never shown to readers.")

    # The record of checks and of pausing: written by its own functions, never by the form.
    verified_on = models.DateField(null=True, blank=True, editable=False)
    verified_by = models.CharField(max_length=255, blank=True, editable=False)
    verified_facts = models.CharField(max_length=64, blank=True, editable=False)
    next_check_due = models.DateField(null=True, blank=True, editable=False)
    paused_at = models.DateTimeField(null=True, blank=True, editable=False)
    paused_by = models.CharField(max_length=160, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    reason = models.CharField(max_length=255, blank=True, editable=False)

    RECORD = (
        "verified_on",
        "verified_by",
        "verified_facts",
        "next_check_due",
        "paused_at",
        "paused_by",
        "closed_at",
        "reason",
    )

    objects = HelpServiceQuerySet.as_manager()

    class Meta:
        ordering = ["country", "priority", "name"]
        permissions = [
            ("check_helpservice", "Can check help entries"),
            ("pause_helpservice", "Can pause help entries, and show them again"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(age_from=None) | Q(age_to=None) | Q(age_from__lte=models.F("age_to")),
                name="help_service_ages_in_order",
                violation_error_message="The youngest age is above the oldest.",
            ),
            models.CheckConstraint(
                condition=Q(verified_on=None, verified_by="", verified_facts="", next_check_due=None)
                | (
                    Q(verified_on__isnull=False, next_check_due__isnull=False)
                    & ~Q(verified_by="")
                    & ~Q(verified_facts="")
                ),
                name="help_service_check_is_whole",
                violation_error_message="A check has a day, the people who made it and what they checked.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.country})"

    def clean(self) -> None:
        super().clean()
        if self.kind == "emergency":
            raise ValidationError({"kind": "Emergency numbers have a table of their own, and are never hidden."})
        if self.age_from is not None and self.age_to is not None and self.age_from > self.age_to:
            raise ValidationError({"age_to": "The youngest age is above the oldest."})

    def with_content_json(self, content: dict[str, Any]) -> "HelpService":
        """A stored draft, with the record as it stands now: no old draft brings a lost check back, or lifts a pause."""
        draft: HelpService = super().with_content_json(content)
        # Asked for anew: what is in memory may be older than a pause.
        kept = HelpService.objects.filter(pk=self.pk).values(*self.RECORD).first() or {}
        for name, value in kept.items():
            setattr(draft, name, value)
        return draft

    @property
    def ways(self) -> list[ChannelValue]:
        """Its channels, the best first."""
        return [child.value for child in self.channels]

    @property
    def language_names(self) -> list[str]:
        return [language_name(tag) for tag in self.languages]

    @property
    def facts(self) -> str:
        """Fingerprint of what two people check."""
        return fingerprint(self)

    @property
    def last_checked_on(self) -> date | None:
        """The day of the check that the present facts rest on; None when they were changed since, or never checked."""
        return self.verified_on if self.verified_on and self.verified_facts == self.facts else None

    @property
    def check_due_on(self) -> date | None:
        """From this day on the keepers are reminded. None: now."""
        checked = self.last_checked_on
        return min(self.next_check_due or due_on(checked), due_on(checked)) if checked else None

    @property
    def expires_on(self) -> date | None:
        """The first day on which readers don't see it any more. None: they don't see it now."""
        checked = self.last_checked_on
        return hidden_on(checked) if checked else None

    @property
    def is_unchecked(self) -> bool:
        """Whether it must carry the mark "not checked" wherever it is shown all the same."""
        return not self.is_checked_on(timezone.localdate())

    @property
    def is_out_of_use(self) -> bool:
        return not self.live or self.paused_at is not None or self.closed_at is not None

    def is_checked_on(self, day: date) -> bool:
        """Whether two people's check of the present facts still counts on a day."""
        checked = self.last_checked_on
        return checked is not None and checked <= day < hidden_on(checked)

    def may_be_shown(self, *, on: date) -> bool:
        """Whether readers may meet it: in use, and checked; in the demonstration also unchecked, with its mark."""
        return not self.is_out_of_use and (self.is_checked_on(on) or settings.SHOWS_UNCHECKED_HELP)

    @property
    def status_today(self) -> str:
        """For the desk: how things stand, in words."""
        return status_of(self, on=timezone.localdate()).value

    def takes_ages(self, age_from: int, age_to: int) -> bool:
        """Whether it takes anybody of an age from ``age_from`` up to, not including, ``age_to``."""
        return (self.age_from is None or self.age_from < age_to) and (self.age_to is None or self.age_to >= age_from)
