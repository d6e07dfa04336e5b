"""Who may look at reviews, and who may steer them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from wagtail.models import Page
from wagtail.permissions import policy_registry

from ..models import Assignment, ReviewRound, SeatStatus


def leads_reviews(user: Any) -> bool:
    """Whether ``user`` steers reviews: names people, moves due dates, reads the board."""
    return bool(user.has_perm("reviews.lead_reviews"))


def writes_pages(user: Any) -> bool:
    """Whether ``user`` may write anything that is reviewed."""
    return bool(policy_registry.get_by_type(Page).user_has_any_permission(user, ["add", "change"]))


def reads_reviews(user: Any) -> bool:
    """Whether ``user`` may read reviews, private notes included: leads, editors, and holders of a seat's role."""
    # Every entry of the menu asks, on every page of the desk.
    if not hasattr(user, "_reads_reviews"):
        holds_a_seat = user.groups.filter(review_seats__isnull=False)
        user._reads_reviews = leads_reviews(user) or writes_pages(user) or holds_a_seat.exists()
    return bool(user._reads_reviews)


def names_people(user: Any, assignment: Assignment) -> bool:
    """Whether ``user`` may ask a named person to take the seat: leads always, editors of the page while it is free."""
    if assignment.status != SeatStatus.WAITING:
        return False
    return leads_reviews(user) or (assignment.reviewer_id is None and writes(user, assignment.round))


def writes(user: Any, round: ReviewRound) -> bool:
    """Whether ``user`` may write the page that is reviewed."""
    return bool(round.page.permissions_for_user(user).can_edit())


def is_of_role(user: Any, assignment: Assignment) -> bool:
    """Whether ``user`` holds the role of the seat."""
    return bool(user.groups.filter(pk=assignment.seat.group_id).exists())


class ForReadersOfReviews:
    """For views of the desk: closed to whoever has an account and no part in reviews."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse | HttpResponseBase:
        if not reads_reviews(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
