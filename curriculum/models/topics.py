"""Topics: what a lesson is about, from a closed vocabulary."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from taggit.models import NaturalKeyManager, TagBase

from .bands import AgeBand


class TopicQuerySet(models.QuerySet["Topic"]):
    def by_argument(self, argument: str) -> "Topic":
        """The topic of a slug, written with hyphens or underscores. Raises ``Topic.DoesNotExist``.

        For editors and commands. In public addresses use ``by_public_argument``.
        """
        return self.get(slug=_slug(argument))

    def by_public_argument(self, argument: str) -> Self:
        """The topics that a public address may mean: several sensitive ones share a neutral slug, and their own slugs
        mean nothing there. Empty when the argument is unknown."""
        return self.filter(
            Q(is_sensitive=False, slug=_slug(argument)) | Q(is_sensitive=True, public_slug=_slug(argument))
        )

    def public_choices(self) -> list[tuple[str, str]]:
        """Slug and label of every topic as the public meets it, each once, by label."""
        return sorted({(topic.slug_in_public, topic.name_in_public) for topic in self}, key=lambda choice: choice[1])


class ClosedVocabulary(NaturalKeyManager.from_queryset(TopicQuerySet)):  # type: ignore[misc]
    """Topics, by natural key as django-taggit wants it."""


class Topic(TagBase):
    """What a lesson is about. A sensitive one shows the public a neutral slug and label only, so that no address, tab
    title or history names it."""

    free_tagging = False

    is_sensitive = models.BooleanField("sensitive")
    floor = models.ForeignKey(
        AgeBand,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The lowest band in which it may be taught by name; none: every band.",
    )
    public_slug = models.SlugField("neutral slug", max_length=100, blank=True)
    public_label = models.CharField("neutral label", max_length=100, blank=True)

    objects = ClosedVocabulary()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_sensitive=False, public_slug="", public_label="")
                | (Q(is_sensitive=True) & ~Q(public_slug="") & ~Q(public_label="") & ~Q(public_slug=F("slug"))),
                name="sensitive_topic_has_a_neutral_slug",
            ),
        ]

    @property
    def slug_in_public(self) -> str:
        return self.public_slug if self.is_sensitive else self.slug

    @property
    def name_in_public(self) -> str:
        return self.public_label if self.is_sensitive else self.name


def _slug(argument: str) -> str:
    return argument.strip().lower().replace("_", "-")
