"""Plain text in paragraphs: which line breaks end something, and which are only where a line was full."""

from collections.abc import Iterator

from wording.sentences import MARKER

# E-mail and old editors break lines at about 72 letters; a line this long is taken to go on in the next.
_FULL_LINE = 50


def text_passages(text: str) -> Iterator[tuple[str, str, str]]:
    """Text, place and block type of each paragraph or list item; ``line.1`` is the first line.

    An empty line ends a paragraph, and so does a line that is not full, or one before a bullet. Where a full line goes
    on, its break becomes one space, so that positions in a paragraph stay what they were.
    """
    paragraph: list[str] = []
    first = 1
    for number, line in enumerate(text.splitlines(), start=1):
        is_item = bool(MARKER.match(line))
        if paragraph and (is_item or not line.strip()):
            yield _passage(paragraph, first)
            paragraph = []
        if line.strip():
            first = first if paragraph else number
            paragraph.append(line)
            if len(line.strip()) < _FULL_LINE:
                yield _passage(paragraph, first)
                paragraph = []
    if paragraph:
        yield _passage(paragraph, first)


def _passage(lines: list[str], first: int) -> tuple[str, str, str]:
    kind = "list_item" if MARKER.match(lines[0]) else "paragraph"
    return " ".join(lines).rstrip(), f"line.{first}", kind
