"""The public record of a page, for templates of rooms below: they name the tag."""

from collections.abc import Sequence
from typing import Any

from django import template
from wagtail.models import Page

from ..public_record import PublicRecord, any_unreviewed, record_of, records_of

register = template.Library()


@register.simple_tag(takes_context=True)
def public_record(context: template.Context) -> PublicRecord:
    """The record of the page as its reader may know it; ``{% public_record as record %}`` before two tags use it."""
    return record_of(context["page"], in_short=context.get("audience", "") == "student")


@register.simple_tag
def short_records(pages: Sequence[Page]) -> list[tuple[Page, PublicRecord]]:
    """Each page with its record in short; one query for all of them."""
    records = records_of(pages)
    return [(page, records[page.pk]) for page in pages]


@register.inclusion_tag("partials/review_panel.html", takes_context=True)
def review_panel(context: template.Context, form: str = "") -> dict[str, Any]:
    """Who wrote and checked the page, until when, what changed: for students in few and plain words.

    ``form`` "brief" is for a cover. A draft shows no record: nobody has signed its words.
    """
    return _panel(context) | {"is_brief": form == "brief"}


@register.inclusion_tag("reviews/public/notices.html", takes_context=True)
def review_notices(context: template.Context) -> dict[str, Any]:
    """What must be known before anybody teaches from the page: a sample, a draft, past its date, never reviewed."""
    return _panel(context)


def _panel(context: template.Context) -> dict[str, Any]:
    page, audience = context["page"], context.get("audience", "")
    return {
        "page": page,
        "request": context.get("request"),
        "record": context.get("record") or record_of(page, in_short=audience == "student"),
        "audience": audience,
        "paper": context.get("paper", False),
        "page_address": context.get("page_address", ""),
        "draft": context.get("draft") or getattr(context.get("request"), "is_preview", False),
    }


@register.simple_tag
def short_records_of(pages: Sequence[Page]) -> dict[int, PublicRecord]:
    """The records in short of the pages of a list, by their primary keys; one query for all of them."""
    return records_of(pages)


@register.simple_tag
def are_unreviewed(module: Page, lessons: Sequence[Page]) -> bool:
    """Whether nobody has reviewed the module or one of its lessons."""
    return any_unreviewed([module, *lessons])


@register.filter
def record_for(records: dict[int, PublicRecord], page: Page) -> PublicRecord | None:
    """The record of one page out of those of a list."""
    return records.get(page.pk)
