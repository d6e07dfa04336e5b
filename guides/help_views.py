"""The cards and the poster as somebody at school fetches them."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Site

from curriculum.models import AgeBand
from support.models import EmergencyNumber
from support.quick_exit import kept_nowhere

from .help_papers import HelpPaper, help_document
from .views import paper_asked_for, pdf_of, unknown_paper


@require_safe
def help_cards(request: HttpRequest) -> HttpResponseBase:
    """Cards to cut out, for ``country`` and ``age``."""
    return _serve(request, HelpPaper.CARDS)


@require_safe
def help_poster(request: HttpRequest) -> HttpResponseBase:
    """A poster for the wall, for ``country`` and ``age``."""
    return _serve(request, HelpPaper.POSTER)


def _serve(request: HttpRequest, kind: HelpPaper) -> HttpResponseBase:
    paper = paper_asked_for(request)
    if paper is None:
        return unknown_paper(request)
    country, age = request.GET.get("country", "").strip().upper(), request.GET.get("age", "").strip()
    band = _band(age) if age else None
    if (age and not band) or (country and not _is_known(country)):
        return render(request, "guides/unknown_reader.html", status=404)
    document = help_document(kind, country=country, band=band, site=Site.find_for_request(request))
    return kept_nowhere(pdf_of(request, document, paper=paper))


def _is_known(country: str) -> bool:
    return "\x00" not in country and EmergencyNumber.objects.filter(country=country).exists()


def _band(age: str) -> AgeBand | None:
    try:
        return AgeBand.objects.by_argument(age)
    except AgeBand.DoesNotExist:
        return None
