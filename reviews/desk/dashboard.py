"""What waits for whoever signs in, on the front page of the desk."""

from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component

from .rights import reads_reviews
from .waiting import seats_for


class WaitingPanel(Component):
    """How many seats wait for the reader and how many are overdue, with the way there."""

    name = "reviews_waiting"
    template_name = "reviews/desk/dashboard_panel.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        today = timezone.localdate()
        mine = seats_for(parent_context["request"].user, today=today).filter(wrote_it=False)
        return mine.aggregate(
            waiting=Count("pk"),
            overdue=Count("pk", filter=Q(due_on__lt=today)),
            named=Count("pk", filter=Q(is_mine=True)),
        )


def show_waiting(request: HttpRequest, panels: list[Component]) -> None:
    """Puts the panel on the dashboard of those who read reviews."""
    if reads_reviews(request.user):
        panels.append(WaitingPanel())
