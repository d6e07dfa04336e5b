"""What an editor sees when a page is refused: everything to mend, each with the way there, instead of an error page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse

from checks.forms import CheckedPageForm
from checks.submission import Refusal

from .content_paths import editor_place
from .models.stages import DecideAtTheDesk
from .publishing_guard import PublishRefused
from .receivers import ReviewIsOwed, StepNotSigned
from .releasing import CannotRelease
from .submitting import ReviewRefused

AT_THE_DOOR = (PublishRefused, DecideAtTheDesk, StepNotSigned, ReviewIsOwed, CannotRelease)

KEPT = "What was reviewed is kept, with all that its record hangs on. Nothing was deleted. Take the page down instead."


class RefusalAnswersMiddleware:
    """Puts the list above a form that explains, and answers in its words where what starts a review refused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """Of a form that was sent and refused; whatever was typed is still in it."""
        form = (response.context_data or {}).get("form")
        if isinstance(form, CheckedPageForm) and form.refused:
            messages.error(request, to_mend(page=form.refused_page, refused=form.refused))
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Where no form could explain: back to the editor, which holds the last saved draft."""
        if isinstance(exception, AT_THE_DOOR):
            return turned_away(request, exception)
        if isinstance(exception, ProtectedError) and request.path.startswith(reverse("wagtailadmin_home")):
            return turned_away(request, PermissionDenied(KEPT))
        if not isinstance(exception, ReviewRefused):
            return None
        messages.error(request, to_mend(page=exception.page, refused=exception.refused))
        editor = reverse("wagtailadmin_pages:edit", args=[exception.page.pk])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # As the dialogue of a review step expects it.
            return JsonResponse({"step": "success", "redirect": editor})
        return redirect(editor)


def turned_away(request: HttpRequest, exception: Exception) -> HttpResponse:
    """In words where a person pressed a button, as a 403 where a program asked."""
    words = " ".join(getattr(exception, "messages", [])) or str(exception)
    if "text/html" not in request.headers.get("accept", "text/html"):
        return JsonResponse({"detail": words}, status=403)
    messages.error(request, words)
    page_id = getattr(exception, "page_id", None)
    return redirect("wagtailadmin_pages:edit", page_id) if page_id else redirect("wagtailadmin_home")


def to_mend(*, page: Any, refused: list[Refusal]) -> str:
    """The list as HTML: for each thing the rule, the words and the way to its field."""
    lines = [(refusal, editor_place(page, refusal.place)) for refusal in refused]
    return render_to_string("reviews/refused.html", {"page": page, "lines": lines})
