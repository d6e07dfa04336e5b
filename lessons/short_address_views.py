"""Where a short address leads."""

import re

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from support.help_panel import country_asked_for
from support.quick_exit import kept_nowhere

from .models import LessonPage

CODE_LIKE = re.compile(r"[A-Za-z]{1,3}\d{0,3}(\.\d{1,3})?")


@require_safe
def short_address(request: HttpRequest, code: str) -> HttpResponse:
    """Leads on to the student page of the lesson with ``code``, large or small letters, and takes the country along."""
    lesson = _with_code(code)
    if lesson is None:
        # What is no code is not said again: anybody can put words into an address.
        typed = code if CODE_LIKE.fullmatch(code) else ""
        return render(request, "lessons/unknown_code.html", {"typed": typed, "is_for_students": True}, status=404)
    country = country_asked_for(request).strip().upper()
    asked = f"?country={country}" if len(country) == 2 and country.isascii() and country.isalpha() else ""
    # Not for good: a lesson may move, and its code stays.
    response = HttpResponseRedirect((lesson.get_url(request) or "/") + asked)
    return kept_nowhere(response) if lesson.has_exit else response


def _with_code(code: str) -> LessonPage | None:
    open_to_all = LessonPage.objects.reachable().filter(locale=Locale.get_active(), alias_of=None)
    return open_to_all.filter(code=code).first() or open_to_all.filter(code__iexact=code).first()
