"""Blocks about where a statement comes from."""

from typing import Any

from django.apps import apps
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


def example_citation() -> dict[str, Any]:
    """A citation of the first source there is, for previews in the editor."""
    return {"source": apps.get_model("curriculum", "Source").objects.first(), "place": "Section 3"}


class CitationBlock(blocks.StructBlock):
    """A source that was read, and the place in it."""

    source = SnippetChooserBlock(
        "curriculum.Source", help_text="What was read. A missing year prints “year not checked”."
    )
    place = blocks.CharBlock(required=False, max_length=120, help_text="Page, section or table: section 3.")

    class Meta:
        icon = "openquote"
        group = "Evidence"
        template = "curriculum/blocks/citation.html"
        description = "A source that was read, and the place in it."
        label_format = "{source} {place}"
        preview_value = staticmethod(example_citation)


class CitationsBlock(blocks.StreamBlock):
    """Sources, one after the other."""

    citation = CitationBlock()

    class Meta:
        icon = "openquote"
        group = "Evidence"
        template = "curriculum/blocks/citations.html"
        description = "Sources, one after the other."
        preview_value = staticmethod(lambda: [("citation", example_citation())])
