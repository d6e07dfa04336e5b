"""A lesson: one record that students read, teachers deliver, families see and printers print."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from modelcluster.fields import ParentalManyToManyField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index

from checks.passages import language_of, passages_of
from checks.subject import CheckContext
from curriculum.codes import Coded
from curriculum.topic_field import TopicManager
from support.country_list import has_emergency_number
from support.quick_exit import kept_nowhere
from wording.passages import Passage

from ..audiences import AUDIENCES, QUOTED
from ..blocks import (
    PLAIN,
    ActivitiesBlock,
    CheckBlock,
    EvidenceSourcesBlock,
    HandoutsBlock,
    LinesBlock,
    MisconceptionsBlock,
    ReadingBlock,
    ResourcesBlock,
    TryThisBlock,
    WordsBlock,
)
from ..choices import AssessmentMethod, EvidenceStrength
from ..contexts import class_context, family_context, slide_context, student_context, teach_context
from ..forms import LessonPageForm
from ..neighbours import neighbours_of
from ..panels import LESSON_TABS
from ..querysets import LessonQuerySet
from ..running import before_you_start, screen, teachers_window
from ..search_text import folded
from ..self_care.passages import AROUND, tool_passages
from ..self_care.placed import tools_in
from ..self_care.policy import sends_nothing
from ..standard_texts import confidentiality_script
from .links import LessonTopic

# What a module has below its own address: for teachers, for families, for staff.
KEPT_BY_THE_MODULE = frozenset({"teach", "family", "briefing"})


class LessonPage(RoutablePageMixin, Coded):
    """A single taught session: one record that students read, teachers deliver and printers print."""

    # Overview
    minutes = models.PositiveSmallIntegerField(
        null=True, help_text="Whole minutes, as timetabled: the sum of the activities."
    )
    group_size = models.CharField(max_length=80, help_text="Such as: whole class, up to 32.")
    age_band = models.ForeignKey("curriculum.AgeBand", null=True, on_delete=models.PROTECT, related_name="lessons")
    also_suitable = ParentalManyToManyField(
        "curriculum.AgeBand",
        blank=True,
        related_name="also_suitable_lessons",
        verbose_name="also suitable for",
        help_text="Lower bands only. Never higher: a topic may start later than you think.",
    )
    topics = TopicManager(through=LessonTopic)
    help_country = models.CharField(
        "country of its help",
        max_length=2,
        blank=True,
        validators=[has_emergency_number],
        help_text="Only if it is for one country: two capital letters, as in GB. Empty: the country of the site.",
    )
    key_question = models.CharField(max_length=160, help_text="One question that a pupil could answer at the end.")
    objectives = StreamField(
        LinesBlock(max_num=2), verbose_name="We are learning to …", help_text="One or two, lower case."
    )
    prior_learning = RichTextField(features=PLAIN, help_text="What the class has done before.")
    next_step = RichTextField(features=PLAIN, help_text="What comes after.")
    # Risk: facts that decide who must review
    disclosure_possible = models.BooleanField(
        default=False, help_text="A pupil may tell you something because of this lesson."
    )
    friend_at_risk = models.BooleanField(default=False, help_text="Is about worrying for a friend.")
    private_work = models.BooleanField(default=False, help_text="Pupils write something that is theirs alone.")
    critique_language = models.BooleanField(default=False, help_text="Shows hurtful words in order to change them.")
    lived_experience = models.BooleanField(default=False, help_text="Carries somebody's own, reviewed account.")
    # Student page
    content_note_mentions = models.TextField("mentions", blank=True, help_text="What the lesson mentions, calmly.")
    content_note_leaves_out = models.TextField("leaves out", blank=True, help_text="What it does not go into.")
    content_note_choices = models.TextField("choices", blank=True, help_text="What a student can do instead.")
    content_note_told_in_advance = models.TextField("told in advance", blank=True, help_text="When the class is told.")
    reading = StreamField(ReadingBlock(), help_text="What students read, within the band's reading profile.")
    vocabulary = StreamField(WordsBlock(), verbose_name="new words")
    try_this = StreamField(TryThisBlock(), verbose_name="things to try")
    check_questions = StreamField(CheckBlock(), verbose_name="check for understanding")
    ending = RichTextField(features=PLAIN, help_text="Calm last words: who to see today, and tell again.")
    # Safety
    why_it_matters = RichTextField(features=PLAIN, help_text="What keeps this lesson safe, and why.")
    extra_ground_rules = StreamField(LinesBlock(), blank=True, help_text="Beside the standard ground rules.")
    distancing = models.JSONField(
        null=True, default=list, help_text="How the lesson keeps away from pupils' own lives."
    )
    distancing_note = RichTextField(features=PLAIN)
    confidentiality_script = models.TextField(
        default=confidentiality_script, help_text="One or two sentences that the teacher can read out."
    )
    care = RichTextField("pupils who may need more care", features=PLAIN)
    when_not_to_teach = RichTextField(features=PLAIN)
    question_box = RichTextField(features=PLAIN)
    disclosure_cues = RichTextField(
        features=PLAIN, help_text="What a pupil might say in this lesson, and how to respond."
    )
    staff_briefing = RichTextField(features=PLAIN, blank=True, help_text="Required for a sensitive lesson.")
    before_weekend = RichTextField("before a weekend or holiday", features=PLAIN, blank=True)
    follow_up = RichTextField(features=PLAIN, help_text="What to notice in the next days.")
    tutor_note = RichTextField("note for the form tutor", features=PLAIN)
    teacher_wellbeing = RichTextField(features=PLAIN, help_text="Permission to swap out, and who supports staff.")
    # Teaching plan
    resources = StreamField(ResourcesBlock(), verbose_name="prepare")
    activities = StreamField(ActivitiesBlock())
    support = models.TextField(help_text="For those who need more help: ten words or more.")
    challenge = models.TextField(help_text="For those ready for more: ten words or more.")
    access = models.TextField(help_text="SEND, new to English, sensory: ten words or more.")
    misconceptions = StreamField(MisconceptionsBlock())
    assessment_method = models.CharField(
        max_length=20, choices=AssessmentMethod, help_text="The same at start and end."
    )
    assessment_prompt = RichTextField(features=PLAIN, help_text="The same words at the start and at the end.")
    assessment_success = RichTextField(features=PLAIN, help_text="What shows that the class has learnt it.")
    handouts = StreamField(HandoutsBlock(), blank=True)
    # Family
    family_taught = RichTextField("what was taught", features=PLAIN)
    family_try = RichTextField("one thing to try at home", features=PLAIN)
    family_talk = RichTextField("how to talk at home", features=PLAIN)
    family_help = RichTextField("help for families", features=PLAIN)
    family_letter = RichTextField(
        "letter before the lesson", features=PLAIN, help_text="Without greeting or signature."
    )
    # Evidence
    evidence_supports = RichTextField("what supports it", features=PLAIN)
    evidence_strength = models.CharField(max_length=20, choices=EvidenceStrength)
    evidence_not_known = RichTextField("what is not known", features=PLAIN)
    evidence_sources = StreamField(EvidenceSourcesBlock())

    objects = PageManager.from_queryset(LessonQuerySet)()

    base_form_class = LessonPageForm
    edit_handler = LESSON_TABS
    parent_page_types = ["curriculum.ModulePage"]
    subpage_types: list[str] = []
    search_fields = [
        *Page.search_fields,
        index.SearchField("student_search_text"),
        index.AutocompleteField("student_search_text"),
        index.FilterField("age_band_id"),
        index.FilterField("minutes"),
    ]

    preview_modes = [
        ("student", "Student page"),
        ("teach", "Teacher view"),
        ("family", "Family page"),
        ("guide", "Guide (print layout)"),
    ]

    class Meta:
        verbose_name = "lesson"
        verbose_name_plural = "lessons"

    @property
    def activity_minutes(self) -> int:
        """Whole minutes that the activities take together; a check compares it with ``minutes``."""
        return sum(step.value.get("minutes") or 0 for step in self.activities)

    @property
    def pictures_to_read(self) -> list[Any]:
        """The pictures of the reading in order, as parts of it: those who can't read yet follow it by them."""
        return [part for part in self.reading if part.block_type == "picture" and part.value.get("image")]

    @property
    def is_sensitive(self) -> bool:
        """Whether a topic of the lesson is sensitive: then more parts are required and more people review it."""
        return any(topic.is_sensitive for topic in self.topics.all())

    @property
    def has_exit(self) -> bool:
        """Whether what students and families read of it carries “Exit this page”; nothing else does."""
        return self.is_sensitive

    @property
    def public_topics(self) -> list[str]:
        """The topics as the public meets them: sensitive ones share one neutral name."""
        return sorted({link.tag.name_in_public for link in self.lesson_topics.all()})

    @property
    def student_search_text(self) -> str:
        """Words that students may read, folded as queries are; nothing of a teacher's is searchable in public."""
        read = (passage for passage in self.passages() if "student" in passage.audiences)
        return folded(" ".join(passage.text for passage in read if not passage.place.startswith(AROUND)))

    def clean(self) -> None:
        super().clean()
        if self.slug in KEPT_BY_THE_MODULE:
            raise ValidationError({"slug": f"The module keeps the address “{self.slug}” for itself. Choose another."})

    def passages(self) -> Iterator[Passage]:
        """Every stretch of text of the lesson, with who may read it and where it stands."""
        yield from passages_of(self, audiences=AUDIENCES, quoted=QUOTED)
        yield from self.passages_from_elsewhere()

    def passages_from_elsewhere(self) -> Iterator[Passage]:
        """What the lesson prints and does not hold: the words of its self-care tools."""
        if self.age_band:
            yield from tool_passages(tools_in(self), band=self.age_band.code, language=language_of(self))

    def check_context(self) -> CheckContext:
        """The lesson's band, topics and new words."""
        return CheckContext(
            age_band=self.age_band.code if self.age_band else None,
            topics=frozenset(topic.slug for topic in self.topics.all()),
            vocabulary=tuple(word.value.get("word") or "" for word in self.vocabulary),
        )

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """A lesson is public only while its module is."""
        if self.live and not self.get_parent().live:
            raise Http404("The module of this lesson is not public.")
        return super().route(request, path_components)

    @path("")
    def student_page(self, request: HttpRequest) -> HttpResponse:
        context = {"neighbours": neighbours_of(self)} | student_context(self)
        response = self._open_to_all(request, template="lessons/lesson_page.html", context=context)
        return sends_nothing(request, response) if context["self_care_tools"] else response

    @path("teach/")
    def teach_page(self, request: HttpRequest) -> HttpResponse:
        asked = {"start": request.GET.get("start", ""), "minutes": request.GET.get("minutes", "")}
        context = {"neighbours": neighbours_of(self)} | teach_context(self, **asked)
        response = self.render(request, template="lessons/lesson_teach.html", context_overrides=context)
        response.status_code = 400 if context["plan"].has_problem else 200
        return response

    @path("run/")
    def run_page(self, request: HttpRequest) -> HttpResponse:
        return screen(self, request)

    @path("run/before/")
    def run_before_page(self, request: HttpRequest) -> HttpResponse:
        return before_you_start(self, request)

    @path("run/teacher/")
    def run_teacher_page(self, request: HttpRequest) -> HttpResponse:
        return teachers_window(self, request)

    @path("family/")
    def family_page(self, request: HttpRequest) -> HttpResponse:
        return self._open_to_all(request, template="lessons/lesson_family.html", context=family_context(self))

    @path("handouts/")
    def handouts_page(self, request: HttpRequest) -> HttpResponse:
        return self._open_to_all(request, template="lessons/lesson_handouts.html", context=student_context(self))

    @path("class/")
    def class_page(self, request: HttpRequest) -> HttpResponse:
        response = self.render(request, template="lessons/lesson_class.html", context_overrides=class_context(self))
        return sends_nothing(request, kept_nowhere(response) if self.has_exit else response)

    @path("slide/")
    def slide_page(self, request: HttpRequest) -> HttpResponse:
        return self._open_to_all(request, template="lessons/lesson_slide.html", context=slide_context(self))

    def _open_to_all(self, request: HttpRequest, *, template: str, context: dict[str, Any]) -> HttpResponse:
        """A page that a student or a family reads; of a sensitive lesson nothing stays behind on the device."""
        response: HttpResponse = self.render(request, template=template, context_overrides=context)
        return kept_nowhere(response) if context["has_exit"] else response

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        pages = {"teach": self.teach_page, "family": self.family_page, "guide": self.guide_layout}
        return pages.get(mode_name, self.student_page)(request)

    def guide_layout(self, request: HttpRequest) -> HttpResponse:
        """The printed guide as a page on screen; ``guides`` owns the template."""
        return self.render(request, template="guides/guide_layout.html", context_overrides=teach_context(self))
