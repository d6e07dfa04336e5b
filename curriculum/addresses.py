"""Addresses that the site keeps for itself."""

from django.conf import settings
from django.core.exceptions import ValidationError
from wagtail.models import Page

RESERVED_SLUGS = frozenset(
    {
        "admin",
        "changes",
        "documents",
        "families",
        "g",
        "go",
        "guides",
        "healthz",
        "lessons",
        "media",
        "review",
        "robots.txt",
        "sitemap.xml",
        "sources",
        "static",
        "strands",
        "words",
    }
)


def refuse_reserved_slug(page: Page) -> None:
    """Raises ValidationError when a page right below the front door would hide behind, or hide, another address."""
    if page.slug in RESERVED_SLUGS | {code for code, _ in settings.LANGUAGES}:
        raise ValidationError({"slug": f"The site keeps the address “{page.slug}” for itself. Choose another."})
