"""The site map: what anybody may read, and nothing below a page that is not public."""

from functools import reduce
from operator import or_

from django.contrib.sitemaps import Sitemap as PlainSitemap
from django.db.models import Q
from django.urls import reverse
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page
from wagtail.query import PageQuerySet

from curriculum.listed import LISTED


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
        return ["changes:list", "home:sources", "lessons:words"]

    def location(self, item: str) -> str:
        return reverse(item)
