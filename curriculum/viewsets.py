"""Reference data in the admin: to search, filter and read, with where each row is used."""

from typing import Any

from django.contrib.admin.utils import quote
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from wagtail.admin.admin_url_finder import AdminURLFinder, ModelAdminURLFinder
from wagtail.admin.ui.tables import BooleanColumn, BulkActionsCheckboxColumn, Column, TitleColumn
from wagtail.admin.widgets.button import Button
from wagtail.models import ReferenceIndex
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import IndexView, InspectView, SnippetViewSet, SnippetViewSetGroup, UsageView

from .models import AgeBand, Framework, Outcome, Source, Statement, Strand, Topic


class ReferenceIndexView(IndexView):
    """All rows, without the boxes to tick: nothing can be done to many rows, as nothing can be done to one."""

    @property
    def columns(self) -> list[Any]:
        return [column for column in super().columns if not isinstance(column, BulkActionsCheckboxColumn)]


class ReferenceUsageView(UsageView):
    """Where a row is used, for everybody who may read it."""

    permission_required = "view"


class ReferenceInspectView(InspectView):
    """A row in full, and where it is used."""

    usage_url_name: str | None = None

    @property
    def header_more_buttons(self) -> list[Button]:
        url = reverse(self.usage_url_name, args=(quote(self.object.pk),))
        return [*super().header_more_buttons, Button("Where it is used", url=url, icon_name="link")]

    def get_fields_context(self) -> list[dict[str, Any]]:
        return [*super().get_fields_context(), {"label": "Used by", "value": self._users(), "component": None}]

    def _users(self) -> str:
        finder = AdminURLFinder(self.request.user)
        users = [user for user, _ in ReferenceIndex.get_grouped_references_to(self.object)]
        rows = ((finder.get_edit_url(user), user) for user in users)
        links = ((format_html('<a href="{}">{}</a>', url, user) if url else str(user),) for url, user in rows)
        return format_html_join("", "<div>{}</div>", links) or "Nothing yet"


class ReferenceURLFinder(ModelAdminURLFinder):
    """Leads from wherever a row is mentioned to the page that shows it."""

    inspect_url_name: str

    def construct_edit_url(self, instance: models.Model) -> str:
        return reverse(self.inspect_url_name, args=(quote(instance.pk),))

    def get_edit_url(self, instance: models.Model) -> str | None:
        policy = policy_registry.get(instance)
        may_read = self.user is None or policy.user_has_permission(self.user, "view")
        return self.construct_edit_url(instance) if may_read else None


class ReferenceViewSet(SnippetViewSet):
    """One kind of reference data, read-only. ``ReadOnlyPolicy`` refuses what is not reading."""

    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = ReferenceIndexView
    inspect_view_class = ReferenceInspectView
    usage_view_class = ReferenceUsageView
    search_backend_name = None
    list_per_page = 50
    columns: list[Any] = []

    @property
    def list_display(self) -> list[Any]:
        return [
            *self.columns,
            TitleColumn("usage_count", label="Used", get_url=self._usage_url, sort_key="usage_count"),
        ]

    @property
    def url_finder_class(self) -> type[ReferenceURLFinder]:
        names = {"model": self.model, "inspect_url_name": self.get_url_name("inspect")}
        return type("_ReferenceURLFinder", (ReferenceURLFinder,), names)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        related = [field.name for field in self.model._meta.fields if field.many_to_one]
        rows = self.model._default_manager.annotate(usage_count=ReferenceIndex.usage_count_subquery(self.model))
        return rows.select_related(*related) if related else rows

    def _usage_url(self, instance: models.Model) -> str:
        return reverse(self.get_url_name("usage"), args=(quote(instance.pk),))


class AgeBandViewSet(ReferenceViewSet):
    model = AgeBand
    icon = "group"
    columns = ["label", "code", "slug", "age_from", "age_to", "reading_profile"]
    search_fields = ["code", "slug", "label", "labels__label"]
    inspect_view_fields = ["code", "slug", "label", "labels", "age_from", "age_to", "reading_profile"]


class StrandViewSet(ReferenceViewSet):
    model = Strand
    icon = "list-ul"
    columns = ["name", "code"]
    search_fields = ["code", "name"]
    inspect_view_fields = ["code", "name"]


class OutcomeViewSet(ReferenceViewSet):
    model = Outcome
    icon = "check"
    columns = ["code", "text", "strand", "age_band", BooleanColumn("is_starter", label="Starter set")]
    list_filter = ["strand", "age_band", "is_starter"]
    search_fields = ["code", "text"]
    inspect_view_fields = ["code", "text", "strand", "age_band", "is_starter"]


class TopicViewSet(ReferenceViewSet):
    model = Topic
    icon = "tag"
    columns = ["name", "slug", BooleanColumn("is_sensitive", label="Sensitive"), "floor", "public_slug"]
    list_filter = ["is_sensitive", "floor"]
    search_fields = ["name", "slug", "public_label"]
    inspect_view_fields = ["name", "slug", "is_sensitive", "floor", "public_label", "public_slug"]


class FrameworkViewSet(ReferenceViewSet):
    model = Framework
    icon = "globe"
    columns = ["name", "code", "version", Column("get_jurisdiction_display", label="Jurisdiction"), "licence"]
    list_filter = ["jurisdiction"]
    search_fields = ["code", "name", "licence"]
    inspect_view_fields = [
        "code",
        "name",
        "version",
        "jurisdiction",
        "licence",
        "licence_note",
        "notice",
        "caution",
        "sources",
    ]


class StatementViewSet(ReferenceViewSet):
    model = Statement
    icon = "clipboard-list"
    columns = ["code", "paraphrase", "framework", BooleanColumn("is_official", label="Official code"), "verification"]
    list_filter = ["framework", "strands", "age_bands", "is_official"]
    search_fields = ["code", "paraphrase"]
    inspect_view_fields = [
        "framework",
        "code",
        "is_official",
        "paraphrase",
        "age_bands",
        "strands",
        "verification",
        "source",
    ]


class SourceViewSet(ReferenceViewSet):
    model = Source
    icon = "openquote"
    columns = ["code", "what", Column("year_text", label="Year"), "read_as", BooleanColumn("is_mirror", label="Mirror")]
    list_filter = ["is_mirror", "read_as"]
    search_fields = ["code", "what", "author", "publisher"]
    inspect_view_fields = ["code", "what", "author", "publisher", "year_text", "address", "read_as", "is_mirror"]


class ReferenceGroup(SnippetViewSetGroup):
    """The menu entry of all reference data."""

    menu_label = "Reference data"
    menu_icon = "list-ul"
    menu_order = 400
    items = (
        AgeBandViewSet,
        StrandViewSet,
        OutcomeViewSet,
        TopicViewSet,
        FrameworkViewSet,
        StatementViewSet,
        SourceViewSet,
    )


READ_ONLY_MODELS = tuple(viewset.model for viewset in ReferenceGroup.items)
