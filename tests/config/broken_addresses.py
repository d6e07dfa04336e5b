"""Addresses that fail in ways that the product's own never should; for tests of what readers meet then."""

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path

from config.urls import handler404
from config.urls import urlpatterns as real

__all__ = ["handler404", "urlpatterns"]


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("A secret of the program.")


def unreadable(request: HttpRequest) -> HttpResponse:
    raise BadRequest("A secret of the program.")


def closed(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("A secret of the program.")


urlpatterns = [
    path("broken/", broken),
    path("unreadable/", unreadable),
    path("closed/", closed),
    *real,
]
