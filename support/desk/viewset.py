"""The help directory in the admin: list, form, history."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, DateColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from ..channels import is_dialled
from ..help_services import HelpService
from ..status import Status, status_of
from .entry_state import entry_state
from .rights import checks_entries, pauses_entries


class HelpServiceFilterSet(WagtailFilterSet):
    """By how things stand, country and kind."""

    status = django_filters.ChoiceFilter(
        choices=[(status.name.lower(), status.value) for status in Status], label="Status", method="with_status"
    )
    country = django_filters.ChoiceFilter(choices=lambda: _countries(), label="Country")

    class Meta:
        model = HelpService
        fields = ["kind"]

    def with_status(self, found: QuerySet[HelpService], name: str, value: str) -> QuerySet[HelpService]:
        """Only the entry itself can say whether its facts are those that were checked; the directory is small."""
        today = timezone.localdate()
        return found.filter(pk__in=[each.pk for each in found if status_of(each, on=today).name.lower() == value])


def _countries() -> list[tuple[str, str]]:
    named = HelpService.objects.with_country_names().order_by("country_name")
    return list(named.values_list("country", "country_name").distinct())


class StatePanel(Panel):
    """Above the form: how things stand, and what can be done at once."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "support/desk/state.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            kept = HelpService.objects.get(pk=self.instance.pk)
            state = entry_state(kept, user=self.request.user)
            return super().get_context_data(parent_context) | {"state": state}


PANELS = ObjectList(
    [
        StatePanel(heading="How things stand"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("name"), FieldPanel("operator")]),
                FieldRowPanel([FieldPanel("country"), FieldPanel("kind")]),
                FieldPanel("for_whom"),
                FieldRowPanel([FieldPanel("age_from"), FieldPanel("age_to")]),
                FieldRowPanel([FieldPanel("languages"), FieldPanel("interpreters")]),
                FieldRowPanel([FieldPanel("regions"), FieldPanel("local_names")]),
            ],
            heading="What it is, and for whom",
        ),
        FieldPanel("channels", heading="Ways to reach it"),
        MultiFieldPanel(
            [
                FieldPanel("what_happens"),
                FieldPanel("website"),
                FieldRowPanel([FieldPanel("anonymous"), FieldPanel("confidential_limits")]),
                FieldPanel("deaf_access"),
            ],
            heading="When you make contact",
        ),
        MultiFieldPanel(
            [
                FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
                FieldRowPanel([FieldPanel("band_from"), FieldPanel("priority")]),
                FieldPanel("pair_with"),
                FieldRowPanel([FieldPanel("only_with_pair"), FieldPanel("show_on_print")]),
                FieldPanel("sources"),
                FieldRowPanel([FieldPanel("evidence"), FieldPanel("code")]),
                FieldPanel("notes"),
            ],
            heading="For those who keep the directory (no facts: nobody has to check these)",
        ),
    ]
)


class HelpIndexView(IndexView):
    """Every entry, with a way to check and to pause it from the list; nothing is done to many at once."""

    @property
    def columns(self) -> list[Any]:
        return [column for column in super().columns if not isinstance(column, BulkActionsCheckboxColumn)]

    def get_list_more_buttons(self, instance: HelpService) -> list[Any]:
        user = self.request.user
        check = Button("Check", url=reverse("help_check", args=[instance.pk]), icon_name="check", priority=5)
        stop = Button(
            "Show again" if instance.paused_at or instance.closed_at else "Pause now",
            url=reverse("help_pause", args=[instance.pk]),
            icon_name="circle-check" if instance.paused_at else "no-view",
            priority=6,
        )
        wanted = [*([check] if checks_entries(user) else []), *([stop] if pauses_entries(user) else [])]
        return [*wanted, *super().get_list_more_buttons(instance)]


class HelpCreateView(CreateView):
    """The form of a new entry, with the number that somebody typed into a page if they come from there."""

    def get_initial_form_instance(self) -> HelpService:
        entry = HelpService()
        number = self.request.GET.get("number", "")
        if is_dialled(number):
            entry.channels = [("channel", {"type": "phone", "address": number, "open": "unknown"})]
        return entry


class HelpEditView(EditView):
    """The form. Whoever changes a fact is told that somebody else has to check it."""

    def get_success_message(self) -> str | None:
        message = super().get_success_message()
        if message and self.form.instance.facts != self.form.instance.verified_facts:
            message = f"{message} Somebody else has to check its facts before readers meet them."
        return message


class HelpServiceViewSet(SnippetViewSet):
    """The directory."""

    model = HelpService
    icon = "help"
    menu_label = "Help directory"
    menu_order = 405
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = HelpIndexView
    index_results_template_name = "support/desk/list_results.html"
    add_view_class = HelpCreateView
    edit_view_class = HelpEditView
    filterset_class = HelpServiceFilterSet
    search_fields = ["name", "operator", "country", "code", "for_whom", "notes"]
    search_backend_name = None
    list_per_page = 50
    edit_handler = PANELS
    list_display = [
        "name",
        Column("country_name", label="Country", sort_key="country_name"),
        Column("get_kind_display", label="Kind", sort_key="kind"),
        Column("status_today", label="Status"),
        DateColumn("verified_on", label="Checked", sort_key="verified_on"),
        DateColumn("next_check_due", label="Check due", sort_key="next_check_due"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[HelpService]:
        return HelpService.objects.with_country_names()
