"""Files as a teacher might send them, and what is said of them."""

import io
import zipfile

import pytest
from docx import Document

from wording.documents import UnreadableDocument, read_document

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def plain_word_file():
    """The bytes of a Word file with one paragraph: "Some words."."""
    document = Document()
    document.add_paragraph("Some words.")
    return saved(document)


def told(name, content):
    return [(passage.place, passage.block_type, passage.text) for passage in read_document(name=name, content=content)]


def texts(document):
    return [text for _, _, text in told("lesson.docx", saved(document))]


def saved(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def changed(content, *, parts=None, swaps=()):
    """A Word file with ``parts`` added or replaced, and words swapped in its own."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            for before, after in swaps:
                data = data.replace(before, after)
            if name not in (parts or {}):
                new.writestr(name, data)
        for name, data in (parts or {}).items():
            new.writestr(name, data)
    return file.getvalue()


def refusal(name, content):
    with pytest.raises(UnreadableDocument) as caught:
        read_document(name=name, content=content)
    return str(caught.value)
