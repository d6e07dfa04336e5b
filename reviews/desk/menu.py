"""The entry "Reviews" of the desk's menu. Other rooms hang theirs into it: ``register_reviews_menu_item``."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from .rights import leads_reviews, reads_reviews

reviews_menu = Menu(register_hook_name="register_reviews_menu_item", construct_hook_name="construct_reviews_menu")


class ReviewsMenuItem(MenuItem):
    """Shown to those who read reviews."""

    def is_shown(self, request: HttpRequest) -> bool:
        return reads_reviews(request.user)


class LeadsMenuItem(MenuItem):
    """Shown to those who steer reviews."""

    def is_shown(self, request: HttpRequest) -> bool:
        return leads_reviews(request.user)


def reviews_menu_item() -> MenuItem:
    """The entry itself, with what hangs below it."""
    return SubmenuMenuItem("Reviews", reviews_menu, name="reviews", icon_name="clipboard-list", order=80)


def waiting_menu_item() -> MenuItem:
    return ReviewsMenuItem("Waiting for me", reverse("reviews_waiting"), icon_name="clipboard-list", order=10)


def all_reviews_menu_item() -> MenuItem:
    return ReviewsMenuItem("All reviews", reverse("reviews_all"), icon_name="list-ul", order=20)


def board_menu_item() -> MenuItem:
    return LeadsMenuItem("Board", reverse("reviews_board"), icon_name="table", order=30)


def desk_styles() -> str:
    """On every page of the desk: the dashboard and the editor show parts of reviews too."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/reviews-desk.css"))
