"""The screen that takes an entry away from readers at once, and brings it back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from ..pausing import close, pause, show_again
from .checking_screen import EntryScreen
from .entry_state import entry_state


class PauseForm(forms.Form):
    """Why, and whether for good."""

    reason = forms.CharField(
        max_length=255,
        label="Why?",
        help_text="For those who keep the directory: nobody answers, the number changed, a school reported it.",
        error_messages={"required": "Say why, in a few words."},
    )
    for_good = forms.BooleanField(required=False, label="The service does not exist any more")


class PauseEntry(EntryScreen):
    """Asks why before it hides; shows again at one press."""

    page_title = "Pause a help entry"
    template_name = "support/desk/pause.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._screen(request, PauseForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        name = self.service.name
        if request.POST.get("do") == "show_again":
            show_again(service=self.service, user=request.user)
            messages.success(request, f"“{name}” is in use again, as far as its check still counts.")
            return redirect("help_pause", pk)
        form = PauseForm(request.POST)
        if not form.is_valid():
            return self._screen(request, form, status=400)
        act = close if form.cleaned_data["for_good"] else pause
        act(service=self.service, user=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, f"No reader meets “{name}” from now on. You can show it again here.")
        return redirect("help_pause", pk)

    def _screen(self, request: HttpRequest, form: Any, *, status: int = 200) -> HttpResponse:
        context = self.get_context_data(state=entry_state(self.service, user=request.user), form=form)
        return self.render_to_response(context, status=status)
