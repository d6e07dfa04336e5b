"""What waits for whoever is signed in, and the ways to take a seat or to hand it over."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..letters import tell_handed_over
from ..models import Assignment, ReviewSeat
from .holding import CannotHold, claim, hand_over, may_be_asked, name_person
from .rights import ForReadersOfReviews, is_of_role, leads_reviews, names_people
from .seat_rows import seat_rows
from .waiting import seats_for, soonest_first, with_facts

ON_A_PAGE = 20
# Seats that the reader wrote the page of: so many are listed, the others are only counted.
OWN_SHOWN = 10


class WaitingFilter(forms.Form):
    """Narrows the list; the values stand in the address."""

    role = forms.ChoiceField(required=False, label="Seat")
    sensitive = forms.BooleanField(required=False, label="Sensitive only")
    overdue = forms.BooleanField(required=False, label="Overdue only")

    def __init__(self, *args: Any, seats: QuerySet[ReviewSeat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role: Any = self.fields["role"]
        role.choices = [("", "Every seat of mine"), *seats.values_list("code", "name")]
        role.error_messages["invalid_choice"] = "There is no such seat of yours. Choose one of the list."

    def narrow(self, found: QuerySet[Any]) -> QuerySet[Any]:
        """``found`` as far as what was asked for is understood."""
        asked = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        wanted = Q(seat__code=asked["role"]) if asked.get("role") else Q()
        if asked.get("sensitive"):
            wanted &= Q(round__is_sensitive=True)
        if asked.get("overdue"):
            wanted &= Q(due_on__lt=timezone.localdate())
        return found.filter(wanted)

    @property
    def is_asked(self) -> bool:
        return any(self.data.get(name) for name in self.fields)


class WaitingForMe(ForReadersOfReviews, WagtailAdminTemplateMixin, View):
    """The home of the desk: seats named to the reader, then free ones of their roles, due soonest first."""

    page_title = "Waiting for me"
    header_icon = "clipboard-list"
    template_name = "reviews/desk/waiting.html"
    breadcrumbs_items = [*WagtailAdminTemplateMixin.breadcrumbs_items, {"url": "", "label": page_title}]

    def get(self, request: HttpRequest) -> HttpResponse:
        today = timezone.localdate()
        user: Any = request.user
        seats = ReviewSeat.objects.filter(group__user=user)
        asked = WaitingFilter(request.GET, seats=seats)
        everything = seats_for(user, today=today)
        found = soonest_first(with_facts(asked.narrow(everything)))
        page = Paginator(found.filter(wrote_it=False), ON_A_PAGE).get_page(request.GET.get("p"))
        own = found.filter(wrote_it=True)
        rows = seat_rows([*page.object_list, *own[:OWN_SHOWN]], user=user, today=today)
        context = self.get_context_data(
            filter=asked,
            page=page,
            rows=rows[: len(page.object_list)],
            own=rows[len(page.object_list) :],
            own_count=own.count(),
            may_claim=True,
        )
        return self.render_to_response(context, status=200 if asked.is_valid() else 400)


class TakeSeat(ForReadersOfReviews, View):
    """Gives a free seat to whoever presses the button."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        assignment = get_object_or_404(Assignment.objects.select_related("seat__group", "round__page"), pk=pk)
        try:
            claim(assignment=assignment, user=request.user)
        except CannotHold as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            title = assignment.round.page.get_admin_display_title()
            messages.success(request, f"You hold the seat {assignment.seat.name.lower()} of “{title}”.")
        return redirect(way_back(request, reverse("reviews_waiting")))


class HandOverForm(forms.Form):
    """To whom; empty gives the seat back to everybody of its role."""

    to: Any = forms.ModelChoiceField(None, required=False, label="Who takes it")

    def __init__(self, *args: Any, assignment: Assignment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to: Any = self.fields["to"]
        to.queryset = may_be_asked(assignment)
        to.empty_label = f"Anybody of the role: {assignment.seat.group.name}"
        to.error_messages["invalid_choice"] = "This person can't take the seat. Choose somebody of the list."


class HandOver(ForReadersOfReviews, WagtailAdminTemplateMixin, View):
    """Asks who takes a seat: of who holds it or its role, and of those who name people."""

    page_title = "Who takes this seat"
    header_icon = "user"
    template_name = "reviews/desk/hand_over.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        assignment = self._assignment(pk)
        return self._answer(assignment, HandOverForm(assignment=assignment))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        assignment = self._assignment(pk)
        form = HandOverForm(request.POST, assignment=assignment)
        if not form.is_valid():
            return self._answer(assignment, form, status=400)
        to = form.cleaned_data["to"]
        try:
            if leads_reviews(request.user):
                name_person(assignment=assignment, to=to)
            else:
                hand_over(assignment=assignment, user=request.user, to=to)
        except CannotHold as refusal:
            form.add_error(None, refusal)
            return self._answer(assignment, form, status=409)
        if to is not None:
            tell_handed_over(assignment, to=to, by=request.user)
        messages.success(request, f"{to} has the seat now." if to else "The seat is free for anybody of its role.")
        return redirect(way_back(request, reverse("reviews_waiting")))

    def _assignment(self, pk: int) -> Assignment:
        seats = Assignment.objects.select_related("seat__group", "round__page", "reviewer")
        assignment = get_object_or_404(seats, pk=pk)
        user = self.request.user
        if not (assignment.reviewer_id == user.pk or is_of_role(user, assignment) or names_people(user, assignment)):
            raise PermissionDenied
        return assignment

    def _answer(self, assignment: Assignment, form: HandOverForm, *, status: int = 200) -> HttpResponse:
        title = assignment.round.page.get_admin_display_title()
        back = self.request.POST.get("next", self.request.GET.get("next", ""))
        context = self.get_context_data(form=form, assignment=assignment, title=title, back=back)
        return self.render_to_response(context, status=status)


def way_back(request: HttpRequest, otherwise: str) -> str:
    """The address of ours that a form says to go on to, or ``otherwise``."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=False)
    return wanted if wanted and ours else otherwise
