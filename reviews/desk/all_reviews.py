"""Every review there is or was, to narrow, search and take along."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, Min, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from ..findings_report import Ticked, as_cell
from ..letters.occasions import waiting_seats
from ..models import ReviewRound, ReviewSeat, RoundKind, RoundStatus
from .module_state import seats_by_name, waiting_names
from .rights import reads_reviews


def _seats() -> list[tuple[str, str]]:
    return list(ReviewSeat.objects.values_list("code", "name"))


class ReviewFilterSet(WagtailFilterSet):
    """Reviews by how far they are, what they wait for, and their risk."""

    status = Ticked(choices=RoundStatus.choices, label="How far")
    kind = Ticked(choices=RoundKind.choices, label="Kind")
    waits_for = django_filters.ChoiceFilter(
        choices=_seats, label="Waits for", empty_label="Any seat", method="with_seat", widget=forms.RadioSelect
    )
    is_sensitive = django_filters.ChoiceFilter(
        choices=[("True", "Sensitive"), ("False", "Not sensitive")], label="Risk", empty_label="Any"
    )

    class Meta:
        model = ReviewRound
        fields: list[str] = []

    def with_seat(self, found: QuerySet[ReviewRound], name: str, code: str) -> QuerySet[ReviewRound]:
        """Reviews that wait for the seat now."""
        return found.filter(Exists(waiting_seats().filter(round=OuterRef("pk"), seat__code=code)))


class AllReviews(ReportView):
    """The newest first; those that wait show for whom and until when."""

    model = ReviewRound
    page_title = "All reviews"
    header_icon = "list-ul"
    filterset_class = ReviewFilterSet
    index_url_name = "reviews_all"
    index_results_url_name = "reviews_all_results"
    is_searchable = True
    search_fields = ["page__draft_title"]
    default_ordering = ("-opened_at", "-pk")
    results_template_name = "reviews/desk/all_results.html"
    no_results_message = "There is no such review."
    export_filename = "reviews"
    list_export = [
        "title",
        "get_kind_display",
        "get_status_display",
        "risk",
        "waits",
        "next_due",
        "opened_at",
        "closed_at",
    ]
    export_headings = {
        "title": "Page",
        "get_kind_display": "Kind",
        "get_status_display": "How far",
        "risk": "Risk",
        "waits": "Waits for",
        "next_due": "Next due",
        "opened_at": "Opened",
        "closed_at": "Ended",
    }
    columns = [
        TitleColumn("title", label="Page", get_url=lambda round: reverse("review_round", args=[round.pk]), width="30%"),
        Column("get_kind_display", label="Kind", sort_key="kind", width="15%"),
        Column("get_status_display", label="How far", sort_key="status", width="15%"),
        Column("waits", label="Waits for", width="18%"),
        Column("due", label="Next due", sort_key="next_due", width="12%"),
        Column("risk", label="Risk", width="10%"),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse | HttpResponseBase:
        if not reads_reviews(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[ReviewRound]:
        # As a smallest value and not as the first of an order: that reads all seats by their date for each review.
        of_round = waiting_seats().filter(round=OuterRef("pk")).order_by().values("round")
        found = ReviewRound.objects.select_related("page").prefetch_related(seats_by_name())
        return found.annotate(next_due=Subquery(of_round.annotate(first=Min("due_on")).values("first")))

    def decorate_paginated_queryset(self, object_list: Iterable[Any]) -> Iterable[Any]:
        # The table holds these very rows already, so they are given what they lack where they stand.
        today = timezone.localdate()
        for round in object_list:
            round.title = as_cell(round.page.get_admin_display_title())
            round.risk = "Sensitive" if round.is_sensitive else ""
            round.waits = ", ".join(waiting_names(round)) if round.status == RoundStatus.OPEN else ""
            round.due = _due(round.next_due, today)
        return object_list


def _due(day: Any, today: Any) -> str:
    if day is None:
        return ""
    words = f"{day:%-d %b %Y}"
    return f"{words}, overdue" if day < today else words
