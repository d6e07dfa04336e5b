"""What search engines may read: what students read, and nothing that is written for teachers."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

HIDDEN = ("/admin/", "/documents/", "/guides/", "/g/", "/lessons/", "/*/teach/", "/*/run/")


def robots(request: HttpRequest) -> HttpResponse:
    """The rules, with the address of the site map."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in HIDDEN)]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
