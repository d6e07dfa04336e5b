"""SR-30: nothing to fill in and nothing from outside.

Editors can't put such things into a text. Imports, scripts and old revisions can, and rich text is printed as stored.
"""

import re
from collections.abc import Iterator
from typing import Any

from wagtail.blocks import RichTextBlock
from wagtail.fields import RichTextField

from .facts import Facts
from .page_parts import Part
from .structure import Noticed, structural_rule

FILLED_IN = re.compile(r"<\s*(?:form|input|textarea|select|button)\b")
FETCHED = re.compile(
    r"<\s*(?:iframe|frame|object|applet|script|style|link|meta|base|video|audio|source|svg)\b"
    # Wagtail keeps a picture of its own library as an embed too.
    r"|<\s*embed\b(?![^>]*\bembedtype\s*=\s*[\"']image)"
    r"|<\s*img\b[^>]*\bsrc\s*=\s*[\"']?\s*(?:[a-z]+:)?//"
    r"|<[a-z][^>]*\s(?:on[a-z]+|style)\s*="
    r"|\b(?:href|src)\s*=\s*[\"']?\s*(?:javascript|data):"
)


@structural_rule("SR-30", for_pages="wagtailcore.Page")
def nothing_is_embedded(page: Any, facts: Facts) -> Iterator[Noticed]:
    for part in facts.parts:
        html = _html_of(part).lower()
        if FILLED_IN.search(html):
            yield Noticed(part.place, "Take out the form: nothing that students write is sent anywhere.")
        if FETCHED.search(html):
            yield Noticed(part.place, "Take out the embed or script: a page fetches nothing and runs nothing.")


def _html_of(part: Part) -> str:
    if isinstance(part.block, RichTextField):
        return str(part.value)
    return str(part.value.source) if isinstance(part.block, RichTextBlock) else ""
