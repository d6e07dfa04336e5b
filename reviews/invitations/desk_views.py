"""At the desk: invite somebody to a seat, send a link again, take it back."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..identities import name_of
from ..models import Assignment, Invitation, InvitedCounts
from .making import DAYS, MOST_DAYS, invite, may_invite, revoke, send_again, why_nobody


class InviteForm(forms.Form):
    """Whom to invite, and for how long."""

    name = forms.CharField(
        max_length=150, label="Name", help_text="For staff and for the letter. Public only if the person agrees."
    )
    email = forms.EmailField(max_length=254, label="E-mail address", help_text="The link and the codes go there.")
    days = forms.IntegerField(
        min_value=1, max_value=MOST_DAYS, initial=DAYS, label="Days", help_text="How long the link works."
    )
    is_adult = forms.BooleanField(
        label="This person is 18 or older",
        error_messages={"required": "Only adults are invited. A coordinator signs for young people."},
    )


class AtTheRound(WagtailAdminTemplateMixin, View, ABC):
    """A screen that leads back to a review; closed to those who may not invite to its seats."""

    header_icon = "mail"
    request: HttpRequest
    assignment: Assignment

    @abstractmethod
    def find(self, pk: int) -> Assignment:
        """The seat that the address names."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.assignment = self.find(kwargs["pk"])
        if not may_invite(request.user, self.assignment.round):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return f"{self.assignment.round.page.get_admin_display_title()}, {self.assignment.seat.name}"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        round = self.assignment.round
        review = {"url": self.way_back, "label": f"{round.get_kind_display()}: {round.page.get_admin_display_title()}"}
        return [*self.breadcrumbs_items, review, {"url": "", "label": str(self.page_title)}]

    @property
    def way_back(self) -> str:
        return reverse("review_round", args=[self.assignment.round_id])


@method_decorator(sensitive_post_parameters(), name="dispatch")
class InviteSomebody(AtTheRound):
    """Asks whom to invite to a seat."""

    page_title = "Invite somebody"
    template_name = "reviews/invitations/desk_invite.html"

    def find(self, pk: int) -> Assignment:
        return get_object_or_404(Assignment.objects.select_related("seat", "round__page"), pk=pk)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._answer(InviteForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = InviteForm(request.POST)
        if not form.is_valid():
            return self._answer(form, status=400)
        asked = {name: form.cleaned_data[name] for name in ("email", "name", "days")}
        try:
            invite(assignment=self.assignment, made_by=request.user, **asked)
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
            return self._answer(form, status=409)
        messages.success(request, f"{asked['name']} is invited. The link is on its way.")
        return redirect(self.way_back)

    def _answer(self, form: InviteForm, *, status: int = 200) -> HttpResponse:
        seat = self.assignment.seat
        context = self.get_context_data(
            form=form,
            seat=seat,
            way_back=self.way_back,
            why_nobody=why_nobody(self.assignment),
            needs_check=seat.invited_counts == InvitedCounts.ONCE_CHECKED,
        )
        return self.render_to_response(context, status=status)


class ConfirmAboutLink(AtTheRound):
    """Asks before something is done with a link."""

    template_name = "reviews/invitations/desk_confirm.html"
    question = button = done = ""
    act: Callable[..., Any]

    def find(self, pk: int) -> Assignment:
        related = ("identity", "assignment__seat", "assignment__round__page")
        self.invitation = get_object_or_404(Invitation.objects.select_related(*related), pk=pk)
        return self.invitation.assignment

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        name = name_of(self.invitation.identity)
        words = {"question": self.question.format(name=name), "button": self.button, "way_back": self.way_back}
        return self.render_to_response(self.get_context_data(**words))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            type(self).act(invitation=self.invitation, by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, self.done)
        return redirect(self.way_back)


class TakeBack(ConfirmAboutLink):
    page_title = "Take a link back"
    question = "The link that went to {name} ends at once, also where the page is open in a browser."
    button = "Take the link back"
    done = "The link has ended."
    act = staticmethod(revoke)


class SendAgain(ConfirmAboutLink):
    page_title = "Send a new link"
    question = "{name} gets a new link, for the page as it stands now. The link from before ends."
    button = "Send a new link"
    done = "A new link is on its way."
    act = staticmethod(send_again)


def invitation_urls() -> list[URLPattern]:
    """Below the desk's own address; Wagtail asks for an account there."""
    return [
        path("reviews/seats/<int:pk>/invite/", InviteSomebody.as_view(), name="invite_reviewer"),
        path("reviews/invitations/<int:pk>/take-back/", TakeBack.as_view(), name="revoke_invitation"),
        path("reviews/invitations/<int:pk>/again/", SendAgain.as_view(), name="send_invitation_again"),
    ]
