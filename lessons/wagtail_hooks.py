"""What lessons add to Wagtail's admin."""

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from .reports import OutcomeCoverage, StatementCoverage
from .viewsets import EveryLesson, LessonsOfModule, Modules


@hooks.register("register_admin_viewset")
def register_listings() -> list[ViewSet]:
    return [LessonsOfModule(), Modules(), EveryLesson()]


@hooks.register("register_admin_urls")
def register_reports() -> list[URLPattern]:
    return [
        path(f"reports/{address}/", view.as_view(), name=view.index_url_name)
        for address, view in (("outcomes", OutcomeCoverage), ("statements", StatementCoverage))
    ] + [
        path(f"reports/{address}/results/", view.as_view(results_only=True), name=view.index_results_url_name)
        for address, view in (("outcomes", OutcomeCoverage), ("statements", StatementCoverage))
    ]


@hooks.register("register_reports_menu_item")
def register_outcome_coverage() -> MenuItem:
    return MenuItem(OutcomeCoverage.page_title, reverse("outcome_coverage"), icon_name="check", order=50)


@hooks.register("register_reports_menu_item")
def register_statement_coverage() -> MenuItem:
    return MenuItem(StatementCoverage.page_title, reverse("statement_coverage"), icon_name="clipboard-list", order=60)
