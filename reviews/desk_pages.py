"""Pages of the desk that show findings, and their entries in its menus."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from wagtail.admin.menu import MenuItem

from .findings_report import FindingsReport
from .try_words import TryWords


def finding_urls() -> list[URLPattern]:
    """Below the desk's own address; Wagtail asks for an account there."""
    return [
        path("reports/findings/", FindingsReport.as_view(), name="findings_report"),
        path("reports/findings/results/", FindingsReport.as_view(results_only=True), name="findings_report_results"),
        path("try-words/", TryWords.as_view(), name="try_words"),
    ]


class PageEditorsMenuItem(MenuItem):
    """Shown to those who may open the report behind it."""

    def is_shown(self, request: HttpRequest) -> bool:
        policy = FindingsReport().permission_policy
        return policy.user_has_any_permission(request.user, FindingsReport.any_permission_required)


def findings_menu_item() -> MenuItem:
    """In the menu of reports."""
    return PageEditorsMenuItem(
        FindingsReport.page_title, reverse("findings_report"), icon_name=FindingsReport.header_icon, order=40
    )


def try_words_menu_item() -> MenuItem:
    """In the main menu, for everybody at the desk."""
    return MenuItem(TryWords.page_title, reverse("try_words"), icon_name=TryWords.header_icon, order=420)


def finding_styles() -> str:
    """On every page of the desk: a form that was refused may be any page type's."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/desk-findings.css"))
