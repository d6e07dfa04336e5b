"""The draft under review as its readers would see it, in the frame of the review screen."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from ..drafts import newest_draft
from ..invitations.reading import shown
from ..models import ReviewRound
from .rights import reads_reviews


def rendered_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest draft of the page of a review, in the mode that the address names; an unknown mode is the first."""
    round = get_object_or_404(ReviewRound, pk=pk)
    if not reads_reviews(request.user):
        raise PermissionDenied
    page = newest_draft(round.page_id)
    modes = [name for name, _ in page.preview_modes]
    asked = request.GET.get("mode", "")
    response = shown(page, mode=asked if asked in modes else page.default_preview_mode, request=request)
    response.headers["Cache-Control"] = "private, no-store"
    return response
