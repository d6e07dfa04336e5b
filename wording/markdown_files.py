"""The words of a Markdown file: what a reader of the finished page would read."""

import re
from collections.abc import Iterator, Sequence

from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:(?!---|\.\.\.).*\n){0,200}(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def markdown_passages(text: str) -> Iterator[tuple[str, str, str]]:
    """Text, place and block type of each paragraph, heading, list item and table cell, and of each picture's alt text.

    Front matter, blocks of code, comments and the addresses of links are left out; code within a line is read as words.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(plain)
    above = front.group().count("\n") if front else 0
    inside: list[str] = []
    for token in _PARSER.parse(plain[front.end() :] if front else plain):
        inside = _inside(inside, token)
        place = f"line.{above + (token.map[0] if token.map else 0) + 1}"
        if token.type == "inline":
            yield _words(token.children or ()), place, _kind(inside)
            for child in token.children or ():
                if child.type == "image":
                    yield child.content, place, "picture"
        elif token.type == "html_block":
            yield BeautifulSoup(token.content, "html.parser").get_text(" "), place, "paragraph"


def _inside(inside: list[str], token: Token) -> list[str]:
    """The blocks that are open after ``token``."""
    if token.nesting > 0:
        return [*inside, token.type]
    return inside[:-1] if token.nesting < 0 else inside


def _kind(inside: Sequence[str]) -> str:
    if "heading_open" in inside:
        return "heading"
    return "list_item" if "list_item_open" in inside else "paragraph"


def _words(children: Sequence[Token]) -> str:
    """The text of a paragraph: a break in the file is a space, a break that is meant is a line break."""
    parts = []
    is_address = False
    for child in children:
        if child.type in {"link_open", "link_close"} and child.info == "auto":
            is_address = child.type == "link_open"
        elif child.type in {"text", "code_inline"} and not is_address:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" " if child.type == "softbreak" else "\n")
    return "".join(parts)
