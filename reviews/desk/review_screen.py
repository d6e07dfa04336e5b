"""The one screen on which a seat is decided: the page on the left, what matters for the decision on the right."""

from collections.abc import Sequence
from typing import Any, cast

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from checks.facts import Facts

from ..comments import keep_comments
from ..content.parts import part_labels
from ..deciding import DecisionRefused, decide
from ..drafts import newest_draft
from ..identities import identity_of
from ..independence import why_not
from ..invitations.boxes import boxes_for
from ..models import Assignment, Decision, ReviewComment, ReviewRound, RoundStatus, SeatStatus, SignOff
from ..releasing import CannotRelease
from ..reviewing import first_names, next_steps, refresh, unfilled_seats
from ..risk import FINAL
from ..standing import taken_down_at
from ..templatetags.exceptions import exceptions_from_post
from ..working_days import WorkingDays
from ..young_people import NOTICE
from .decision_form import DecisionForm
from .due_words import due
from .noticed import noticed_in
from .rights import ForReadersOfReviews
from .round_state import shown_sign_off
from .signed_before import changes_between, changes_for, last_yes, page_of_revision

# What each refusal answers with.
STATUSES = {"moved_on": 409, "not_yours": 403, "incomplete": 400, "closed": 409, "blocked": 409}
READERS = {"student": "Student", "teach": "Teacher", "family": "Family", "guide": "Guide"}


class ReviewScreen(ForReadersOfReviews, WagtailAdminTemplateMixin, View):
    """Shows a seat to everybody who reads reviews, and takes the decision of whoever may sign it."""

    header_icon = "clipboard-list"
    template_name = "reviews/desk/review_screen.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        seats = Assignment.objects.select_related("seat__stage", "seat__group", "round__page", "reviewer", "sign_off")
        self.assignment: Assignment = get_object_or_404(seats, pk=kwargs["pk"])

    @cached_property
    def page(self) -> Any:
        return newest_draft(self.assignment.round.page_id)

    @cached_property
    def comments(self) -> list[ReviewComment]:
        """What reviewers suggested in this review."""
        made = ReviewComment.objects.filter(assignment__round=self.assignment.round_id)
        return list(made.select_related("identity", "assignment__seat"))

    @cached_property
    def why_not(self) -> str:
        return why_not(user=self.request.user, assignment=self.assignment)

    def get_page_title(self) -> str:
        return f"{self.assignment.seat.name} review"

    def get_page_subtitle(self) -> str:
        return str(self.assignment.round.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        waiting = {"url": reverse("reviews_waiting"), "label": "Waiting for me"}
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, waiting, here]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._answer(self._new_form())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if self.why_not:
            return self._answer(self._new_form(), problems=[self.why_not], status=403)
        form = DecisionForm(request.POST, assignment=self.assignment, comments={})
        if not form.is_valid():
            return self._answer(form, status=400)
        if form.only_comments:
            return self._keep_comments(form)
        try:
            sign_off = self._decide(form)
        except DecisionRefused as refused:
            return self._refused(form, refused)
        except CannotRelease as refused:
            return self._answer(form, problems=refused.messages, status=409)
        messages.success(request, self._said(sign_off))
        return redirect("reviews_waiting")

    @transaction.atomic
    def _decide(self, form: DecisionForm) -> SignOff:
        """The decision with everything that belongs to it, or none of it."""
        assignment = self.assignment
        identity = identity_of(self.request.user)
        keep_comments(assignment=assignment, identity=identity, page=self.page, comments=form.comments)
        if assignment.seat.code == FINAL:
            said = form.cleaned_data
            ReviewRound.objects.filter(pk=assignment.round_id).update(
                what_changed=said["what_changed"], safety_change=said["safety_change"]
            )
        answer = form.answer(accepted=exceptions_from_post(self.request.POST))
        return decide(assignment=assignment, answer=answer, user=self.request.user)

    def _keep_comments(self, form: DecisionForm) -> HttpResponse:
        identity = identity_of(self.request.user)
        keep_comments(assignment=self.assignment, identity=identity, page=self.page, comments=form.comments)
        self.__dict__.pop("comments", None)
        return self._answer(form, told="Your comments are kept. Nothing is decided yet.")

    def _refused(self, form: DecisionForm, refused: DecisionRefused) -> HttpResponse:
        # A refusal with several messages has lost its code on the way: that is what lacks something.
        code = getattr(refused, "code", "incomplete")
        status = STATUSES[code]
        if code != "moved_on":
            return self._answer(form, problems=refused.messages, status=status)
        # Somebody wrote after this request began, or something that the page prints has changed.
        self.__dict__.pop("page", None)
        round = refresh(ReviewRound.objects.get(pk=self.assignment.round_id), page=self.page)
        data: Any = form.data.copy()  # type: ignore[attr-defined]
        data["newer_hash"], data["read_at"] = round.content_hash, timezone.now().isoformat()
        data["newer_revision"] = self.page.latest_revision_id or ""
        data.pop("saw_newer", None)
        form.data = data
        before = page_of_revision(round.page_id, form.cleaned_data["shown_revision"])
        moved = changes_between(before, self.page, self.assignment.seat.parts)
        return self._answer(form, problems=refused.messages, moved_on=moved, status=status)

    def _new_form(self) -> DecisionForm:
        round = self.assignment.round
        given = {
            # As it was worked out when the draft was kept. What has changed since elsewhere, a decision finds.
            "shown_hash": round.content_hash,
            "read_at": timezone.now().isoformat(),
            "shown_revision": self.page.latest_revision_id,
            "what_changed": round.what_changed,
            "safety_change": round.safety_change,
        }
        return DecisionForm(assignment=self.assignment, comments=self._my_comments(), initial=given)

    def _said(self, sign_off: SignOff) -> str:
        title = self.assignment.round.page.get_admin_display_title()
        status = ReviewRound.objects.get(pk=self.assignment.round_id).get_status_display().lower()
        return f"“{title}”, {sign_off.seat_name.lower()}: {sign_off.get_decision_display().lower()}. Now: {status}."

    def _answer(
        self,
        form: DecisionForm,
        *,
        problems: list[str] | None = None,
        moved_on: list[Any] | None = None,
        told: str = "",
        status: int = 200,
    ) -> HttpResponse:
        assignment, today = self.assignment, timezone.localdate()
        unfilled = unfilled_seats(assignment.round)
        closed = self.why_not or why_closed(assignment, unfilled=unfilled)
        facts, earlier = Facts(self.page), earlier_decisions(assignment.round)
        context = self.get_context_data(
            form=form,
            problems=problems or [],
            moved_on=moved_on,
            told=told,
            closed=closed,
            buttons=[] if closed else decisions_of(assignment, unfilled=unfilled),
            assignment=assignment,
            round=assignment.round,
            reviewed=self.page,
            due=due(assignment.due_on, today=today, calendar=WorkingDays.known()),
            modes=modes_of(self.page),
            changes=changes_for(assignment, page=self.page, signed=last_yes(assignment, given=earlier)),
            facts=facts,
            noticed=noticed_in(self.page, facts=facts),
            part_names=[label for part, label in part_labels().items() if part in assignment.seat.parts],
            earlier=[shown_sign_off(given) for given in earlier],
            comments=self.comments,
            boxes=[] if closed else boxes_for(self.page, seat=assignment.seat, form=cast(Any, form)),
            down_since=None if self.page.live or not self.page.first_published_at else taken_down_at(self.page.pk),
            notice=NOTICE if assignment.seat.speaks_for_young_people else "",
        )
        response = self.render_to_response(context, status=status)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    def _my_comments(self) -> dict[str, str]:
        if self.why_not:
            return {}
        mine = identity_of(self.request.user)
        here = [each for each in self.comments if each.assignment_id == self.assignment.pk]
        return {each.place: each.words for each in here if each.identity_id == mine.pk and each.answered_at is None}


def why_closed(assignment: Assignment, *, unfilled: Sequence[Assignment]) -> str:
    """Why there is nothing to decide here for anybody now, in words; empty when there is."""
    round = assignment.round
    if round.status not in {RoundStatus.OPEN, RoundStatus.SENT_BACK}:
        return f"This review has ended: {round.get_status_display().lower()}."
    if assignment.status == SeatStatus.NOT_NEEDED:
        return "This review no longer asks for this seat."
    if assignment.is_filled:
        return ""
    if unfilled and unfilled[0].seat.stage_id != assignment.seat.stage_id:
        waiting = " and ".join(name.lower() for name in first_names(unfilled))
        return f"The page has not come to this seat yet: it waits for {waiting}."
    return ""


def decisions_of(assignment: Assignment, *, unfilled: Sequence[Assignment]) -> list[tuple[str, str]]:
    """(decision, words of its button); a seat that is signed can only be taken back by asking for changes."""
    offered = [Decision.REQUEST_CHANGES] if assignment.is_filled else list(Decision)
    steps = next_steps(assignment, unfilled=unfilled)
    return [(decision.value, steps[decision]) for decision in offered]


def modes_of(page: Any) -> list[tuple[str, str]]:
    """(mode, name) of each way in which the page can be read."""
    return [(mode, READERS.get(mode, str(name))) for mode, name in page.preview_modes]


def earlier_decisions(round: ReviewRound) -> list[SignOff]:
    """Every decision on the page, of all its reviews, by seat and the newest first."""
    given = SignOff.objects.filter(page_id=round.page_id).select_related("seat", "identity", "round")
    return list(given.order_by("seat__position", "-signed_at", "-pk"))
