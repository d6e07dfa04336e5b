"""What an editor meets after signing in."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import DismissibleMenuItem, MenuItem
from wagtail.admin.ui.components import Component

from reviews.desk.rights import writes_pages

from .to_do import to_do_lists


class ToDoPanel(Component):
    """What needs doing, each line a link; kind words when nothing does."""

    name = "to_do"
    template_name = "home/admin/to_do.html"
    order = 100

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"lists": list(to_do_lists(parent_context["request"].user))}


def show_to_do(request: HttpRequest, panels: list[Component]) -> None:
    """Puts the panel on the dashboard of those who write pages; what waits for reviewers they are told elsewhere."""
    if writes_pages(request.user):
        panels.append(ToDoPanel())


def leave_out_counts(request: HttpRequest, items: list[Component]) -> None:
    """Takes the counts of pages, pictures and documents away: nobody acts on them."""
    items.clear()


def leave_out_advertisements(request: HttpRequest, items: list[MenuItem]) -> None:
    """Takes news of Wagtail out of the help menu, with the badge that counts it; the shortcuts stay."""
    items[:] = [item for item in items if not isinstance(item, DismissibleMenuItem)]
