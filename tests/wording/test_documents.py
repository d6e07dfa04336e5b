"""A teacher's own file: what is read of it, and what is said of a file that can't be read."""

import pytest
from docx import Document

from wording.documents import read_document

from .files import OLD_OFFICE, plain_word_file, refusal, saved, told


def test_plain_text_is_read_by_paragraphs_and_list_items():
    full = "A line that is full, as mail and old editors make them,"
    text = f"\ufeffA heading\n\n{full}\ngoes on in the next.\n\n- one\n- two\n"

    assert told("a.txt", text.encode()) == [
        ("line.1", "paragraph", "A heading"),
        ("line.3", "paragraph", f"{full} goes on in the next."),
        ("line.6", "list_item", "- one"),
        ("line.7", "list_item", "- two"),
    ]


def test_text_in_utf_16_is_read_when_it_says_so():
    assert told("a.TXT", "Zoë’s day".encode("utf-16"))[0][2] == "Zoë’s day"


def test_markdown_is_read_as_its_reader_reads_it():
    text = """---
title: Left out
---
# A *good* heading

Some words
on [two lines](https://example.org "no") and `three`.

1. first
2. **second**
   - nested

> quoted

| a | b |
|---|---|
| c | d |

![A boy waves](boy.png) <https://example.org>

```
left_out()
```

<div>In a box<!-- left out --></div>
"""

    assert told("a.md", text.encode()) == [
        ("line.4", "heading", "A good heading"),
        ("line.6", "paragraph", "Some words on two lines and three."),
        ("line.9", "list_item", "first"),
        ("line.10", "list_item", "second"),
        ("line.11", "list_item", "nested"),
        ("line.13", "paragraph", "quoted"),
        ("line.15", "paragraph", "a"),
        ("line.15", "paragraph", "b"),
        ("line.17", "paragraph", "c"),
        ("line.17", "paragraph", "d"),
        ("line.19", "picture", "A boy waves"),
        ("line.25", "paragraph", "In a box"),
    ]


def test_a_rule_of_dashes_without_front_matter_hides_nothing():
    assert [text for _, _, text in told("a.md", b"---\n\nWords.\n\nMore.\n")] == ["Words.", "More."]


def test_everything_read_is_for_the_readers_that_were_named():
    (passage,) = read_document(name="a.docx", content=plain_word_file(), audiences=["teacher"])

    assert (passage.audiences, passage.language) == ({"teacher"}, "en")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.doc", "older Word file"),
        ("a.docm", "macros"),
        ("a.pdf", "PDF"),
        ("a.odt", "OpenDocument"),
        ("a.rtf", "rich text"),
        ("a.pages", "Pages"),
        ("a.exe", "Only plain text"),
        ("a", "Only plain text"),
        ("", "Only plain text"),
    ],
)
def test_another_kind_of_file_is_told_what_to_become(name, words):
    assert words in refusal(name, b"whatever")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.docx"])
def test_an_empty_file_says_so(name):
    assert refusal(name, b"") in {"There are no words in the file.", "The file is empty."}


def test_a_file_without_words_says_so():
    assert refusal("a.txt", b" \n\t\n") == "There are no words in the file."
    assert refusal("a.docx", saved(Document())) == "There are no words in the file."


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\xd8", b"caf\xe9", b"%PDF-1.7", b"PK\x03\x04", OLD_OFFICE])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_what_is_not_text_says_so(name, content):
    assert "not" in refusal(name, content)
