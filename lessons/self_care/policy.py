"""What the browser may do on a page that carries a tool: nothing that sends."""

from typing import TypeVar

from csp.constants import NONE
from csp.decorators import csp_replace
from django.http import HttpRequest
from django.http.response import HttpResponseBase

Response = TypeVar("Response", bound=HttpResponseBase)

# Fetching, beacons and sockets; forms; frames and workers, which could do either.
NOTHING_LEAVES = {
    directive: [NONE]
    for directive in ("connect-src", "form-action", "frame-src", "object-src", "worker-src", "media-src")
}


def sends_nothing(request: HttpRequest, response: Response) -> Response:
    """``response`` with a content policy under which no script of the page can send what somebody writes."""
    csp_replace(NOTHING_LEAVES)(lambda _: response)(request)
    return response
