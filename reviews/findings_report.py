"""The report of everything that was noticed in pages: one row for each finding, to narrow, search and take along."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page, get_page_content_types
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

from curriculum.models import AgeBand

from .kept_report import KeptFilter, decorate_kept
from .models import NoticedFinding, Severity
from .page_checks import check_pages, pages_to_check
from .rule_names import family_names, rule_code, rule_name

# Pages that one look at the report checks at most: an editor waits for no more. The command does the rest.
AT_ONCE = 5
STATUSES = {"live": "Public", "changed": "Public, with changes waiting", "draft": "Draft"}
_STATUS_LOOKUPS: dict[str, dict[str, bool]] = {
    "live": {"page_check__page__live": True, "page_check__page__has_unpublished_changes": False},
    "changed": {"page_check__page__live": True, "page_check__page__has_unpublished_changes": True},
    "draft": {"page_check__page__live": False},
}
# A spreadsheet takes a cell that starts so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _families() -> list[tuple[str, str]]:
    known = NoticedFinding.objects.order_by("family").values_list("family", flat=True).distinct()
    return sorted(((code, family_names().get(code, code)) for code in known), key=lambda choice: choice[1])


def _rules() -> list[tuple[str, str]]:
    known = NoticedFinding.objects.order_by("rule").values_list("rule", flat=True).distinct()
    return [(rule, rule_name(rule)) for rule in known]


def _bands() -> list[tuple[str, str]]:
    return list(AgeBand.objects.order_by("order").values_list("code", "label"))


class Ticked(django_filters.MultipleChoiceFilter):
    """Rows with any of the ticked values."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.CheckboxSelectMultiple, **kwargs)


class StatusFilter(django_filters.ChoiceFilter):
    """Rows of pages that the public sees, or does not."""

    def filter(self, qs: QuerySet[Any], value: str | None) -> QuerySet[Any]:
        return qs.filter(**_STATUS_LOOKUPS[value]) if value in _STATUS_LOOKUPS else qs


class FindingFilterSet(WagtailFilterSet):
    severity = Ticked(choices=Severity.choices, label="Weight")
    status = StatusFilter(choices=list(STATUSES.items()), label="Status", empty_label="Any", widget=forms.RadioSelect)
    age_band = Ticked(field_name="page_check__age_band", choices=_bands, label="Age band")
    family = Ticked(choices=_families, label="Family of rules")
    rule = Ticked(choices=_rules, label="Rule")
    kept = KeptFilter(label="Kept on purpose")
    content_type = ContentTypeFilter(
        field_name="page_check__page__content_type",
        queryset=lambda request: get_page_content_types(include_base_page_type=False),
        label="Page type",
    )

    class Meta:
        model = NoticedFinding
        fields: list[str] = []


class PlaceColumn(TitleColumn):
    """The page, as a link to the very field in its editor, and what the field is called."""

    cell_template_name = "reviews/findings_place.html"


class NoticedColumn(Column):
    """The author's words, why they do harm and what to say instead."""

    cell_template_name = "reviews/findings_noticed.html"


class FindingsReport(ReportView):
    """What was noticed in the pages that somebody may edit, heaviest first."""

    model = NoticedFinding
    page_title = "Findings"
    header_icon = "clipboard-list"
    any_permission_required = ["add", "change", "publish"]
    filterset_class = FindingFilterSet
    index_url_name = "findings_report"
    index_results_url_name = "findings_report_results"
    results_template_name = "reviews/findings_report_results.html"
    is_searchable = True
    search_fields = ["page_check__page__draft_title", "rule", "words", "why", "place_name"]
    default_ordering = ("-weight", "page_check__page__path", "position")
    no_results_message = "Nothing was noticed."
    export_filename = "findings"
    list_export = [
        "title",
        "age_band",
        "status",
        "code",
        "rule_name",
        "family_name",
        "get_severity_display",
        "place_name",
        "exported_words",
        "why",
        "suggest",
        "kept",
    ]
    export_headings = {
        "title": "Page",
        "age_band": "Age band",
        "status": "Status",
        "code": "Rule",
        "rule_name": "About",
        "family_name": "Family",
        "get_severity_display": "Weight",
        "place_name": "Place",
        "exported_words": "Words",
        "why": "Why",
        "suggest": "Instead",
        "kept": "Kept on purpose",
    }
    columns = [
        PlaceColumn("title", label="Page and place", get_url=lambda finding: finding.editor, width="26%"),
        Column("get_severity_display", label="Weight", sort_key="weight", width="11%"),
        NoticedColumn("why", label="What and why"),
        Column("rule", label="Rule", accessor="rule_name", sort_key="rule", width="12%"),
        Column("age_band", label="Age band", width="8%"),
        Column("status", label="Status", width="9%"),
    ]

    @cached_property
    def permission_policy(self) -> Any:
        return policy_registry.get_by_type(Page)

    @cached_property
    def pages(self) -> PageQuerySet:
        """The pages that the reader of the report may edit."""
        return self.permission_policy.instances_user_has_any_permission_for(self.request.user, ["change", "publish"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        waiting = pages_to_check(self.pages)
        oldest = Page.objects.filter(pk__in=list(waiting.order_by("path").values_list("pk", flat=True)[:AT_ONCE]))
        for _ in check_pages(oldest.order_by("path")):
            pass
        self.waiting = waiting.count()
        return super().get(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[NoticedFinding]:
        of_pages = NoticedFinding.objects.filter(page_check__page__in=self.pages.values("pk"))
        return of_pages.select_related("page_check__page")

    def decorate_paginated_queryset(self, object_list: Iterable[Any]) -> Iterable[Any]:
        # The table holds these very rows already, so they are given what they lack where they stand.
        bands = dict(_bands())
        findings = list(object_list)
        for finding in findings:
            _decorate(finding, bands)
        decorate_kept(findings)
        return object_list

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"waiting": self.waiting, "at_once": AT_ONCE}


def _decorate(finding: Any, bands: dict[str, str]) -> None:
    """Gives a row what its columns and its spreadsheet show."""
    page = finding.page_check.page
    finding.title = as_cell(page.get_admin_display_title())
    finding.age_band = bands.get(finding.page_check.age_band, "")
    finding.status = STATUSES[_status(page)]
    finding.code, finding.rule_name = rule_code(finding.rule), rule_name(finding.rule)
    finding.family_name = family_names().get(finding.family, finding.family)
    finding.exported_words = as_cell(finding.words)
    editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
    finding.editor = f"{editor}#:w:contentpath={finding.content_path}" if finding.content_path else editor


def _status(page: Page) -> str:
    if not page.live:
        return "draft"
    return "changed" if page.has_unpublished_changes else "live"


def as_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
