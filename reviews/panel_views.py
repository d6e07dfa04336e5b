"""What was noticed in a page, for the panel beside its editor and as a page of its own."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from wagtail.models import Page

from checks.report import report_on
from checks.subject import Checked

from .panel_contents import contents


def panel_of_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """The panel's contents for the page's latest draft, to put in the place of those that an editor sees."""
    return _contents_of(editable_page(request, page_id), request, "reviews/panel/contents.html")


def checks_of_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """The same as a page of its own: to print, and for a browser without JavaScript."""
    return _contents_of(editable_page(request, page_id), request, "reviews/panel/page.html")


def panel_urls() -> list[URLPattern]:
    """Below the desk's own address; Wagtail asks for an account there."""
    return [
        path("pages/<int:page_id>/checks/", checks_of_page, name="page_checks"),
        path("pages/<int:page_id>/checks/panel/", panel_of_page, name="page_checks_panel"),
    ]


def editable_page(request: HttpRequest, page_id: int) -> Any:
    """The latest draft of a checked page, for somebody who may edit it. Raises ``Http404`` or ``PermissionDenied``."""
    page = get_object_or_404(Page.objects.select_related("latest_revision"), pk=page_id)
    draft: Any = page.get_latest_revision_as_object()
    if not draft.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    if not isinstance(draft, Checked):
        raise Http404("A page of this kind is not checked.")
    return draft


def _contents_of(page: Any, request: HttpRequest, template: str) -> HttpResponse:
    response = TemplateResponse(request, template, {"page": page, "noticed": contents(report_on(page))})
    response.headers["Cache-Control"] = "private, no-store"
    return response
