"""“Exit this page”: where it leads, and what the pages that carry it tell a browser.

After the pattern of the same name in the GOV.UK Design System: https://design-system.service.gov.uk/patterns/exit-a-page-quickly/
"""

from typing import TypeVar
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.http import HttpResponseBase

Response = TypeVar("Response", bound=HttpResponseBase)

# What the GOV.UK pattern uses: busy, about nothing in particular, and open from everywhere.
EXIT_ADDRESS = "https://www.bbc.co.uk/weather"


def leads_away_safely(address: str) -> None:
    """Raises ValidationError for an address that could say who came, or from where."""
    parts = urlsplit(address)
    if parts.query or parts.fragment or parts.username:
        raise ValidationError("Give an address without “?”, “#” and “@”: it must not say who came.", code="says_more")


def kept_nowhere(response: Response) -> Response:
    """``response`` for a page that carries the exit: nothing of it stays behind on a shared device."""
    response.headers["Cache-Control"] = "no-store"
    return response
