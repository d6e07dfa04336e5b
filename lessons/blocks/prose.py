"""Prose: paragraphs, lists and bold. Nothing in it can fetch, link or embed."""

from typing import Any

from wagtail import blocks

PLAIN = ["bold", "ol", "ul"]


class ProseBlock(blocks.RichTextBlock):
    """Paragraphs and lists in plain words."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", PLAIN)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        group = "Text"
        template = "lessons/blocks/prose.html"
        description = "Paragraphs and lists in plain words."
        preview_value = "<p>Ada feels better after a walk. It does not fix everything, and it helps a little.</p>"
