"""The screen of one review: who has said what, what it waits for, and what can be done about it."""

from abc import ABC, abstractmethod
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput

from curriculum.models import ModulePage
from lessons.models import LessonPage

from ..models import Assignment, ReviewComment, ReviewRound, RoundKind, RoundStatus
from ..pending import what_takes_it_down
from .emergency_proposals import roles_of
from .module_state import module_state
from .rights import ForReadersOfReviews, leads_reviews
from .round_state import history_of, stages_of
from .steering import (
    UNDER_WAY,
    CannotSteer,
    answer_comment,
    end_review,
    give_more_time,
    may_end,
    may_look_after,
    say_what_it_is_about,
)


class AboutForm(forms.ModelForm):
    """What a review is about: for its reviewers, and for everybody."""

    class Meta:
        model = ReviewRound
        fields = ("note", "needed_on", "what_changed", "safety_change")
        widgets = {
            "note": forms.Textarea(attrs={"rows": 3}),
            "what_changed": forms.Textarea(attrs={"rows": 3}),
            "needed_on": AdminDateInput(),
        }
        help_texts = {"note": "Such as: needed for 10 December, because the school starts then."}


class MoreTimeForm(forms.Form):
    """A later due date."""

    until = forms.DateField(label="Due on", widget=AdminDateInput())


class RoundScreen(ForReadersOfReviews, WagtailAdminTemplateMixin, View):
    """Shows a review; what it is about is saved from here."""

    header_icon = "clipboard-list"
    template_name = "reviews/desk/round_screen.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.round = get_object_or_404(ReviewRound.objects.select_related("page", "opened_by"), pk=kwargs["pk"])

    def get_page_title(self) -> str:
        return str(self.round.get_kind_display())

    def get_page_subtitle(self) -> str:
        return str(self.round.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        everything = {"url": reverse("reviews_all"), "label": "All reviews"}
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, everything, here]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._answer(AboutForm(instance=self.round))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        # A copy, so that a refused form leaves what the screen says of the review alone.
        form = AboutForm(request.POST, instance=ReviewRound.objects.get(pk=pk))
        if not form.is_valid():
            return self._answer(form, status=400)
        try:
            say_what_it_is_about(round=self.round, user=request.user, **form.cleaned_data)
        except CannotSteer as refused:
            form.add_error(None, refused)
            return self._answer(form, status=409)
        messages.success(request, "Saved.")
        return redirect("review_round", pk)

    def _answer(self, form: AboutForm, *, status: int = 200) -> HttpResponse:
        round, user, today = self.round, self.request.user, timezone.localdate()
        page = round.page.specific_deferred
        under_way = round.status in UNDER_WAY
        looks_after = may_look_after(user, round)
        context = self.get_context_data(
            round=round,
            form=form,
            page=page,
            stages=stages_of(round, today=today),
            history=history_of(round),
            looks_after=looks_after and under_way,
            ends=under_way and may_end(user, round) and not (round.kind == RoundKind.EMERGENCY and round.page.live),
            answers_comments=looks_after,
            leads=leads_reviews(user) and under_way,
            writes=under_way and round.page.permissions_for_user(user).can_edit(),
            module=module_state(page) if isinstance(page, ModulePage) else None,
            may_release_module=user.has_perm("reviews.release_module"),
            may_correct=round.page.live and bool(roles_of(user)),
            module_page=page.get_parent() if isinstance(page, LessonPage) and not page.live else None,
            taking_down=what_takes_it_down(round.page) if user.has_perm("reviews.withdraw_page") else "",
            is_open=round.status == RoundStatus.OPEN,
            under_way=under_way,
            media=form.media,
        )
        return self.render_to_response(context, status=status)


class SteerReview(ForReadersOfReviews, View, ABC):
    """Does one thing to a review and goes back to its screen; says why where it can't."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            round_id, done = self.do(request, pk)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
            round_id = self.round_id(pk)
        else:
            messages.success(request, done)
        return redirect("review_round", round_id)

    @abstractmethod
    def do(self, request: HttpRequest, pk: int) -> tuple[int, str]:
        """Do it, and return the review that it was done to and what to say. Raises ``CannotSteer``."""

    def round_id(self, pk: int) -> int:
        """The review that ``pk`` belongs to."""
        return pk


class EndReview(SteerReview):
    """Takes the page out of review."""

    def do(self, request: HttpRequest, pk: int) -> tuple[int, str]:
        round = get_object_or_404(ReviewRound.objects.select_related("page"), pk=pk)
        end_review(round=round, user=request.user)
        return pk, "The review is withdrawn. The draft and every sign-off stay."


class GiveMoreTime(SteerReview):
    """Moves the due date of a seat."""

    def do(self, request: HttpRequest, pk: int) -> tuple[int, str]:
        assignment = get_object_or_404(Assignment.objects.select_related("seat", "round__page"), pk=pk)
        form = MoreTimeForm(request.POST)
        if not form.is_valid():
            raise CannotSteer("Write the new due date as a day, such as 2026-12-10. Nothing was changed.")
        give_more_time(assignment=assignment, until=form.cleaned_data["until"], user=request.user)
        return assignment.round_id, f"{assignment.seat.name} has until {form.cleaned_data['until']:%-d %B %Y}."

    def round_id(self, pk: int) -> int:
        return get_object_or_404(Assignment, pk=pk).round_id


class AnswerComment(SteerReview):
    """Notes that a comment is answered, or is open again."""

    def do(self, request: HttpRequest, pk: int) -> tuple[int, str]:
        comment = get_object_or_404(ReviewComment.objects.select_related("assignment__round__page"), pk=pk)
        is_answered = request.POST.get("answered") == "yes"
        answer_comment(comment=comment, is_answered=is_answered, user=request.user)
        return comment.assignment.round_id, "Noted as answered." if is_answered else "Noted as open again."

    def round_id(self, pk: int) -> int:
        return get_object_or_404(ReviewComment.objects.select_related("assignment"), pk=pk).assignment.round_id
