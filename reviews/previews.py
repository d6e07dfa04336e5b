"""Previews with what was noticed marked in place, for those who write and review. Public pages never pass through here.

The marks are put into the finished preview, so Python stays the only engine and no public template knows of them. A
script hands them to Wagtail's own checker, which lists them and puts a note beside each.
"""

from collections.abc import Sequence
from typing import Any

from django.forms import Media
from django.forms.widgets import Script
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail.admin.userbar import ContentCheckerItem, Userbar
from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView, ViewDraftView
from wagtail.admin.views.pages.revisions import RevisionsView
from wagtail.admin.views.pages.workflow import PreviewRevisionForTaskView

from checks.facts import Facts
from checks.subject import Checked
from wording.safe_language import LEVELS, Finding

from .marking import marked
from .models import Severity

# The one check that the script answers: a note is for information and no issue.
CHECK = "noticed-words"
IMPACTS = {"block": "critical", "warn": "serious", "advise": "moderate", "note": "minor"}


class CheckerOfWords(ContentCheckerItem):
    """Wagtail's checker with a rule for every word rule that was noticed on this page, in its severest case."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__()
        self.by_rule: dict[str, Finding] = {}
        for finding in sorted(findings, key=lambda each: LEVELS.index(each.severity)):
            self.by_rule[finding.rule] = finding

    @property
    def media(self) -> Media:
        scripts: list[Any] = [Script("js/preview-findings.js", type="module")]
        return Media(js=scripts)

    def get_axe_run_only(self, request: HttpRequest) -> list[str]:
        return [*super().get_axe_run_only(request), *map(_axe_id, self.by_rule)]

    def get_axe_custom_checks(self, request: HttpRequest) -> list[dict[str, Any]]:
        return [*super().get_axe_custom_checks(request), {"id": CHECK}]

    def get_axe_custom_rules(self, request: HttpRequest) -> list[dict[str, Any]]:
        return [
            *super().get_axe_custom_rules(request),
            *(
                {
                    "id": _axe_id(rule),
                    "impact": IMPACTS[finding.severity],
                    "selector": f'mark[data-noticed~="{rule}"]',
                    "tags": ["best-practice"],
                    "any": [CHECK],
                    "enabled": True,
                }
                for rule, finding in self.by_rule.items()
            ),
        ]

    def get_axe_messages(self, request: HttpRequest) -> dict[str, Any]:
        return super().get_axe_messages(request) | {
            _axe_id(rule): {
                "error_name": f"{Severity(finding.severity).label}: {rule}",
                "help_text": f"{finding.why} Instead: {finding.suggest}",
            }
            for rule, finding in self.by_rule.items()
        }


def check_words_too(request: HttpRequest, items: list[Any], page: Any) -> None:
    """Give Wagtail's checker the words that were noticed in a preview; anywhere else it stays as it is."""
    noticed = getattr(request, "noticed_words", None)
    if noticed and getattr(request, "is_preview", False):
        items[:] = [CheckerOfWords(noticed) if isinstance(item, ContentCheckerItem) else item for item in items]


class MarkedPreview:
    """For Wagtail's views of a preview: the page that they show comes back with its findings marked."""

    def dispatch(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return with_findings(super().dispatch(*args, **kwargs))  # type: ignore[misc]


class MarkedPreviewOfPage(MarkedPreview, PreviewOnEditView):
    """A page as it stands in the editor."""


class MarkedPreviewOfNewPage(MarkedPreview, PreviewOnCreateView):
    """A page that was never saved."""


class MarkedDraft(MarkedPreview, ViewDraftView):
    """The latest draft."""


class MarkedRevision(MarkedPreview, RevisionsView):
    """A version of the page's history."""


class MarkedPreviewOfTask(MarkedPreview, PreviewRevisionForTaskView):
    """The version that waits for a reviewer."""


def with_findings(response: HttpResponseBase) -> HttpResponseBase:
    """A rendered preview of a checked page with marks, their style and Wagtail's checker; anything else as it came."""
    shown = _shown_page(response)
    if shown is None or not isinstance(response, TemplateResponse):
        return response
    request, page = shown
    request.noticed_words = Facts(page).words  # type: ignore[attr-defined]
    html = marked(response.content.decode(response.charset), request.noticed_words)  # type: ignore[attr-defined]
    style = format_html('<link rel="stylesheet" href="{}">', static("css/preview-findings.css"))
    checker = Userbar(object=page).render_html({"request": request})
    html = _before(_before(html, "</head>", style), "</body>", checker)
    response.content = html.encode(response.charset)
    return response


def _shown_page(response: HttpResponseBase) -> tuple[HttpRequest, Any] | None:
    """The request for a preview and the page that was shown, or None for an answer that is no preview in HTML."""
    context = getattr(response, "context_data", None) or {}
    request: Any = context.get("request")
    page: Any = context.get("page")
    is_html = response.get("Content-Type", "").startswith("text/html") and not response.has_header("Content-Encoding")
    is_ours = getattr(request, "is_preview", False) and isinstance(page, Checked)
    return (request, page) if is_html and is_ours else None


def _before(html: str, tag: str, addition: str) -> str:
    head, found, tail = html.rpartition(tag)
    return f"{head}{addition}{found}{tail}" if found else html


def _axe_id(rule: str) -> str:
    return f"words-{rule.lower()}"
