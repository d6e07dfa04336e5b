"""Lists of lessons and modules at the desk: what they show, and by what they can be narrowed."""

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn, ParentPageColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView, IndexView, PageFilterSet, PageListingMixin
from wagtail.models import Locale

from curriculum.models import AgeBand, ModulePage, Strand, Topic

from .filters import AnyOf, OneKind
from .models import LessonPage

STATUSES = {
    "draft": ("Draft", {"live": False}),
    "changed": ("Public, with changes waiting", {"live": True, "has_unpublished_changes": True}),
    "live": ("Public", {"live": True, "has_unpublished_changes": False}),
}
MINUTES = {
    "short": ("Up to 30", {"minutes__lte": 30}),
    "middle": ("31 to 45", {"minutes__gt": 30, "minutes__lte": 45}),
    "long": ("46 to 60", {"minutes__gt": 45, "minutes__lte": 60}),
    "longer": ("More than 60", {"minutes__gt": 60}),
}


class ModuleFilterSet(PageFilterSet):
    age_band = AnyOf(AgeBand, field_name="age_band", label="Age band")
    status = OneKind(STATUSES, label="Status")

    # One site, and modules always have children: nothing to choose.
    site = None
    has_child_pages = None

    class Meta:
        model = ModulePage
        fields: list[str] = []


class LessonFilterSet(PageFilterSet):
    age_band = AnyOf(AgeBand, field_name="age_band", label="Age band")
    strand = AnyOf(Strand, field_name="lesson_outcomes__outcome__strand", label="Strand")
    topic = AnyOf(Topic, field_name="lesson_topics__tag", label="Topic")
    length = OneKind(MINUTES, label="Minutes")
    status = OneKind(STATUSES, label="Status")

    site = None
    has_child_pages = None

    class Meta:
        model = LessonPage
        fields: list[str] = []


def strands_of(lesson: LessonPage) -> str:
    """Names of the strands that the lesson's outcomes stand in, each once, in order."""
    links = lesson.lesson_outcomes.all()
    return ", ".join(dict.fromkeys(link.outcome.strand.name for link in links if link.outcome_id))


def topics_of(lesson: LessonPage) -> str:
    """Names of the lesson's topics, as editors know them."""
    return ", ".join(sorted(link.tag.name for link in lesson.lesson_topics.all()))


LESSON_COLUMNS = [
    BulkActionsColumn("bulk_actions"),
    Column("code", label="Code", width="6%"),
    PageTitleColumn("title", label="Title", sort_key="title", classname="title", width="24%"),
    ParentPageColumn("parent", label="Module"),
    Column("age_band", label="Age band", width="11%", classname="w-whitespace-nowrap"),
    Column("strands", label="Strands", accessor=strands_of),
    Column("topics", label="Topics", accessor=topics_of),
    Column("minutes", label="Minutes", width="6%"),
    PageStatusColumn("status", label="Status", sort_key="live", width="10%"),
]
MODULE_COLUMNS = [
    BulkActionsColumn("bulk_actions"),
    Column("code", label="Code", width="6%"),
    PageTitleColumn("title", label="Title", sort_key="title", classname="title"),
    Column("age_band", label="Age band", width="12%"),
    Column("numchild", label="Lessons", width="8%"),
    PageStatusColumn("status", label="Status", sort_key="live", width="12%"),
]


class LessonRows(PageListingMixin):
    """Fetches with the lessons what the columns show, in as many queries for two lessons as for two hundred."""

    @cached_property
    def show_locale_labels(self) -> bool:
        """Whether titles say their language: not while there is only one."""
        return Locale.objects.count() > 1

    def annotate_queryset(self, pages: QuerySet[Any]) -> QuerySet[Any]:
        linked = ("age_band", "lesson_outcomes__outcome__strand", "lesson_topics__tag")
        return super().annotate_queryset(pages).prefetch_related(*linked)


class LessonsOfModuleView(LessonRows, ExplorableIndexView):
    """The lessons below one module, in teaching order."""

    default_ordering = "ord"


class EveryLessonView(LessonRows, IndexView):
    """The lessons of every module, in teaching order."""

    default_ordering = "ord"


class ModulesView(ExplorableIndexView):
    """The modules below the map, in order."""

    default_ordering = "ord"

    def annotate_queryset(self, pages: QuerySet[Any]) -> QuerySet[Any]:
        return super().annotate_queryset(pages).prefetch_related("age_band")
