"""The site map: what anybody may read, and nothing below a page that is not public.

It is made once for each state of the pages: with 10,000 of them that takes seconds.
"""

import hashlib
from functools import reduce
from operator import or_

from django.contrib.sitemaps import Sitemap as PlainSitemap
from django.core.cache import cache
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.models import Page
from wagtail.query import PageQuerySet

from curriculum.listed import LISTED
from curriculum.models import Strand
from lessons.finder.keeping import stamp
from lessons.finder.shelf import hidden_now

KEPT_FOR = 24 * 60 * 60  # seconds


class PublicSitemap(Sitemap):
    """Wagtail's site map without live pages under a draft, as a lesson is public only while its module is, and without
    pages that left the lists."""

    def items(self) -> PageQuerySet:
        hidden = Page.objects.filter(live=False, numchild__gt=0).values_list("path", flat=True)
        below_hidden = [Q(path__startswith=path) for path in hidden]
        pages = super().items().filter(LISTED)
        return pages.exclude(reduce(or_, below_hidden)) if below_hidden else pages


class ListsSitemap(PlainSitemap):
    """Lists outside the page tree that anybody may find."""

    def items(self) -> list[str]:
        lists = [reverse(name) for name in ("changes:list", "home:sources", "lessons:words")]
        return lists + [reverse("lessons:strand", args=[strand.code]) for strand in Strand.objects.all()]

    def location(self, item: str) -> str:
        return item


def site_map(request: HttpRequest) -> HttpResponse:
    """The site map as it is now: the kept one while no page was saved, moved or deleted and none left the lists."""
    state = f"{request.scheme}://{request.get_host()} {stamp()} {sorted(hidden_now())}"
    key = f"site-map:{hashlib.sha256(state.encode()).hexdigest()}"
    kept = cache.get(key)
    if kept is None:
        made = sitemap(request, sitemaps={"pages": PublicSitemap, "lists": ListsSitemap}).render()
        kept = made.content, dict(made.headers)
        cache.set(key, kept, KEPT_FOR)
    content, headers = kept
    return HttpResponse(content, headers=headers)
