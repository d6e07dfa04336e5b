"""What every answer about an invitation has in common: kept nowhere, found by nobody, logged without its address."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from .limits import HOUR, TooOften

View = Callable[..., HttpResponse]
AnyView = Callable[..., HttpResponseBase]

NOT_FOUND, GONE, CONFLICT, FORBIDDEN, TOO_MANY = 404, 410, 409, 403, 429


def quiet(view: View) -> AnyView:
    """For every view below ``/review/``.

    Its address is the secret that a forged form would need, and the cookie goes with no other site's form, so Django's
    own token, whose cookie belongs to the desk, has nothing to add.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and request.headers.get("Sec-Fetch-Site", "none") not in {"none", "same-origin"}:
            response = refusal(request, "elsewhere", status=FORBIDDEN)
        else:
            try:
                response = view(request, *args, **kwargs)
            except TooOften:
                response = refusal(request, "too_often", status=TOO_MANY)
                response.headers["Retry-After"] = str(HOUR)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        # Django would log the address of an answer that refuses.
        response._has_been_logged = True  # type: ignore[attr-defined]
        return response

    return csrf_exempt(sensitive_post_parameters()(csp_update({"frame-src": [SELF]})(answered)))


def refusal(request: HttpRequest, reason: str, *, status: int, **context: Any) -> HttpResponse:
    """A page that says why there is nothing here, and what to do."""
    return render(request, "reviews/invitations/refusal.html", {"reason": reason, **context}, status=status)
