"""Where an editor asks to keep a finding on purpose: a page of its own, and a dialogue beside the editor."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.generic import View

from checks.facts import Facts
from checks.structural_rules import structural_rules
from checks.structure import Problem
from wording.safe_language import Finding

from .accepting import LONGEST_REASON, cause_of, propose, take_back, why_never
from .content_paths import editor_place
from .finding_cards import cards
from .finding_fingerprints import Cause
from .kept_findings import Kept, State, deciding_seats, kept_among
from .models.accepted import SHORTEST_REASON, ReasonCategory
from .panel_views import editable_page

GONE = "These words have changed since you opened this. Look at the checks again."


class KeepForm(forms.Form):
    """Why a finding may stay."""

    category = forms.ChoiceField(
        choices=ReasonCategory.choices,
        widget=forms.RadioSelect,
        label="Why may it stay?",
        error_messages={"required": "Choose why it may stay.", "invalid_choice": "Choose why it may stay."},
    )
    reason = forms.CharField(
        min_length=SHORTEST_REASON,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="Say it to the reviewer",
        help_text=f"At least {SHORTEST_REASON} letters. Reviewers read it; the public never does.",
        error_messages={
            "required": "Say why it may stay.",
            "min_length": f"Say why in at least {SHORTEST_REASON} letters: these are %(show_value)d.",
            "max_length": f"Say it in {LONGEST_REASON} letters or fewer: these are %(show_value)d.",
        },
    )


class KeepFinding(View):
    """Shows what was noticed and asks why it may stay; a reviewer decides."""

    def dispatch(self, request: HttpRequest, page_id: int, rule: str, words_hash: str) -> Any:
        self.page = editable_page(request, page_id)
        self.facts = Facts(self.page)
        self.cause = cause_of(self.page, rule=rule, words_hash=words_hash, facts=self.facts)
        self.kept = kept_among(self.page, [self.cause], self.facts).get(self.cause) if self.cause else None
        return super().dispatch(request, rule=rule, words_hash=words_hash)

    def get(self, request: HttpRequest, *, rule: str, words_hash: str) -> HttpResponse:
        if self.cause is None:
            return self._answer(None, problem=GONE, status=404)
        if problem := self._why_not():
            return self._answer(None, problem=problem, status=403)
        record = self.kept.record if self.kept else None
        return self._answer(KeepForm(initial={"category": record.category, "reason": record.reason} if record else {}))

    def post(self, request: HttpRequest, *, rule: str, words_hash: str) -> HttpResponse:
        form = KeepForm(request.POST)
        if self.cause is None:
            return self._answer(form, problem=GONE, status=409)
        try:
            if "take_back" in request.POST:
                return self._taken_back()
            if not form.is_valid():
                return self._answer(form, status=400)
            propose(page=self.page, rule=rule, words_hash=words_hash, user=request.user, **form.cleaned_data)
        except ValidationError as problem:
            return self._refused(form, problem)
        return self._done("Kept on purpose: a reviewer decides whether it may stay.")

    def _why_not(self) -> str:
        if self.kept and self.kept.state == State.ACCEPTED:
            return self.kept.in_short
        return why_never(self.page, self.cause, self.facts) if self.cause else ""

    def _taken_back(self) -> HttpResponse:
        if self.kept:
            take_back(page=self.page, record=self.kept.record, user=self.request.user)
        return self._done("Taken back: this is a finding again.")

    def _refused(self, form: KeepForm, problem: ValidationError) -> HttpResponse:
        said = problem.message_dict if hasattr(problem, "error_dict") else {NON_FIELD_ERRORS: problem.messages}
        for name, lines in said.items():
            for line in lines:
                form.add_error(None if name == NON_FIELD_ERRORS else name, line)
        return self._answer(form, status=400 if hasattr(problem, "error_dict") else 409)

    def _done(self, said: str) -> HttpResponse:
        if self._is_dialogue:
            return HttpResponse(status=204)
        messages.success(self.request, said)
        return redirect("page_checks", self.page.pk)

    def _answer(self, form: KeepForm | None, *, problem: str = "", status: int = 200) -> HttpResponse:
        context = {
            "page": self.page,
            "form": form,
            "problem": problem,
            "address": self.request.path,
            "is_dialogue": self._is_dialogue,
            "checks": reverse("page_checks", args=[self.page.pk]),
            "kept": self.kept,
            "state": self.kept and self.kept.state.value,
        } | shown(self.page, self.cause, self.facts)
        template = "reviews/accepted/keep_form.html" if self._is_dialogue else "reviews/accepted/keep.html"
        response = TemplateResponse(self.request, template, context, status=status)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    @property
    def _is_dialogue(self) -> bool:
        """Whether the script of the Checks panel asks, for its dialogue."""
        return self.request.headers.get("x-requested-with") == "XMLHttpRequest"


def shown(page: Any, cause: Cause | None, facts: Facts) -> dict[str, Any]:
    """What a template shows of something that was noticed: its card or its name, where it is, and who decides."""
    if cause is None:
        return {"card": None, "name": "", "place_name": "", "deciders": []}
    place = cause.place if isinstance(cause, Problem) else cause.passage.place
    return {
        "card": cards([cause])[0] if isinstance(cause, Finding) else None,
        "problem_shown": cause if isinstance(cause, Problem) else None,
        "name": structural_rules()[cause.rule].name if isinstance(cause, Problem) else cause.rule,
        "place_name": editor_place(page, place).name,
        "deciders": [seat.name for seat in deciding_seats(page, cause, facts)],
    }


def exceptions_shown(page: Any, kept: list[Kept], facts: Facts) -> list[dict[str, Any]]:
    """What the reviewers' screen shows of each exception."""
    return [{"kept": each, "record": each.record} | shown(page, each.cause, facts) for each in kept]


def keeping_urls() -> list[URLPattern]:
    """Below the desk's own address; Wagtail asks for an account there."""
    address = "pages/<int:page_id>/checks/keep/<slug:rule>/<slug:words_hash>/"
    return [path(address, KeepFinding.as_view(), name="keep_finding")]
