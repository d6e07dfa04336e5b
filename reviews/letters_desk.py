"""Letters that did not go out, for administrators: why, and a way to try again."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.views import View
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from .letters import unsent_letters
from .letters.sending import TRIES, try_again
from .models import Letter


class ForAdministrators:
    """For views: closed to everybody but superusers. Letters hold addresses of people."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class TriesColumn(Column):
    """How often a letter was tried, when last, and what comes next."""

    cell_template_name = "reviews/letters_tries.html"

    def get_cell_context_data(self, instance: Letter, parent_context: Any) -> dict[str, Any]:
        return super().get_cell_context_data(instance, parent_context) | {"given_up": instance.tries >= TRIES}


class AgainColumn(Column):
    """The button that sends one letter now."""

    cell_template_name = "reviews/letters_again.html"


class UnsentLetters(ForAdministrators, ReportView):
    """Letters that wait after a failure or were given up, the oldest first."""

    page_title = "Letters that did not go out"
    header_icon = "mail"
    model = Letter
    index_url_name = "unsent_letters"
    index_results_url_name = "unsent_letters_results"
    results_template_name = "reviews/letters_unsent.html"
    no_results_message = "Every letter went out."
    columns = [
        Column("subject", label="Subject"),
        Column("address", label="To", width="20%"),
        Column("problem", label="What went wrong", accessor=lambda letter: letter.problem or "Nobody has tried yet."),
        TriesColumn("tries", label="Tried", width="16%"),
        AgainColumn("again", label="Send", width="12%", accessor=lambda letter: letter.pk),
    ]
    list_export: list[str] = []

    def get_base_queryset(self) -> QuerySet[Letter]:
        return unsent_letters().defer("html")


class TryAgain(ForAdministrators, View):
    """Sends one letter now, with new tries."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        letter = get_object_or_404(Letter, pk=pk)
        if try_again(letter):
            messages.success(request, "The letter went out.")
        else:
            messages.error(request, f"The letter did not go out. {letter.problem}")
        return redirect("unsent_letters")


class UnsentLettersHint(Component):
    """Counts them on the dashboard, for those who can do something about it; nothing while there are none."""

    name = "unsent_letters"
    template_name = "reviews/letters_hint.html"
    order = 40

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        is_theirs = parent_context["request"].user.is_superuser
        return {"count": unsent_letters().count() if is_theirs else 0}


def add_unsent_letters_hint(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(UnsentLettersHint())


def letter_urls() -> list[URLPattern]:
    return [
        path("reports/letters/", UnsentLetters.as_view(), name="unsent_letters"),
        path("reports/letters/results/", UnsentLetters.as_view(results_only=True), name="unsent_letters_results"),
        path("reports/letters/<int:pk>/again/", TryAgain.as_view(), name="letter_again"),
    ]


class AdministratorsMenuItem(MenuItem):
    """Shown to superusers."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)


def letters_menu_item() -> MenuItem:
    """In the menu of reports."""
    return AdministratorsMenuItem(UnsentLetters.page_title, reverse("unsent_letters"), icon_name="mail", order=900)
