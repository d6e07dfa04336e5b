"""What is done to a page, not to its review: a module released, a page taken down, brought back, corrected at once."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from curriculum.models import ModulePage

from ..content.parts import part_labels, parts_for
from ..emergencies import LEAD, SAFEGUARDING, draft_hash
from ..pending import waits_for_its_day
from ..releasing import CannotRelease, release_again, release_module, withdraw
from .emergency_proposals import confirm, open_proposal, propose, roles_of, take_back
from .module_state import module_state
from .rights import ForReadersOfReviews
from .signed_before import changes_between

SHORTEST_REASON = 10


class ReasonForm(forms.Form):
    """Why, for staff."""

    reason = forms.CharField(
        min_length=SHORTEST_REASON,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": "Say why, in a sentence.",
            "min_length": "Say why, in a sentence: the people who look after the page read it.",
        },
    )


class PageScreen(ForReadersOfReviews, WagtailAdminTemplateMixin, View):
    """A screen about one page."""

    header_icon = "doc-empty"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        everything = {"url": reverse("reviews_all"), "label": "All reviews"}
        here = {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, everything, here]


class ReleaseModule(PageScreen):
    """How far a module and its lessons are, and the button that makes them public together."""

    page_title = "Release module"
    template_name = "reviews/desk/module.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not isinstance(self.page, ModulePage):
            raise Http404("Only a module is released with its lessons.")

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        return self._answer()

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        if not request.user.has_perm("reviews.release_module"):
            raise PermissionDenied
        try:
            released = release_module(module=self.page, user=request.user)
        except CannotRelease as refused:
            return self._answer(problems=refused.messages, status=409)
        messages.success(request, f"Released: the module and {len(released) - 1} lessons.")
        return redirect("review_module", page_id)

    def _answer(self, *, problems: list[str] | None = None, status: int = 200) -> HttpResponse:
        context = self.get_context_data(
            page=self.page,
            module=module_state(self.page),
            problems=problems or [],
            may_release_module=self.request.user.has_perm("reviews.release_module"),
        )
        return self.render_to_response(context, status=status)


class TakeDown(PageScreen):
    """Asks why, and takes a page down at once; brings back what was taken down."""

    page_title = "Unpublish at once"
    template_name = "reviews/desk/take_down.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not request.user.has_perm("reviews.withdraw_page"):
            raise PermissionDenied

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        return self._answer(ReasonForm())

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        form = ReasonForm(request.POST)
        try:
            if request.POST.get("do") == "bring_back":
                release_again(page=self.page, user=request.user)
                messages.success(request, "The page is public again, as it was.")
            elif not form.is_valid():
                return self._answer(form, status=400)
            else:
                withdraw(page=self.page, user=request.user, reason=form.cleaned_data["reason"])
                messages.success(request, "The page is not public any more.")
        except CannotRelease as refused:
            return self._answer(form, problems=refused.messages, status=409)
        return redirect("review_take_down", page_id)

    def _answer(self, form: ReasonForm, *, problems: list[str] | None = None, status: int = 200) -> HttpResponse:
        was_public = not self.page.live and self.page.releases.filter(released_at__isnull=False).exists()
        context = self.get_context_data(
            page=self.page,
            form=form,
            problems=problems or [],
            was_public=was_public,
            waits_for_its_day=waits_for_its_day(self.page),
        )
        return self.render_to_response(context, status=status)


class EmergencyCorrection(PageScreen):
    """Where a lead editor and a safeguarding lead release a correction together."""

    page_title = "Emergency correction"
    header_icon = "warning"
    template_name = "reviews/desk/emergency.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.roles = roles_of(request.user)
        if not self.roles:
            raise PermissionDenied

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        return self._answer(ReasonForm())

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        form, proposal = ReasonForm(request.POST), open_proposal(self.page)
        try:
            if request.POST.get("do") == "propose":
                if not form.is_valid():
                    return self._answer(form, status=400)
                propose(page=self.page, user=request.user, reason=form.cleaned_data["reason"])
                messages.success(request, f"Proposed. {self._other_role()} has to confirm it here.")
            elif proposal is None:
                raise CannotRelease("This proposal has ended.")
            elif request.POST.get("do") == "confirm":
                confirm(proposal=proposal, user=request.user)
                messages.success(request, "The correction is public. The full review is open, due in 10 working days.")
            else:
                take_back(proposal=proposal, user=request.user)
                messages.success(request, "The proposal is taken back. The draft stays.")
        except CannotRelease as refused:
            return self._answer(form, problems=refused.messages, status=409)
        return redirect("review_emergency", page_id)

    def _other_role(self) -> str:
        return "A safeguarding lead" if LEAD in self.roles else "A lead editor"

    def _answer(self, form: ReasonForm, *, problems: list[str] | None = None, status: int = 200) -> HttpResponse:
        proposal = open_proposal(self.page)
        draft = self.page.get_latest_revision_as_object()
        model: Any = type(self.page)
        parts = [part for part in part_labels() if part in parts_for(model).fields]
        changed = changes_between(self.page, draft, parts) if self.page.live else []
        context = self.get_context_data(
            page=self.page,
            form=form,
            problems=problems or [],
            proposal=proposal,
            is_mine=bool(proposal and proposal.proposed_by_id == self.request.user.pk),
            has_moved_on=bool(proposal and proposal.content_hash != draft_hash(self.page)),
            changes=[change for change in changed if change.differences],
            can_be_corrected=self.page.live and self.page.has_unpublished_changes,
            roles=sorted(self.roles & {LEAD, SAFEGUARDING}),
        )
        return self.render_to_response(context, status=status)
