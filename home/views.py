"""Lists beside the front door."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from .our_sources import our_sources


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Everything that was read, with what stands on it; sources of nothing yet come last."""
    found = our_sources(Locale.get_active())
    context = {
        "cited": [use for use in found if use.is_cited],
        "behind_rules": [use for use in found if use.is_used and not use.is_cited],
        "others": [use for use in found if not use.is_used],
        "audience": "student",
    }
    return render(request, "home/sources.html", context)
