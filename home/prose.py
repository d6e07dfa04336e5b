"""Markdown of the starter files as the rich text that editors go on with."""

from markdown_it import MarkdownIt

# Paragraphs, lists and bold; no HTML, links, pictures or headings.
_MARKDOWN = MarkdownIt("zero").enable(["list", "emphasis", "newline"])


def rich_text(markdown: str) -> str:
    """``markdown`` as HTML with ``p``, ``ul``, ``ol``, ``li`` and ``b`` only."""
    html = _MARKDOWN.render(markdown)
    for markdown_tag, editor_tag in (("strong", "b"), ("em", "i")):
        html = html.replace(f"<{markdown_tag}>", f"<{editor_tag}>").replace(f"</{markdown_tag}>", f"</{editor_tag}>")
    return html.strip()
