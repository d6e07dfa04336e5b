"""Is the paper in my hand current? What a teacher meets who scans the foot of a guide."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_safe

from .edition_codes import code_for, number_of
from .editions import EditionStatus, status_of

FRESH_SECONDS = 5 * 60
LONGEST_CODE = 40


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """A place to type the code of a paper; a code that is one leads on to its answer."""
    typed = request.GET.get("code", "").replace("\x00", "").strip()[:LONGEST_CODE]
    number = number_of(typed)
    if number is not None:
        return redirect("edition", code_for(number))
    return _answer(request, typed=typed, status=404 if typed else 200)


@require_safe
def edition(request: HttpRequest, code: str) -> HttpResponse:
    """Current, superseded and by what, or withdrawn; in the language of the paper."""
    status = status_of(code)
    if status is None:
        return _answer(request, typed=code[:LONGEST_CODE], status=404)
    language = status.page.locale.language_code
    with translation.override(language):
        response = render(request, "guides/edition.html", _context(status))
    response.headers["Content-Language"] = language
    response.headers["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    return response


def _context(status: EditionStatus) -> dict[str, Any]:
    return {"status": status, "page": status.page, "report_address": settings.REPORT_ADDRESS}


def _answer(request: HttpRequest, *, typed: str, status: int) -> HttpResponse:
    return render(request, "guides/edition_unknown.html", {"typed": typed}, status=status)
