"""The words of a teacher's own file, in passages: plain text, Markdown and Word (.docx).

A file may be anything that somebody was sent. What can't be read says so in words that its owner can act on, and takes
bounded time and memory: nothing in a file is run, fetched or expanded.
"""

from collections.abc import Callable, Collection, Iterator
from pathlib import PurePath

from wording.markdown_files import markdown_passages
from wording.passages import Passage
from wording.plain_text import text_passages
from wording.unreadable import UnreadableDocument
from wording.word_files import OLD_OFFICE, word_passages

__all__ = [
    "ENDINGS",
    "LARGEST_FILE",
    "LONGEST_TEXT",
    "REFUSED_ENDINGS",
    "UnreadableDocument",
    "decoded",
    "read_document",
]

# Bytes of a file, and characters in it: a whole book is shorter. Markdown made to be slow takes a second for every
# 10,000 characters, and a lesson has fewer than 50,000.
LARGEST_FILE = 20_000_000
LONGEST_TEXT = 2_000_000
LONGEST_MARKDOWN = 200_000
EVERYONE = frozenset({"student", "teacher", "family"})

_TOO_LONG = "The text is too long to be checked at once. Split it into several files."
_INSTEAD = {
    ".doc": "This is an older Word file (.doc). Open it in Word or LibreOffice and save it as .docx.",
    ".docm": "This Word file can hold macros (.docm). Save it as .docx.",
    ".odt": "This is an OpenDocument file (.odt). Open it in LibreOffice or Word and save it as .docx.",
    ".rtf": "This is a rich text file (.rtf). Open it in Word or LibreOffice and save it as .docx.",
    ".pages": "This is a Pages file. In Pages, export it to Word.",
    ".pdf": "A PDF can't be read here. Use the file that it was made from, or paste its text.",
}


def read_document(
    *, name: str, content: bytes, audiences: Collection[str] = EVERYONE, language: str = "en"
) -> list[Passage]:
    """The text of a file in passages, in its order: a paragraph, heading, list item or table cell each.

    ``name`` tells the kind by its ending: .txt, .md or .docx. ``place`` says where a passage stands: "line.12" in plain
    text and Markdown, "body.3", "header.1", "footnote.2" or "comment.1" in Word, numbered from 1.
    ``block_type`` is "heading", "list_item", "paragraph", "picture" (its alt text), "page_header", "page_footer",
    "footnote" or "comment". Everybody in ``audiences`` reads everything.
    Raises ``UnreadableDocument`` for what is not such a file, holds no words, or is too large.
    """
    ending = PurePath(name).suffix.lower()
    if ending in _INSTEAD:
        raise UnreadableDocument(_INSTEAD[ending])
    if ending not in _READERS:
        raise UnreadableDocument("Only plain text (.txt), Markdown (.md) and Word (.docx) can be read.")
    if len(content) > LARGEST_FILE:
        raise UnreadableDocument(f"The file is larger than {LARGEST_FILE // 1_000_000} MB. Take out its pictures.")
    found = [
        Passage(text.strip(), frozenset(audiences), place, block_type, language)
        for text, place, block_type in _READERS[ending](content)
        if text.strip()
    ]
    if not found:
        raise UnreadableDocument("There are no words in the file.")
    if sum(len(passage.text) for passage in found) > LONGEST_TEXT:
        raise UnreadableDocument(_TOO_LONG)
    return found


def _plain(content: bytes) -> Iterator[tuple[str, str, str]]:
    return text_passages(decoded(content))


def _markdown(content: bytes) -> Iterator[tuple[str, str, str]]:
    return markdown_passages(decoded(content, longest=LONGEST_MARKDOWN))


def decoded(content: bytes, *, longest: int = LONGEST_TEXT) -> str:
    """A text file's text, which is in UTF-8, or in UTF-16 if it says so. Raises ``UnreadableDocument``."""
    if content.startswith((b"%PDF", b"PK\x03\x04", OLD_OFFICE)):
        raise UnreadableDocument("The file is not plain text, whatever its name says.")
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableDocument("The file is not a text in UTF-8. Save it again with that encoding.") from None
    if len(text) > longest:
        raise UnreadableDocument(_TOO_LONG)
    return text


_READERS: dict[str, Callable[[bytes], Iterator[tuple[str, str, str]]]] = {
    ".txt": _plain,
    ".md": _markdown,
    ".markdown": _markdown,
    ".docx": word_passages,
}
# What can be read, and what is known by its ending and can't.
ENDINGS = tuple(_READERS)
REFUSED_ENDINGS = tuple(_INSTEAD)
