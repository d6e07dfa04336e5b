"""The map of the curriculum, and its modules."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.template.response import TemplateResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from checks.forms import CheckedPageForm
from checks.passages import passages_of
from checks.permissions import LiveBySignOffs
from checks.subject import CheckContext
from wording.passages import Passage

from ..addresses import refuse_reserved_slug
from ..audiences import CURRICULUM_AUDIENCES, MODULE_AUDIENCES
from ..blocks import CitationsBlock
from ..codes import Coded
from ..listed import LISTED
from ..panels import CURRICULUM_PANELS, MODULE_PANELS
from .bands import AgeBand
from .topics import Topic

PLAIN = ["bold", "ol", "ul"]


class CurriculumPage(LiveBySignOffs, Page):
    """The map: what is taught in each strand at each age, and the modules in order."""

    intro = RichTextField(features=PLAIN, blank=True)

    base_form_class = CheckedPageForm
    content_panels = CURRICULUM_PANELS
    parent_page_types = ["home.HomePage"]
    subpage_types = ["curriculum.ModulePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = "curriculum map"
        verbose_name_plural = "curriculum maps"

    def clean(self) -> None:
        super().clean()
        refuse_reserved_slug(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        modules = ModulePage.objects.child_of(self).live().filter(LISTED).defer_streamfields()
        modules = modules.prefetch_related("age_band__labels")
        return {
            **super().get_context(request, *args, **kwargs),
            "modules": modules.order_by("age_band__order", "path"),
        }

    def passages(self) -> Iterator[Passage]:
        """Every stretch of text of the map, with its readers and its place."""
        return passages_of(self, audiences=CURRICULUM_AUDIENCES)

    def check_context(self) -> CheckContext:
        """Everybody, whatever their age."""
        return CheckContext()


class ModulePage(RoutablePageMixin, Coded):
    """An ordered set of lessons for one age band. Everybody reads its front; its teacher's side is at ``teach/``."""

    age_band = models.ForeignKey(AgeBand, on_delete=models.PROTECT, null=True, related_name="modules")
    key_question = models.CharField(max_length=160, help_text="One question that the lessons answer together.")
    overview = RichTextField(
        features=PLAIN, help_text="What the lessons are about, for students: two or three sentences."
    )
    prior_learning = RichTextField(features=PLAIN, help_text="What the class should have met before.")
    next_step = RichTextField(features=PLAIN, help_text="Where to go from here.")
    evidence_note = RichTextField(features=PLAIN, help_text="What is known, and what is not. No promises.")
    sources = StreamField(CitationsBlock(), blank=True)

    base_form_class = CheckedPageForm
    content_panels = MODULE_PANELS
    parent_page_types = ["curriculum.CurriculumPage"]
    subpage_types = ["lessons.LessonPage"]
    preview_modes = [("", "Module"), ("teach", "Teacher's side")]

    class Meta:
        verbose_name = "module"
        verbose_name_plural = "modules"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        lessons = list(self.get_children().live().filter(LISTED).specific().defer_streamfields()) if self.pk else []
        prefetch_related_objects(lessons, "lesson_outcomes__outcome__strand")
        total = sum(lesson.minutes or 0 for lesson in lessons)
        return {**super().get_context(request, *args, **kwargs), "lessons": lessons, "total_minutes": total}

    @path("teach/", name="teach")
    def teach(self, request: HttpRequest) -> TemplateResponse:
        """What a teacher needs before the first lesson. Open without sign-in."""
        return self.render(request, template="curriculum/module_teach.html", context_overrides={"audience": "teacher"})

    def serve_preview(self, request: HttpRequest, mode_name: str) -> TemplateResponse:
        return self.teach(request) if mode_name == "teach" else self.render(request)

    def passages(self) -> Iterator[Passage]:
        """Every stretch of text of the module, with its readers and its place."""
        return passages_of(self, audiences=MODULE_AUDIENCES)

    def check_context(self) -> CheckContext:
        """The module's band, and the topics of its lessons, drafts included: its words are read beside theirs."""
        below = Topic.objects.filter(lesson_topics__content_object__path__startswith=self.path) if self.path else ()
        return CheckContext(
            age_band=self.age_band.code if self.age_band else None, topics=frozenset(topic.slug for topic in below)
        )
