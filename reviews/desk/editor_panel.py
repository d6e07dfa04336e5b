"""The review of a page beside its editor: how far it is, what each seat waits for, what reviewers suggest."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.models import Page

from curriculum.models import ModulePage

from ..models import ReviewComment, ReviewRound, RoundStatus
from ..models.rounds import UNFINISHED
from ..pending import what_takes_it_down
from .emergency_proposals import roles_of
from .round_state import StageShown, stages_of

GIVES_UP = "If you edit this page you give up your seat"


def round_of(page: Page) -> ReviewRound | None:
    """The review that a page is in; None when it is in none."""
    if not page.pk:
        return None
    return ReviewRound.objects.filter(page_id=page.pk, status__in=UNFINISHED).select_related("page").first()


class ReviewPanel(BaseSidePanel):
    """How far the review of the page is."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = "Toggle review"
        icon_name = "group"
        panel: "ReviewPanel"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            return super().get_context_data(parent_context) | {"count": len(self.panel.open_comments)}

    name = "review"
    title = "Review"
    template_name = "reviews/desk/editor_panel.html"
    order = 330

    @cached_property
    def round(self) -> ReviewRound | None:
        return round_of(self.object)

    @cached_property
    def stages(self) -> list[StageShown]:
        return stages_of(self.round, today=timezone.localdate()) if self.round else []

    @cached_property
    def open_comments(self) -> list[ReviewComment]:
        comments = [comment for stage in self.stages for seat in stage.seats for comment in seat.comments]
        return [comment for comment in comments if comment.answered_at is None]

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        shown = {"round": self.round, "stages": self.stages, "comments": self.open_comments}
        return context | shown | {"ways": list(self._ways())}

    def _ways(self) -> Iterator[tuple[str, str]]:
        """(address, name) of what the reader may do to the page beside its review."""
        page, user = self.object, self.request.user
        if isinstance(page, ModulePage) and user.has_perm("reviews.release_module"):
            yield reverse("review_module", args=[page.pk]), "Release the module with its lessons"
        if page.live and roles_of(user):
            yield reverse("review_emergency", args=[page.pk]), "Correct a mistake at once"
        if user.has_perm("reviews.withdraw_page") and (what := what_takes_it_down(page)):
            yield reverse("review_take_down", args=[page.pk]), what


def warn_before_editing(request: HttpRequest, page: Page) -> None:
    """Say above the editor that the page is in review; to who holds a role of it also what editing costs them."""
    if request.method != "GET" or request.headers.get("x-requested-with") == "XMLHttpRequest":
        return
    round = round_of(page)
    if round is None:
        return
    address = reverse("review_round", args=[round.pk])
    link = format_html('<a class="review-banner__link" href="{}">See its review</a>', address)
    messages.info(request, format_html("{} {}", _how_far(round), link))
    user: Any = request.user
    mine = round.assignments.filter(seat__group__user=user)
    seats = list(mine.values_list("seat__name", flat=True))
    if seats and round.status in {RoundStatus.OPEN, RoundStatus.SENT_BACK}:
        named = " and ".join(name.lower() for name in seats)
        messages.warning(request, f"{GIVES_UP} ({named}). To suggest something, comment on the review screen.")


def _how_far(round: ReviewRound) -> str:
    if round.status == RoundStatus.OPEN:
        return "This page is in review. Seats whose parts you change are asked again."
    return f"The review of this page: {round.get_status_display().lower()}."
