"""What a reader, a screen reader or a copier finds in a PDF."""

import io
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject


class Printed:
    """A PDF as its readers meet it."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.reader = pypdf.PdfReader(io.BytesIO(data))
        self.root = self.reader.trailer["/Root"]

    @cached_property
    def pages(self) -> list[str]:
        """The words of each page."""
        return [" ".join(page.extract_text().split()) for page in self.reader.pages]

    @cached_property
    def text(self) -> str:
        return " ".join(self.pages)

    @cached_property
    def size(self) -> tuple[float, float]:
        """Width and height of the first page in whole millimetres."""
        box = self.reader.pages[0].mediabox
        return round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)

    @cached_property
    def bookmarks(self) -> list[str]:
        return list(_titles(self.reader.outline))

    @cached_property
    def elements(self) -> list[DictionaryObject]:
        """The tagged structure from top to bottom."""
        return list(_walk(self.root["/StructTreeRoot"]["/K"]))

    @cached_property
    def tags(self) -> list[str]:
        return [element["/S"][1:] for element in self.elements]

    @cached_property
    def fonts(self) -> list[DictionaryObject]:
        """The fonts that letters on any page are drawn with, each down to its descriptor."""
        found: dict[str, Any] = {}
        for page in self.reader.pages:
            for name, font in page["/Resources"]["/Font"].items():
                for descendant in font["/DescendantFonts"]:
                    found[name] = descendant.get_object()["/FontDescriptor"]
        return list(found.values())

    @cached_property
    def links(self) -> set[str]:
        """Addresses outside the document that a reader can follow."""
        annotations = [a.get_object() for page in self.reader.pages for a in page.get("/Annots", [])]
        return {a["/A"]["/URI"] for a in annotations if "/A" in a and "/URI" in a["/A"]}


def _walk(node: Any) -> Iterator[DictionaryObject]:
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, ArrayObject):
        for child in node:
            yield from _walk(child)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        yield node
        yield from _walk(node.get("/K", ArrayObject()))


def _titles(outline: list[Any]) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield entry.title
