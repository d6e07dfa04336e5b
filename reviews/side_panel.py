"""The Checks panel beside a page in the editor."""

from typing import Any

from django.forms import Media
from django.forms.widgets import Script
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.ui import side_panels as wagtail_panels
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.models import Page

from checks.report import report_on
from checks.subject import Checked

from .desk.editor_panel import ReviewPanel
from .panel_contents import PanelContents, contents

# Not "checks": by that name Wagtail's scripts look for their own panel.
PANEL = "findings"


class PageChecksPanel(wagtail_panels.BaseSidePanel):
    """What was noticed in the page; a script asks for it anew after every save, and the page is never held up."""

    class SidePanelToggle(wagtail_panels.BaseSidePanel.SidePanelToggle):
        icon_name = "clipboard-list"
        panel: "PageChecksPanel"

        @property
        def aria_label(self) -> str:
            noticed = self.panel.contents
            return f"Toggle checks: {noticed.summary}" if noticed else "Toggle checks"

        @property
        def counter_classname(self) -> str:
            noticed = self.panel.contents
            return "w-bg-critical-200" if noticed and noticed.blocking else ""

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            noticed = self.panel.contents
            return super().get_context_data(parent_context) | {"count": noticed.count if noticed else 0}

    name = PANEL
    title = "Checks"
    template_name = "reviews/panel/side_panel.html"
    order = 340

    def __init__(self, page: Page, request: HttpRequest) -> None:
        super().__init__(page, request)

    @cached_property
    def contents(self) -> PanelContents | None:
        """None for a page that was never saved: there is nothing to check, and nobody to ask for it by a number."""
        return contents(report_on(self.object)) if self.object.pk else None

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context = super().get_context_data(parent_context)
        # The script puts the number of a page that is saved for the first time in the place of the 0.
        addresses = {"address": reverse("page_checks_panel", args=[self.object.pk or 0])}
        return context | addresses | {"noticed": self.contents}

    @property
    def media(self) -> Media:
        scripts: list[Any] = [Script(f"js/{name}.js", type="module") for name in ("checks-panel", "keep-finding")]
        return Media(css={"all": ["css/desk-checks.css"]}, js=scripts)


class AccessibilityPanel(wagtail_panels.ChecksSidePanel):
    """Wagtail's own checks of the preview, by a name that says which; its reading score knows nothing of ages."""

    class SidePanelToggle(wagtail_panels.ChecksSidePanel.SidePanelToggle):
        aria_label = "Toggle accessibility checks"

    title = "Accessibility"
    template_name = "reviews/panel/accessibility.html"


class WithChecksPanel:
    """For the views of the editor: the panel stands before Wagtail's own checks. Parts of a page, sent after an
    autosave, come without it: the panel keeps itself up to date."""

    page: Page
    request: HttpRequest

    def get_side_panels(self) -> MediaContainer:
        panels = [
            AccessibilityPanel(self.page, self.request) if type(panel) is wagtail_panels.ChecksSidePanel else panel
            for panel in super().get_side_panels()  # type: ignore[misc]
        ]
        is_part = getattr(self, "expects_json_response", False) or getattr(self, "hydrate_create_view", False)
        if isinstance(self.page, Checked) and not is_part:
            panels.insert(1, PageChecksPanel(self.page, self.request))
        if self.page.pk and not is_part:
            panels.insert(1, ReviewPanel(self.page, self.request))
        return MediaContainer(panels)


class CreateWithChecks(WithChecksPanel, CreateView):
    """Wagtail's view that makes a page, with the panel."""


class EditWithChecks(WithChecksPanel, EditView):
    """Wagtail's view that edits a page, with the panel."""


class RevertWithChecks(WithChecksPanel, RevisionsRevertView):
    """Wagtail's view that goes back to an earlier version, with the panel."""
