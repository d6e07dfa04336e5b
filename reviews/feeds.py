"""Changes as an Atom feed, for schools that follow them."""

import hashlib
import re
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from .change_list import Change, as_changes, public_changes

ENTRIES = 50
FRESH_SECONDS = 15 * 60
# The year in which the addresses below were first given out: part of a "tag" address (RFC 4151), never changed.
SINCE = 2026
SAFETY, TAKEN_DOWN = "safety", "taken-down"
# Letters that no XML 1.0 document may hold.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


class ChangesFeed(Feed):
    """Every release of a page that everybody may read, and that a page was taken down."""

    feed_type = Atom1Feed
    title = "Breathing Room: what has changed"
    subtitle = "Releases of lessons and modules. Changes for safety have the category “safety”."
    author_name = "Breathing Room"
    feed_copyright = "Creative Commons Attribution 4.0 (CC BY 4.0), Breathing Room"

    def link(self) -> str:
        return settings.WAGTAILADMIN_BASE_URL + reverse("changes:list")

    def feed_url(self) -> str:
        return settings.WAGTAILADMIN_BASE_URL + reverse("changes:feed")

    def feed_guid(self) -> str:
        return f"{_tag()}:changes/{translation.get_language()}"

    def items(self) -> list[tuple[Change, bool]]:
        """Changes, each with whether it is that the page was taken down; the newest first."""
        changes = as_changes(public_changes(locale=Locale.get_active())[:ENTRIES])
        both = [(change, False) for change in changes]
        both += [(change, True) for change in changes if change.taken_down_at]
        return sorted(both, key=self.item_updateddate, reverse=True)[:ENTRIES]

    def item_title(self, item: tuple[Change, bool]) -> str:
        change, is_taken_down = item
        named = " ".join(filter(None, (change.code, change.title)))
        return _printable(f"{named}: taken down" if is_taken_down else f"{named}, release {change.number}")

    def item_description(self, item: tuple[Change, bool]) -> str:
        change, is_taken_down = item
        context = {"change": change, "is_taken_down": is_taken_down}
        return _printable(render_to_string("reviews/public/feed_entry.html", context).strip())

    def item_link(self, item: tuple[Change, bool]) -> str:
        change, _ = item
        about = f"?about={change.code}" if change.code else ""
        return settings.WAGTAILADMIN_BASE_URL + (change.address or reverse("changes:list") + about)

    def item_guid(self, item: tuple[Change, bool]) -> str:
        change, is_taken_down = item
        return f"{_tag()}:release/{change.release_id}" + ("/taken-down" if is_taken_down else "")

    def item_pubdate(self, item: tuple[Change, bool]) -> datetime:
        return self.item_updateddate(item)

    def item_updateddate(self, item: tuple[Change, bool]) -> datetime:
        change, is_taken_down = item
        return change.taken_down_at if is_taken_down and change.taken_down_at else change.released_at

    def item_categories(self, item: tuple[Change, bool]) -> list[str]:
        change, is_taken_down = item
        marks = {SAFETY: change.is_safety, TAKEN_DOWN: is_taken_down}
        return [mark for mark, stands in marks.items() if stands]


@require_safe
def changes_feed(request: HttpRequest) -> Any:
    """The feed, with what a reader needs in order to ask again without fetching it all."""
    response: HttpResponse = ChangesFeed()(request)
    response.headers["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    etag = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response)


def _tag() -> str:
    return f"tag:{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname},{SINCE}"


def _printable(text: str) -> str:
    return UNPRINTABLE.sub("", text)
