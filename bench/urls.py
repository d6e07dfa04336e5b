"""The site's addresses, and one bare view that answers with the bytes it is given."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from config.urls import urlpatterns as site_urlpatterns

given: dict[str, bytes] = {}


def bare(request: HttpRequest, name: str) -> HttpResponse:
    """The bytes kept under ``name``."""
    return HttpResponse(given[name])


urlpatterns = [path("bench-bare/<name>/", bare), *site_urlpatterns]
