"""What printed templates need beyond if, for and with."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import StreamValue

from .. import markup, qr

register = template.Library()


@register.filter
def first_picture(reading: StreamValue) -> Any:
    """The first picture of what students read, for the cover; None where there is none."""
    pictures = (part.value for part in reading or [] if part.block_type == "picture" and part.value.get("image"))
    return next(pictures, None)


@register.filter
def headings_moved(html: SafeString, levels: int) -> SafeString:
    """Headings that much deeper (negative: higher)."""
    return mark_safe(markup.with_headings_moved(html, levels))  # noqa: S308


@register.filter
def own_anchors(html: SafeString, prefix: str) -> SafeString:
    """``prefix`` before each id and each reference to one, where many lessons stand on one page."""
    return mark_safe(markup.with_own_anchors(html, prefix))  # noqa: S308


@register.simple_tag
def qr_drawing(address: str) -> SafeString:
    """The QR code of an address as a drawing inside a page."""
    return qr.qr_drawing(address)
