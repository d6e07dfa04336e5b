"""Says early that a machine can't make PDFs."""

from typing import Any

from django.core.checks import CheckMessage, Error, Warning, register

from .pdf import pdf_available

HINT = (
    "Install Pango: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (Debian, Ubuntu), "
    "or brew install pango (macOS). Until then the teacher's page prints from the browser."
)


@register("guides")
def pango_is_there(**options: Any) -> list[CheckMessage]:
    """A warning where guides can't be made: the rest of the site works."""
    return (
        [] if pdf_available() else [Warning("Guides can't be printed: Pango is missing.", hint=HINT, id="guides.W001")]
    )


@register("guides", deploy=True)
def pango_is_there_for_readers(**options: Any) -> list[CheckMessage]:
    """An error before going live: teachers would meet links that lead nowhere."""
    return [] if pdf_available() else [Error("Guides can't be printed: Pango is missing.", hint=HINT, id="guides.E001")]
