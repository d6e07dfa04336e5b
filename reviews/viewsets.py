"""Wagtail's views of every page type, with the Checks panel beside the editor and findings marked in previews."""

from wagtail.admin.viewsets.pages import PageViewSet

from lessons.viewsets import LessonsOfModule, Modules

from .previews import (
    MarkedDraft,
    MarkedPreviewOfNewPage,
    MarkedPreviewOfPage,
    MarkedPreviewOfTask,
    MarkedRevision,
)
from .side_panel import CreateWithChecks, EditWithChecks, RevertWithChecks


class CheckedViews:
    """The views that differ from Wagtail's own."""

    add_view_class = CreateWithChecks
    edit_view_class = EditWithChecks
    revisions_revert_view_class = RevertWithChecks
    preview_on_add_view_class = MarkedPreviewOfNewPage
    preview_on_edit_view_class = MarkedPreviewOfPage
    view_draft_view_class = MarkedDraft
    revisions_view_class = MarkedRevision
    workflow_preview_view_class = MarkedPreviewOfTask


class CheckedPages(CheckedViews, PageViewSet):
    """Every page type without a viewset of its own."""


class CheckedLessons(CheckedViews, LessonsOfModule):
    """The lessons of a module."""


class CheckedModules(CheckedViews, Modules):
    """The modules of the curriculum."""


def checked_viewsets() -> list[PageViewSet]:
    """Each stands in the place of the viewset that was registered before for the same page type."""
    return [CheckedPages(), CheckedLessons(), CheckedModules()]
