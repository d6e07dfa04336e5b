"""The review calendar: public pages by the day until which their check holds, and the button that starts it again."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.views import View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from .absences import LEADS
from .day_columns import DayColumn, NamedColumn
from .findings_report import as_cell
from .letters.naming import codes_of
from .models import PageDates, ReviewRound
from .models.rounds import UNFINISHED
from .review_dates import Restarted, restart_reviews
from .stand_ins import name_stand_in, who_may_stand_in

AHEAD = {"30": "Due in the next 30 days", "60": "Due in the next 60 days", "90": "Due in the next 90 days"}
OVERDUE = "overdue"


def pages_of(user: Any) -> QuerySet[Page]:
    """The pages whose review ``user`` may start: all for lead editors, else those that they may write."""
    if user.has_perm(LEADS):
        return Page.objects.all()
    return policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, ["change"])


def uses_calendar(user: Any) -> bool:
    """Whether the calendar has anything for ``user``."""
    return user.has_perm(LEADS) or policy_registry.get_by_type(Page).user_has_permission(user, "change")


class ForPeopleWhoStartReviews:
    """For views: closed to who may start no review."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not uses_calendar(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class WhenFilter(django_filters.ChoiceFilter):
    """Overdue, or due within some days from today; what is overdue is due within any."""

    def filter(self, qs: QuerySet[Any], value: str | None) -> QuerySet[Any]:
        today = timezone.localdate()
        if value == OVERDUE:
            return qs.filter(review_due_on__lt=today)
        return qs.filter(review_due_on__lte=today + timedelta(days=int(value))) if value in AHEAD else qs


class CalendarFilterSet(WagtailFilterSet):
    when = WhenFilter(
        choices=[(OVERDUE, "Overdue"), *AHEAD.items()], label="Due", empty_label="Any", widget=forms.RadioSelect
    )

    class Meta:
        model = PageDates
        fields: list[str] = []


class CountedPages(WagtailPaginator):
    """Says how many pages there are, not how many rows of their dates."""

    verbose_name = "page"
    verbose_name_plural = "pages"


class TickColumn(Column):
    """A box to tick; a page that is under way can be given a stand-in, and is refused a second start in words."""

    cell_template_name = "reviews/calendar_tick.html"


class ReviewCalendar(ForPeopleWhoStartReviews, ReportView):
    """Public pages, the one whose check ends first on top."""

    page_title = "Review calendar"
    header_icon = "calendar-check"
    model = PageDates
    paginator_class = CountedPages
    index_url_name = "review_calendar"
    index_results_url_name = "review_calendar_results"
    results_template_name = "reviews/calendar_results.html"
    filterset_class = CalendarFilterSet
    is_searchable = True
    search_fields = ["page__draft_title"]
    default_ordering = ("review_due_on", "page__path")
    no_results_message = "No page is due. Pages come here when they are released for the first time."
    permission_policy = None
    export_filename = "review-calendar"
    export_headings = {
        "name": "Page",
        "review_due_on": "Due",
        "due_words": "How long",
        "reviewed_on": "Last full check",
        "risk": "Risk",
        "owner_name": "Looked after by",
        "state": "Review",
    }
    list_export = list(export_headings)
    columns = [
        TickColumn("tick", label="Choose", width="6%", accessor=lambda dates: dates.pk),
        TitleColumn("name", label="Page", get_url=lambda dates: dates.editor, width="28%"),
        DayColumn("review_due_on", label="Due", sort_key="review_due_on"),
        NamedColumn("due_words", label="How long"),
        DayColumn("reviewed_on", label="Last full check", sort_key="reviewed_on"),
        NamedColumn("risk", label="Risk"),
        NamedColumn("owner_name", label="Looked after by"),
        NamedColumn("state", label="Review"),
    ]

    @cached_property
    def today(self) -> date:
        return timezone.localdate()

    def get_base_queryset(self) -> QuerySet[PageDates]:
        under_way = ReviewRound.objects.filter(page=OuterRef("page"), status__in=UNFINISHED)
        dates = PageDates.objects.filter(page__live=True, review_due_on__isnull=False)
        mine = dates.filter(page__in=pages_of(self.request.user).values("pk"))
        return mine.annotate(is_under_way=Exists(under_way)).select_related("page__owner", "stand_in")

    def decorate_paginated_queryset(self, object_list: Iterable[Any]) -> Iterable[Any]:
        # The table holds these very rows already, so they are given what they lack where they stand.
        codes = codes_of(dates.pk for dates in object_list)
        for dates in object_list:
            dates.name = as_cell(f"{codes.get(dates.pk, '')} {dates.page.get_admin_display_title()}".strip())
            dates.editor = reverse("wagtailadmin_pages:edit", args=[dates.pk])
            dates.due_words = how_long(dates.review_due_on, today=self.today)
            dates.risk = "Sensitive" if dates.is_sensitive else ""
            dates.owner_name = as_cell(looked_after_by(dates))
            dates.state = _state(dates)
        return object_list

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kept = {name: self.request.GET[name] for name in ("when", "q", "ordering", "p") if name in self.request.GET}
        more = {"way_back": f"{self.index_url}?{urlencode(kept)}", "stand_ins": who_may_stand_in()}
        return super().get_context_data(**kwargs) | more


def looked_after_by(dates: PageDates) -> str:
    """The owner and who stands in, as a cell says it; the lead editors where there is neither."""
    owner, stand_in = dates.page.owner, dates.stand_in
    if owner and stand_in and owner.pk != stand_in.pk:
        return f"{owner}, else {stand_in}"
    return str(owner or stand_in or "Lead editors")


def how_long(due_on: date, *, today: date) -> str:
    """How far away a day is: "in 3 days", "today", "12 days overdue"."""
    days = (due_on - today).days
    if days == 0:
        return "today"
    counted = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    return f"in {counted}" if days > 0 else f"{counted} overdue"


def _state(dates: Any) -> str:
    states = ["Under way" if dates.is_under_way else "", "Left the lists" if dates.left_lists_on else ""]
    return ", ".join(filter(None, states))


class StartReviews(ForPeopleWhoStartReviews, View):
    """Starts a full review of every ticked page that the reader may start one of."""

    http_method_names = ["post"]
    what_for = "whose review you want to start"

    def post(self, request: HttpRequest) -> HttpResponse:
        ticked = [int(pk) for pk in request.POST.getlist("page") if pk.isdecimal() and len(pk) < 18]
        pages = list(pages_of(request.user).filter(pk__in=ticked, live=True).order_by("path"))
        if not ticked:
            messages.warning(request, f"Tick the pages {self.what_for}.")
        elif not pages:
            messages.error(request, "None of these pages is public and yours to review. Nothing was changed.")
        else:
            self.do(request, pages)
        return redirect(get_valid_next_url_from_request(request) or "review_calendar")

    def do(self, request: HttpRequest, pages: list[Page]) -> None:
        """Act on pages that are the reader's, and say what came of it."""
        _say(request, restart_reviews(pages, request.user))


# What the form sends for nobody in particular.
LEAD_EDITORS = "lead-editors"


class NameStandIn(StartReviews):
    """Says who looks after the ticked pages when their owner can't."""

    what_for = "for which you want to name somebody"

    def do(self, request: HttpRequest, pages: list[Page]) -> None:
        asked = request.POST.get("stand_in", "")
        chosen = who_may_stand_in().filter(pk=asked).first() if asked.isdecimal() and len(asked) < 18 else None
        if chosen is None and asked != LEAD_EDITORS:
            messages.error(request, "Choose somebody from the list. Nothing was changed.")
            return
        count = name_stand_in(pages=pages, stand_in=chosen)
        who = chosen or "The lead editors"
        whose = "1 page" if count == 1 else f"{count} pages"
        messages.success(request, f"{who} will be reminded of {whose} when the owner can't be.")


def _say(request: HttpRequest, outcome: Restarted) -> None:
    if outcome.started:
        names = ", ".join(f"“{page.get_admin_display_title()}”" for page in outcome.started)
        messages.success(request, f"Review started: {names}. Their reviewers are asked by mail.")
    for page, why in outcome.refused:
        messages.error(request, f"“{page.get_admin_display_title()}” could not start. {why}")


class CalendarMenuItem(MenuItem):
    """Shown to those who may start a review."""

    def is_shown(self, request: HttpRequest) -> bool:
        return uses_calendar(request.user)


def calendar_menu_item() -> MenuItem:
    return CalendarMenuItem(
        ReviewCalendar.page_title, reverse("review_calendar"), icon_name=ReviewCalendar.header_icon, order=40
    )


def calendar_urls() -> list[URLPattern]:
    return [
        path("reviews/calendar/", ReviewCalendar.as_view(), name="review_calendar"),
        path("reviews/calendar/results/", ReviewCalendar.as_view(results_only=True), name="review_calendar_results"),
        path("reviews/calendar/start/", StartReviews.as_view(), name="review_calendar_start"),
        path("reviews/calendar/stand-in/", NameStandIn.as_view(), name="review_calendar_stand_in"),
    ]


def calendar_styles() -> str:
    """On the calendar and on the letters that did not go out."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/desk-time.css"))
