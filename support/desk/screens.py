"""Addresses and menu of the directory's desk, below the admin's own; Wagtail asks for an account there."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from wagtail.admin.menu import MenuItem

from .checking_screen import CheckEntry
from .due_list import ChecksDue
from .pausing_screen import PauseEntry
from .rights import reads_directory


def help_desk_urls() -> list[URLPattern]:
    return [
        path("help/to-check/", ChecksDue.as_view(), name="help_checks_due"),
        path("help/<int:pk>/check/", CheckEntry.as_view(), name="help_check"),
        path("help/<int:pk>/pause/", PauseEntry.as_view(), name="help_pause"),
    ]


class KeepersMenuItem(MenuItem):
    """Shown to those who may read the directory."""

    def is_shown(self, request: HttpRequest) -> bool:
        return reads_directory(request.user)


def checks_due_menu_item() -> MenuItem:
    return KeepersMenuItem("Help to check", reverse("help_checks_due"), icon_name="help", order=406)


def help_desk_styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/help-desk.css"))
