"""An address under which nothing is: what may have happened, and what is near."""

from dataclasses import dataclass
from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_from_path
from wagtail.models import Locale

from curriculum.models import ModulePage

Kind = Literal["lesson", "module", "paper", ""]


@dataclass(frozen=True, slots=True)
class Missing:
    """What an address was meant for, as far as it says so; ``module``: the public module that it begins with."""

    kind: Kind
    module: ModulePage | None = None


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The answer 404. What was asked for is not repeated on the page: it may be anything."""
    return render(request, "404.html", {"missing": missing_at(request.path)}, status=404)


def missing_at(path: str) -> Missing:
    """What ``path`` was meant for; one query where it begins like a lesson's."""
    parts = [part for part in path.split("/") if part]
    if parts and get_language_from_path(path) == parts[0]:
        parts = parts[1:]
    match parts:
        case ["curriculum", slug, _, *_]:
            return Missing("lesson", _module(slug))
        case ["curriculum", _]:
            return Missing("module")
        case ["guides", _, *_]:
            return Missing("paper")
    return Missing("")


def _module(slug: str) -> ModulePage | None:
    # PostgreSQL looks up no text with a null byte.
    modules = ModulePage.objects.live().public().filter(slug=slug.replace("\x00", ""), locale=Locale.get_active())
    return modules.first()
