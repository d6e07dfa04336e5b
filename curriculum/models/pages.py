"""The map of the curriculum, and its modules."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.query import PageQuerySet

from checks.forms import CheckedPageForm
from checks.passages import passages_of
from checks.permissions import LiveBySignOffs
from checks.subject import CheckContext
from wording.passages import Passage

from ..addresses import refuse_reserved_slug
from ..audiences import CURRICULUM_AUDIENCES, MODULE_AUDIENCES
from ..blocks import CitationsBlock
from ..codes import Coded
from ..listed import LISTED, OPEN_TO_ALL
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
        modules = ModulePage.objects.child_of(self).live().filter(LISTED, OPEN_TO_ALL).defer_streamfields()
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
        lessons = list(self.public_lessons().defer_streamfields()) if self.pk else []
        prefetch_related_objects(lessons, "lesson_outcomes__outcome__strand")
        total = sum(lesson.minutes or 0 for lesson in lessons)
        return {**super().get_context(request, *args, **kwargs), "lessons": lessons, "total_minutes": total}

    @path("teach/", name="teach")
    def teach(self, request: HttpRequest) -> TemplateResponse:
        """What a teacher needs before the first lesson. Open without sign-in."""
        return self.render(request, template="curriculum/module_teach.html", context_overrides={"audience": "teacher"})

    @path("family/", name="family")
    def family(self, request: HttpRequest) -> HttpResponse:
        """Everything that the module shows to students, for families."""
        return self._for_families(request, template="curriculum/module_family.html")

    @path("family/letter/", name="family_letter")
    def family_letter(self, request: HttpRequest) -> HttpResponse:
        """A plain letter to families, to be printed."""
        return self._for_families(request, template="curriculum/module_letter.html")

    @path("briefing/", name="briefing")
    def briefing(self, request: HttpRequest) -> TemplateResponse:
        """One sheet of paper for those who lead a school. For staff: no page that students read leads here."""
        lessons = list(self.public_lessons())
        prefetch_related_objects(lessons, "topics")
        context = {"audience": "teacher", "lessons": lessons}
        return self.render(request, template="curriculum/module_briefing.html", context_overrides=context)

    def public_lessons(self) -> PageQuerySet:
        """The lessons that the module's page lists, whole and in teaching order."""
        return self.get_children().live().public().filter(LISTED).specific()

    def _for_families(self, request: HttpRequest, *, template: str) -> HttpResponse:
        """A page that a family reads; where one lesson is sensitive, nothing stays behind on the device."""
        lessons = list(self.public_lessons())
        prefetch_related_objects(lessons, "topics")
        has_exit = any(lesson.has_exit for lesson in lessons)
        context = {"audience": "family", "lessons": lessons, "has_exit": has_exit}
        response = self.render(request, template=template, context_overrides=context)
        if has_exit:
            patch_cache_control(response, no_store=True)
        return response

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """The module, and its page for families."""
        own = super().get_sitemap_urls(request)
        return own + [entry | {"location": f"{entry['location']}family/"} for entry in own]

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
