"""The list of reviewers, for lead editors: who they are, whether their registration was checked, and erasing a name."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Case, Count, Q, When
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.views.generic import View
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .identities import LEADS, check_registration, erase, name_of
from .models import ReviewerIdentity

ON_A_PAGE = 50


class SearchForm(forms.Form):
    """Narrows the list of reviewers."""

    q = forms.CharField(required=False, max_length=150, label="Name, address or role")


class ForLeads(WagtailAdminTemplateMixin, View):
    """A screen with names and registrations: for lead editors alone."""

    header_icon = "user"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(LEADS):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": str(self.page_title)}]


class Reviewers(ForLeads):
    """Everybody who has signed something or was invited, those whose registration waits for a check first."""

    page_title = "Reviewers"
    template_name = "reviews/invitations/reviewers.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        form = SearchForm(request.GET)
        asked = form.cleaned_data["q"] if form.is_valid() else ""
        people = ReviewerIdentity.objects.select_related("user").annotate(
            signed=Count("sign_offs"),
            waits=Case(When(~Q(registration_number="") & Q(registration_checked_on=None), then=1), default=0),
        )
        if asked:
            people = people.filter(
                Q(name__icontains=asked) | Q(email__icontains=asked) | Q(role_title__icontains=asked)
            )
        ordered = people.order_by("-waits", "name", "pk")
        page = Paginator(ordered, ON_A_PAGE).get_page(request.GET.get("p"))
        people_shown = [(identity, name_of(identity)) for identity in page.object_list]
        return self.render_to_response(self.get_context_data(page=page, people=people_shown, asked=asked, form=form))


class Reviewer(ForLeads):
    """One person: what is known of them, and what a lead editor can do."""

    template_name = "reviews/invitations/reviewer.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        identity = get_object_or_404(ReviewerIdentity.objects.select_related("user"), pk=pk)
        self.page_title = name_of(identity)
        signed = identity.sign_offs.order_by("-signed_at")[:ON_A_PAGE]
        return self.render_to_response(self.get_context_data(identity=identity, signed=signed))

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        everybody = {"url": reverse("reviewers"), "label": str(Reviewers.page_title)}
        return [*self.breadcrumbs_items, everybody, {"url": "", "label": str(self.page_title)}]


class ConfirmAboutReviewer(Reviewer):
    """Asks before something is recorded about a person."""

    template_name = "reviews/invitations/desk_confirm.html"
    question = button = done = ""
    is_serious = False
    act: Callable[..., Any]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        identity = get_object_or_404(ReviewerIdentity, pk=pk)
        self.page_title = self.button
        words = {
            "question": self.question.format(
                name=name_of(identity), body=identity.registration_body, number=identity.registration_number
            ),
            "button": self.button,
            "is_serious": self.is_serious,
            "way_back": reverse("reviewer", args=[pk]),
        }
        return self.render_to_response(self.get_context_data(**words))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        identity = get_object_or_404(ReviewerIdentity, pk=pk)
        try:
            type(self).act(identity, by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, self.done)
        return redirect("reviewer", pk)


class RecordCheck(ConfirmAboutReviewer):
    question = (
        "Look up {name} in the register of {body}, number {number}. If the register shows this person, in good "
        "standing, record the check. Sign-offs of theirs that wait for it count from then on."
    )
    button = "Record the check"
    done = "The check is recorded."
    act = staticmethod(check_registration)


class EraseName(ConfirmAboutReviewer):
    question = (
        "The name, e-mail address and registration of {name} are erased for good, and open links end. What they signed "
        "stays, and says “Name erased”."
    )
    button = "Erase the name"
    done = "The name is erased."
    is_serious = True
    act = staticmethod(erase)


class ReviewersMenuItem(MenuItem):
    """Shown to lead editors."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(LEADS))


def reviewers_menu_item() -> MenuItem:
    """In the menu of settings."""
    return ReviewersMenuItem(str(Reviewers.page_title), reverse("reviewers"), icon_name="user", order=650)


def reviewer_urls() -> list[URLPattern]:
    """Below the desk's own address; Wagtail asks for an account there."""
    return [
        path("reviews/reviewers/", Reviewers.as_view(), name="reviewers"),
        path("reviews/reviewers/<int:pk>/", Reviewer.as_view(), name="reviewer"),
        path("reviews/reviewers/<int:pk>/check/", RecordCheck.as_view(), name="check_reviewer"),
        path("reviews/reviewers/<int:pk>/erase/", EraseName.as_view(), name="erase_reviewer"),
    ]
