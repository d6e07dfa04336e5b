"""What those who keep the directory should look at, the most urgent first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..help_checks import LinkCheck
from ..help_services import HelpService
from ..status import NEEDS_A_CHECK, Status, status_of
from .rights import ForKeepers, checks_entries

# What readers would miss first: entries that they meet today, then those that are hidden from them.
_URGENCY = (Status.DUE, Status.EXPIRED, Status.CHANGED, Status.UNCHECKED, Status.DRAFT, Status.PAUSED, Status.CHECKED)


@dataclass(frozen=True, slots=True)
class DueRow:
    """An entry to look at. ``broken`` counts addresses that don't answer."""

    service: HelpService
    status: Status
    today: date
    broken: int
    draft_waits: bool

    @property
    def why(self) -> str:
        """In words, for whoever looks down the list."""
        reasons = [f"{_REASONS[self.status]}. {who_sees(self.status)}"] if self.status in _REASONS else []
        if self.status is Status.DUE and self.service.expires_on:
            left = (self.service.expires_on - self.today).days
            reasons = [f"Check due since {self.service.check_due_on:%-d %B %Y}: readers lose it in {_days(left)}"]
        if self.draft_waits:
            reasons.append("A draft of it waits for its check")
        if self.broken:
            reasons.append(f"{self.broken} of its addresses {'do' if self.broken > 1 else 'does'} not answer")
        return ". ".join(reasons) + "."


_REASONS = {
    Status.UNCHECKED: "Two people have never checked it",
    Status.CHANGED: "Its facts were changed since its check",
    Status.EXPIRED: "Its check is more than nine months old",
    Status.DRAFT: "A draft",
    Status.PAUSED: "Paused",
}


def who_sees(status: Status) -> str:
    """Whether readers meet an entry that has no check that counts: in the demonstration they do, and are told."""
    is_marked = settings.SHOWS_UNCHECKED_HELP and status in (Status.UNCHECKED, Status.CHANGED, Status.EXPIRED)
    return "In this demonstration readers see it with the mark “not checked”" if is_marked else "Readers don't see it"


def due_rows(entries: Iterable[HelpService], *, today: date) -> list[DueRow]:
    """Those of ``entries`` that need somebody, most urgent first; prefetch ``link_checks``."""
    rows = []
    for service in entries:
        status = status_of(service, on=today)
        broken = sum(link.state == LinkCheck.State.BROKEN for link in service.link_checks.all())
        draft_waits = service.live and service.has_unpublished_changes
        if status in NEEDS_A_CHECK or (status is Status.CHECKED and (broken or draft_waits)):
            rows.append(DueRow(service, status, today, broken, draft_waits))
    return sorted(rows, key=lambda row: (_URGENCY.index(row.status), row.service.next_check_due or date.min))


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


class CountryForm(forms.Form):
    """Narrows the list to one country; the value stands in the address."""

    country = forms.ChoiceField(required=False, error_messages={"invalid_choice": "No entry is for this country."})

    def __init__(self, *args: Any, countries: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["country"]
        field.choices = [("", "Every country"), *sorted(countries.items(), key=lambda country: country[1])]


class ChecksDue(ForKeepers, WagtailAdminTemplateMixin, View):
    """Everything that waits to be checked, mended or decided."""

    page_title = "Help entries to check"
    header_icon = "help"
    template_name = "support/desk/due.html"
    breadcrumbs_items = [*WagtailAdminTemplateMixin.breadcrumbs_items, {"url": "", "label": page_title}]

    def get(self, request: HttpRequest) -> HttpResponse:
        open_entries = HelpService.objects.filter(closed_at=None).with_country_names()
        entries = list(open_entries.prefetch_related("link_checks"))
        countries = {entry.country: entry.country_name for entry in entries}
        asked = CountryForm(request.GET, countries=countries)
        wanted = asked.cleaned_data["country"] if asked.is_valid() else ""
        rows = due_rows(
            (entry for entry in entries if not wanted or entry.country == wanted), today=timezone.localdate()
        )
        context = self.get_context_data(
            form=asked, rows=rows, total=len(entries), may_check=checks_entries(request.user), wanted=wanted
        )
        return self.render_to_response(context, status=200 if asked.is_valid() else 400)
