"""The board of lead editors: what reviews owe, on one screen and as a spreadsheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from ..findings_report import as_cell
from .debt import DueBucket, HangsOnOne, SeatDebt, due_buckets, hanging_on_one, people_of_roles, seat_debts
from .rights import leads_reviews

# Pages that are listed; the spreadsheet has all of them.
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the spreadsheet."""

    table: str
    what: str
    figure: str
    value: Any


class Board(SpreadsheetExportMixin, WagtailAdminTemplateMixin, View):
    """Review debt, for those who steer reviews; the same number of queries however many pages are in review."""

    page_title = "Board"
    header_icon = "table"
    template_name = "reviews/desk/board.html"
    breadcrumbs_items = [*WagtailAdminTemplateMixin.breadcrumbs_items, {"url": "", "label": page_title}]
    export_filename = "review-board"
    list_export = ["table", "what", "figure", "value"]
    export_headings = {"table": "Table", "what": "What", "figure": "Figure", "value": "Value"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse | HttpResponseBase:
        if not leads_reviews(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        today, people = timezone.localdate(), people_of_roles()
        seats = seat_debts(today=today, people=people)
        buckets, alone = due_buckets(today=today), hanging_on_one(people=people)
        if self.is_export:
            lines = list(figures(seats, buckets, alone))
            return self.as_spreadsheet(lines, request.GET["export"])
        context = self.get_context_data(
            seats=seats,
            buckets=buckets,
            alone=alone[:SHOWN],
            alone_count=len(alone),
            one_person=[seat for seat in seats if seat.hangs_on_one],
            nobody=[seat for seat in seats if not seat.people],
            csv=self.csv_export_url,
            xlsx=self.xlsx_export_url,
        )
        return self.render_to_response(context)


def figures(seats: list[SeatDebt], buckets: list[DueBucket], alone: list[HangsOnOne]) -> Iterator[Figure]:
    """Everything on the board, one figure a line."""
    for line in seats:
        named = {
            "People": len(line.people),
            "Waiting": line.waiting,
            "Due soon": line.near,
            "Overdue": line.overdue,
            "Median working days": "" if line.median_days is None else line.median_days,
            "Decisions": line.decisions,
        }
        yield from (Figure("Seats", line.seat.name, name, value) for name, value in named.items())
    for bucket in buckets:
        yield Figure("Review dates", bucket.name, "Pages", bucket.pages)
        yield Figure("Review dates", bucket.name, "Sensitive pages", bucket.sensitive)
    for page in alone:
        yield Figure("Hangs on one person", as_cell(page.title), ", ".join(page.seats), as_cell(page.person))
