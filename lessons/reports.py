"""Reports at the desk: which outcomes and statements the public lessons serve, gaps first."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.functional import cached_property
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from curriculum.models import AgeBand, Framework, Outcome, Statement, Strand

from .coverage import lessons_serving, outcomes_gaps_first, statements_gaps_first
from .filters import AnyOf
from .models import LessonPage


class LessonLinksColumn(Column):
    """Codes of lessons, each a link to its editor."""

    cell_template_name = "lessons/admin/lesson_links.html"


class CoverageFilterSet(WagtailFilterSet):
    gaps = django_filters.ChoiceFilter(
        label="Gaps",
        field_name="lesson_count",
        choices=[("0", "Only those without a public lesson")],
        empty_label="Everything",
        widget=forms.RadioSelect,
    )
    strand = AnyOf(Strand, field_name="strand", label="Strand")
    age_band = AnyOf(AgeBand, field_name="age_band", label="Age band")


class OutcomeFilterSet(CoverageFilterSet):
    class Meta:
        model = Outcome
        fields: list[str] = []


class StatementFilterSet(CoverageFilterSet):
    framework = AnyOf(Framework, field_name="framework", label="Framework")
    strand = AnyOf(Strand, field_name="strands", label="Strand")
    age_band = AnyOf(AgeBand, field_name="age_bands", label="Age band")

    class Meta:
        model = Statement
        fields: list[str] = []


class CoverageReport(ReportView):
    """Rows with ``lesson_count`` and the lessons behind it, on screen and as a spreadsheet."""

    any_permission_required = ["add", "change", "publish"]
    header_icon = "check"
    is_searchable = False
    export_headings = {
        "code": "Code",
        "strand.name": "Strand",
        "age_band.label": "Age band",
        "text": "Outcome",
        "framework.name": "Framework",
        "paraphrase": "Statement, in our words",
        "lesson_count": "Public lessons",
        "public_codes": "Which",
        "waiting_codes": "Not public yet",
    }

    @cached_property
    def permission_policy(self) -> Any:
        return policy_registry.get_by_type(Page)

    def decorate_paginated_queryset(self, object_list: Iterable[Any]) -> Iterable[Any]:
        rows = list(object_list)
        serving = lessons_serving(rows) if rows else {}
        for row in rows:
            row.public_lessons, row.waiting_lessons = serving[row.pk].public, serving[row.pk].waiting
            row.public_codes, row.waiting_codes = _codes(row.public_lessons), _codes(row.waiting_lessons)
        return object_list


class OutcomeCoverage(CoverageReport):
    page_title = "Coverage of outcomes"
    filterset_class = OutcomeFilterSet
    index_url_name = "outcome_coverage"
    index_results_url_name = "outcome_coverage_results"
    export_filename = "outcomes"
    list_export = [
        "code",
        "strand.name",
        "age_band.label",
        "text",
        "lesson_count",
        "public_codes",
        "waiting_codes",
    ]
    columns = [
        Column("lesson_count", label="Lessons", width="8%"),
        Column("code", label="Code", width="8%"),
        Column("text", label="Outcome"),
        Column("strand", label="Strand", width="16%"),
        Column("age_band", label="Age band", width="10%"),
        LessonLinksColumn("public_lessons", label="Public lessons", width="14%"),
        LessonLinksColumn("waiting_lessons", label="Not public yet", width="14%"),
    ]

    def get_base_queryset(self) -> QuerySet[Outcome]:
        return outcomes_gaps_first()


class StatementCoverage(CoverageReport):
    page_title = "Coverage of curricula"
    page_subtitle = "A lesson supports a statement. It never meets or certifies one."
    filterset_class = StatementFilterSet
    index_url_name = "statement_coverage"
    index_results_url_name = "statement_coverage_results"
    export_filename = "statements"
    list_export = ["framework.name", "code", "paraphrase", "lesson_count", "public_codes", "waiting_codes"]
    columns = [
        Column("lesson_count", label="Lessons", width="8%"),
        Column("code", label="Code", width="10%"),
        Column("paraphrase", label="Statement, in our words"),
        Column("framework", label="Framework", width="20%"),
        LessonLinksColumn("public_lessons", label="Public lessons", width="14%"),
        LessonLinksColumn("waiting_lessons", label="Not public yet", width="14%"),
    ]

    def get_base_queryset(self) -> QuerySet[Statement]:
        return statements_gaps_first()


def _codes(lessons: list[LessonPage]) -> list[str]:
    return [lesson.code or lesson.title for lesson in lessons]
