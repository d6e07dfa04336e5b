"""What a lesson is linked to on the map: outcomes, statements of curricula, topics."""

from django.db import models
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.models import Orderable

from curriculum.models import Topic


class LessonTopic(ItemBase):
    """A topic of the closed vocabulary that a lesson is about."""

    tag = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="lesson_topics", verbose_name="topic")
    content_object = ParentalKey("lessons.LessonPage", on_delete=models.CASCADE, related_name="lesson_topics")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="a_lesson_has_a_topic_once")]


class LessonOutcome(Orderable):
    """What students can say at the end, and which outcome of the map that serves."""

    page = ParentalKey("lessons.LessonPage", on_delete=models.CASCADE, related_name="lesson_outcomes")
    i_can = models.CharField("“I can …”", max_length=200, help_text="In the band's own words, starting with “I can”.")
    outcome = models.ForeignKey(
        "curriculum.Outcome", null=True, on_delete=models.PROTECT, related_name="lesson_outcomes"
    )

    class Meta(Orderable.Meta):
        verbose_name = "outcome"

    def __str__(self) -> str:
        return self.i_can


class Strength(models.TextChoices):
    """How much a lesson gives to a curriculum statement. Never “meets”: a mapping supports, it does not certify."""

    INTRODUCES = "introduces", "Introduces"
    SUPPORTS = "supports", "Supports"
    REVISITS = "revisits", "Revisits"


class LessonStatement(Orderable):
    """A statement of a curriculum that the lesson supports."""

    page = ParentalKey("lessons.LessonPage", on_delete=models.CASCADE, related_name="lesson_statements")
    statement = models.ForeignKey(
        "curriculum.Statement", null=True, on_delete=models.PROTECT, related_name="lesson_statements"
    )
    strength = models.CharField(max_length=12, choices=Strength, default=Strength.SUPPORTS)
    note = models.CharField(
        max_length=255, blank=True, help_text="For teachers: where in the lesson, if that is not plain."
    )

    class Meta(Orderable.Meta):
        verbose_name = "statement"
