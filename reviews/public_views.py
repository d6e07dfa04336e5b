"""The list of changes as everybody may read it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from curriculum.models import ModulePage

from .change_list import as_changes, page_with_code, public_changes

CHANGES_A_PAGE = 20
LONGEST_CODE = 12


@require_safe
def change_list(request: HttpRequest) -> HttpResponse:
    """Every release, the newest first; of one module with its lessons, or of one lesson, by code (``about``)."""
    locale = Locale.get_active()
    asked = request.GET.get("about", "").replace("\x00", "").strip()
    about = page_with_code(asked, locale=locale) if asked and len(asked) <= LONGEST_CODE else None
    page = Paginator(public_changes(locale=locale, about=about), CHANGES_A_PAGE).get_page(request.GET.get("page"))
    modules = ModulePage.objects.live().public().filter(locale=locale, alias_of=None).exclude(code="")
    context = {
        "list": page,
        "changes": as_changes(page.object_list),
        "modules": modules.order_by("path").values("code", "title"),
        "about": about,
        "unknown": asked[:40] if asked and about is None else "",
    }
    status = 404 if context["unknown"] else 200
    return render(request, "reviews/public/change_list.html", context, status=status)
