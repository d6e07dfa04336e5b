"""The words of a Word file (.docx): everything that somebody wrote in it, wherever it stands.

python-docx opens the package and parses its XML without expanding entities or fetching anything. What it reads is first
copied out of the zip piece by piece, so that no zip and no header that lies about a size can fill the memory.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from docx.opc.exceptions import OpcError
from docx.opc.package import OpcPackage
from docx.opc.part import Part
from docx.oxml import parse_xml
from lxml import etree

from wording.unreadable import UnreadableDocument

# How old Office files and encrypted new ones begin.
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# Bytes of XML in the package, unpacked, and files in it: a book of a thousand pages has less.
LARGEST_XML = 30_000_000
MOST_FILES = 2_000
_PIECE = 65_536

# The end of a part's content type, what its passages are called and what kind they are; None where paragraphs say it.
_PARTS = {
    "wordprocessingml.header+xml": ("header", "page_header"),
    "wordprocessingml.document.main+xml": ("body", None),
    "wordprocessingml.footnotes+xml": ("footnote", "footnote"),
    "wordprocessingml.endnotes+xml": ("endnote", "footnote"),
    "wordprocessingml.comments+xml": ("comment", "comment"),
    "wordprocessingml.footer+xml": ("footer", "page_footer"),
}
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
# A second drawing of the same thing for old programs, and text that was struck out while changes were tracked.
_SKIPPED = frozenset({"Fallback", "del", "moveFrom"})

_DAMAGED = "The file can't be opened as a Word document: it is damaged, or something else. Save it again as .docx."


def word_passages(content: bytes) -> Iterator[tuple[str, str, str]]:
    """Text, place and block type of each paragraph: body, tables, text boxes, headers, footers, notes and comments.

    Also the alt text of pictures, with the block type "picture". Raises ``UnreadableDocument``.
    """
    parts = _parts(content)
    kinds = {part.content_type for part in parts}
    if any("macroEnabled" in kind or "vbaProject" in kind for kind in kinds):
        raise UnreadableDocument("The file holds macros. Save it as a Word document without macros (.docx).")
    if not any(kind.endswith("wordprocessingml.document.main+xml") for kind in kinds):
        raise UnreadableDocument(_DAMAGED)
    for ending, (name, kind) in _PARTS.items():
        number = 0
        for part in parts:
            if part.content_type.endswith(ending):
                for text, own_kind in _paragraphs(_root(part)):
                    number += 1
                    yield text, f"{name}.{number}", own_kind if kind is None or own_kind == "picture" else kind


def _parts(content: bytes) -> list[Part]:
    if content.startswith(OLD_OFFICE):
        if _ENCRYPTED in content:
            raise UnreadableDocument("The file is protected by a password. Save it without one.")
        raise UnreadableDocument("This is an older Word file. Open it in Word or LibreOffice and save it as .docx.")
    if not content:
        raise UnreadableDocument("The file is empty.")
    try:
        return list(OpcPackage.open(_unpacked(content)).iter_parts())
    except UnreadableDocument:
        raise
    except (
        OpcError,
        etree.XMLSyntaxError,
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        LookupError,
        OSError,
        ValueError,
        NotImplementedError,
        AttributeError,
        TypeError,
        RuntimeError,
    ) as error:
        raise UnreadableDocument(_DAMAGED) from error


def _unpacked(content: bytes) -> io.BytesIO:
    """The same package with its XML unpacked, within bounds, and everything else in it empty."""
    copy, room = io.BytesIO(), LARGEST_XML
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(copy, "w") as unpacked:
        if len(packed.infolist()) > MOST_FILES:
            raise UnreadableDocument(_DAMAGED)
        names = frozenset(packed.namelist())
        for name in names:
            entry = packed.getinfo(name)
            if entry.flag_bits & 1:
                raise UnreadableDocument("The file is protected by a password. Save it without one.")
            data = _bounded(packed, entry, room) if name.lower().endswith((".xml", ".rels")) else b""
            room -= len(data)
            unpacked.writestr(name, _without_loose_ends(name, data, names) if name.endswith(".rels") else data)
    copy.seek(0)
    return copy


def _bounded(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes:
    """One file of the zip, read in pieces, so that what it unpacks to is known before it is there."""
    parts = []
    with packed.open(entry) as file:
        while piece := file.read(_PIECE):
            room -= len(piece)
            if room < 0:
                raise UnreadableDocument("The file unpacks to far more text than a lesson has. It was not opened.")
            parts.append(piece)
    data = b"".join(parts)
    if any(declared in data for declared in ("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))):
        raise UnreadableDocument("The file holds declarations that Word never writes. It was not opened.")
    return data


def _without_loose_ends(name: str, data: bytes, names: frozenset[str]) -> bytes:
    """A file of relationships without those to files that are not in the package: Word leaves some, as "NULL"."""
    relations = parse_xml(data)
    folder = posixpath.dirname(posixpath.dirname(name))
    for relation in list(relations):
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        if relation.get("TargetMode") != "External" and target not in names:
            relations.remove(relation)
    return bytes(etree.tostring(relations))


def _root(part: Any) -> Any:
    """A part's XML. python-docx has parsed the kinds that it knows, and keeps the bytes of the others."""
    try:
        return part.element if hasattr(part, "element") else parse_xml(part.blob)
    except etree.XMLSyntaxError as error:
        raise UnreadableDocument(_DAMAGED) from error


def _paragraphs(root: Any) -> Iterator[tuple[str, str]]:
    """Text and block type of every paragraph in the order in which they begin, those in text boxes included."""
    found: list[tuple[list[str], list[str]]] = []
    open_ones: list[int] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if event == "end":
            if name == "p" and _is_word(element):
                open_ones.pop()
        elif name in _SKIPPED:
            walk.skip_subtree()
        elif name == "p" and _is_word(element):
            open_ones.append(len(found))
            found.append(([], ["paragraph"]))
        elif name == "docPr" and (alt := element.get("descr") or element.get("title")):
            found.append(([alt], ["picture"]))
        elif open_ones and _is_word(element):
            text, kinds = found[open_ones[-1]]
            if name == "t":
                text.append(element.text or "")
            elif name in _BREAKS:
                text.append(_BREAKS[name])
            elif name == "numPr" and kinds == ["paragraph"]:
                kinds[0] = "list_item"
            elif name == "pStyle":
                kinds[0] = _kind_of_style(element.get(_val(element)) or "") or kinds[0]
    return (("".join(text).strip(), kinds[0]) for text, kinds in found)


def _kind_of_style(style: str) -> str | None:
    """What a style's id says of its paragraphs: Word's own ids stay English in every language."""
    if style.startswith(("Heading", "Title", "Subtitle")):
        return "heading"
    return "list_item" if style.startswith("List") else None


def _is_word(element: Any) -> bool:
    """Whether an element is WordprocessingML: drawings and formulas have elements of the same short names."""
    return "wordprocessingml" in (etree.QName(element).namespace or "")


def _val(element: Any) -> str:
    return f"{{{etree.QName(element).namespace}}}val"
