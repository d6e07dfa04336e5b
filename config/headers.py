"""What every answer says about privacy: headers that the promises to children depend on."""

from collections.abc import Callable

from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)


class PromisedHeadersMiddleware:
    """Adds Permissions-Policy everywhere, and the referrer that Wagtail's own screens need."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if is_desk(request):
            # With no-referrer a browser sends "Origin: null", and Django refuses every form.
            response.headers["Referrer-Policy"] = "same-origin"
        return response


class AddressLanguageMiddleware(LocaleMiddleware):
    """Takes the language from the address alone, so that no answer varies by what a reader's browser prefers."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response = super().process_response(request, response)
        varies = [part for part in response.get("Vary", "").split(", ") if part and part != "Accept-Language"]
        if varies:
            response.headers["Vary"] = ", ".join(varies)
        else:
            response.headers.pop("Vary", None)
        return response


class DeskPolicyMiddleware:
    """Gives Wagtail's own screens the looser content policy that they need. Stands inside django-csp's middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_desk(request):
            csp_replace(settings.ADMIN_CONTENT_SECURITY_POLICY)(lambda _: response)(request)
        return response


def is_desk(request: HttpRequest) -> bool:
    """Whether ``request`` is for the editors' and reviewers' desk, the one place with accounts and cookies."""
    return request.path.startswith("/admin/")
