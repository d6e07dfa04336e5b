"""Small changes to rendered HTML that put a page of the screen in its place in a printed document."""

import re

OPENING_OR_CLOSING_HEADING = re.compile(r"<(/?)h([1-6])\b")
ANCHOR = re.compile(r'(?<![\w-])(id|for|aria-labelledby|aria-describedby|aria-controls)="([^"]+)"')
LINK_ON_PAGE = re.compile(r'(?<![\w-])href="#([^"]+)"')


def with_headings_moved(html: str, levels: int) -> str:
    """``html`` with every heading ``levels`` deeper (negative: higher), between h1 and h6, so that none is skipped."""

    def moved(match: re.Match[str]) -> str:
        level = min(6, max(1, int(match[2]) + levels))
        return f"<{match[1]}h{level}"

    return OPENING_OR_CLOSING_HEADING.sub(moved, html)


def with_own_anchors(html: str, prefix: str) -> str:
    """``html`` with ``prefix`` before each id and each reference to one: many lessons then fit in one document."""

    def owned(match: re.Match[str]) -> str:
        ids = " ".join(f"{prefix}-{name}" for name in match[2].split())
        return f'{match[1]}="{ids}"'

    return LINK_ON_PAGE.sub(rf'href="#{prefix}-\1"', ANCHOR.sub(owned, html))
