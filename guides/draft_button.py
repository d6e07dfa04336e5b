"""The way from a page's screens in the admin to its draft on paper."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from wagtail.admin.widgets import Button
from wagtail.models import Page

from .printables import PRINTABLE_MODELS
from .views import draft


def draft_urls() -> list[URLPattern]:
    """Below /admin/, so that only people who are signed in get there."""
    return [path("guides/<int:page_id>/draft.pdf", draft, name="guides_draft")]


def draft_button(page: Page, user: Any, *args: Any, **kwargs: Any) -> Iterator[Button]:
    """“Open draft PDF” for a lesson or module that ``user`` may edit."""
    is_printable = page.pk and issubclass(page.specific_class or Page, PRINTABLE_MODELS)
    if is_printable and page.permissions_for_user(user).can_edit():
        attrs = {"target": "_blank", "rel": "noreferrer"}
        yield Button(
            "Open draft PDF", reverse("guides_draft", args=[page.pk]), icon_name="doc-full", attrs=attrs, priority=25
        )
