"""The screen on which somebody reads the facts of an entry and says that they are right."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..checking import CheckRefused, last_found_right, record_check
from ..help_checks import HelpCheck
from ..help_services import HelpService
from .entry_state import entry_state
from .fact_lines import fact_lines
from .rights import ForKeepers


class CheckForm(forms.Form):
    """How, when, and that every line was looked at. ``seen`` says which facts those were."""

    method = forms.ChoiceField(
        choices=HelpCheck.Method.choices,
        widget=forms.RadioSelect,
        label="How did you check it?",
        error_messages={"required": "Say how you checked it."},
    )
    checked_on = forms.DateField(
        label="When?",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": "Say on which day.", "invalid": "Write a day, as in 2026-11-22."},
    )
    note = forms.CharField(required=False, max_length=255, label="Anything the next person should know?")
    next_check_due = forms.DateField(
        required=False,
        label="Check again sooner than in six months?",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Write a day, as in 2026-11-22, or leave it empty."},
    )
    every_line = forms.BooleanField(
        label="I compared every line above, and it is right.",
        error_messages={"required": "Compare every line above. If one is wrong, change the entry instead."},
    )
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)


class EntryScreen(ForKeepers, WagtailAdminTemplateMixin, View):
    """A screen about one entry."""

    header_icon = "help"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.service = get_object_or_404(HelpService, pk=kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.service)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        directory = {"url": reverse("wagtailsnippets_support_helpservice:list"), "label": "Help directory"}
        here = {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, directory, here]


class CheckEntry(EntryScreen):
    """The facts, what changed since the last check, and the form."""

    page_title = "Check a help entry"
    template_name = "support/desk/check.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._screen(request, None)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = CheckForm(request.POST)
        if not form.is_valid():
            return self._screen(request, form, status=400)
        given = {name: value for name, value in form.cleaned_data.items() if name != "every_line"}
        try:
            check = record_check(service=self.service, user=request.user, **given)
        except CheckRefused as refusal:
            form.add_error(None, str(refusal))
            return self._screen(request, form, status=409)
        told = (
            "Readers can meet it now." if check.is_complete else "One more person has to check it before it is shown."
        )
        if check.is_complete and (self.service.paused_at or self.service.closed_at):
            told = "It counts as checked, and is out of use until somebody shows it again."
        messages.success(request, f"Your check of “{self.service.name}” is recorded. {told}")
        return redirect("help_checks_due")

    def _screen(self, request: HttpRequest, form: CheckForm | None, *, status: int = 200) -> HttpResponse:
        state = entry_state(self.service, user=request.user)
        entry = state.facts.entry
        if form is None or form.non_field_errors():
            # After somebody else's change the reader looks at the new facts, and says so of them.
            data = {"checked_on": timezone.localdate(), "seen": entry.facts}
            errors = form.non_field_errors() if form else []
            form = CheckForm(initial=data)
        else:
            errors = []
        context = self.get_context_data(
            state=state,
            lines=fact_lines(entry, before=last_found_right(self.service)),
            entry=entry,
            form=form,
            problems=errors,
        )
        return self.render_to_response(context, status=status)
