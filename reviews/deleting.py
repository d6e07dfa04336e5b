"""What was reviewed is kept: a page with a record is taken down, never deleted."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from wagtail.models import Page

from .models import Release, ReviewRound


def with_a_record(pages: Iterable[Page]) -> list[Page]:
    """Those of ``pages``, and of all below them, that have been in review or were public: their record keeps them."""
    below = Q()
    for page in pages:
        below |= Q(path__startswith=page.path)
    if not below:
        return []
    known = Q(pk__in=ReviewRound.objects.values("page")) | Q(pk__in=Release.objects.values("page"))
    return list(Page.objects.filter(below).filter(known).order_by("path"))


def refuse_deleting(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Hook ``before_delete_page``: say why, and what to do instead, before anything is asked or removed."""
    kept = with_a_record([page])
    if not kept:
        return None
    messages.error(request, why_kept(kept))
    return redirect("wagtailadmin_explore", page.get_parent().pk if page.get_parent() else page.pk)


def refuse_deleting_many(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action_class_instance: Any
) -> HttpResponse | None:
    """Hook ``before_bulk_action``: the same for several pages at once; none is deleted then."""
    pages = [each for each in objects if isinstance(each, Page)]
    if action_type != "delete" or not pages:
        return None
    kept = with_a_record(pages)
    if not kept:
        return None
    messages.error(request, why_kept(kept))
    parent = pages[0].get_parent()
    return redirect("wagtailadmin_explore", parent.pk if parent else pages[0].pk)


def why_kept(pages: list[Page]) -> str:
    """The message: which pages, and that they can be taken down."""
    named = ", ".join(f"“{page.title}”" for page in pages[:3])
    more = len(pages) - 3
    if more > 0:
        named += ngettext(" and %d more", " and %d more", more) % more
    return (
        f"{named}: what was reviewed is kept, so that schools can see who checked it. Nothing was deleted. "
        "Take the page down instead; it stays here as a record."
    )
