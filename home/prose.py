"""Markdown of the starter files as the rich text that editors go on with."""

from markdown_it import MarkdownIt

# Paragraphs, lists and bold; no HTML, links, pictures or headings.
_PROSE = MarkdownIt("zero").enable(["list", "emphasis", "newline"])
_PAGE = MarkdownIt("zero").enable(["list", "emphasis", "newline", "heading", "link"])


def rich_text(markdown: str) -> str:
    """``markdown`` as HTML with ``p``, ``ul``, ``ol``, ``li`` and ``b`` only."""
    return _as_typed(_PROSE, markdown)


def page_text(markdown: str) -> str:
    """The same with headings and links besides, for the text of a whole page."""
    return _as_typed(_PAGE, markdown)


def _as_typed(parser: MarkdownIt, markdown: str) -> str:
    html = parser.render(markdown)
    for markdown_tag, editor_tag in (("strong", "b"), ("em", "i")):
        html = html.replace(f"<{markdown_tag}>", f"<{editor_tag}>").replace(f"</{markdown_tag}>", f"</{editor_tag}>")
    return html.strip()
