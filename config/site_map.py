"""The site map: what anybody may read, and nothing below a page that is not public."""

from functools import reduce
from operator import or_

from django.db.models import Q
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page
from wagtail.query import PageQuerySet


class PublicSitemap(Sitemap):
    """Wagtail's site map without live pages under a draft: a lesson is public only while its module is."""

    def items(self) -> PageQuerySet:
        hidden = Page.objects.filter(live=False, numchild__gt=0).values_list("path", flat=True)
        below_hidden = [Q(path__startswith=path) for path in hidden]
        pages = super().items()
        return pages.exclude(reduce(or_, below_hidden)) if below_hidden else pages
