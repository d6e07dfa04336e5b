"""Word files that are damaged, locked, or made to do harm: each is refused, and says why."""

import io
import zipfile

import pytest

from .files import OLD_OFFICE, changed, plain_word_file, refusal


@pytest.mark.parametrize("content", [b"not a zip", b"PK\x03\x04 and nothing", b"%PDF-1.7", b"\0" * 100])
def test_what_is_no_word_file_says_so(content):
    assert "can't be opened as a Word document" in refusal("a.docx", content)


def test_every_word_file_that_was_cut_short_says_so():
    whole = plain_word_file()

    for length in range(4, len(whole), 997):
        assert "can't be opened" in refusal("a.docx", whole[:length])


def test_a_zip_that_is_no_word_file_says_so():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as other:
        other.writestr("hello.xml", "<a/>")

    assert "can't be opened as a Word document" in refusal("a.docx", file.getvalue())


def test_a_password_is_asked_to_be_taken_off():
    assert "password" in refusal("a.docx", OLD_OFFICE + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"))
    assert "older Word file" in refusal("a.docx", OLD_OFFICE + b"\0" * 512)
    locked = bytearray(plain_word_file())
    for at in range(len(locked) - 4):
        if locked[at : at + 4] == b"PK\x01\x02":
            locked[at + 8] |= 1
    assert "password" in refusal("a.docx", bytes(locked))


def test_macros_are_refused():
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macros = b"application/vnd.ms-word.document.macroEnabled.main+xml"

    assert "macros" in refusal("a.docx", changed(plain_word_file(), swaps=[(plain, macros)]))


def test_a_zip_bomb_is_not_unpacked():
    spaces = b"<w:document>" + b" " * 60_000_000 + b"</w:document>"
    bomb = changed(plain_word_file(), parts={"word/document.xml": spaces})

    assert len(bomb) < 200_000
    assert "unpacks to far more" in refusal("a.docx", bomb)


def test_many_small_files_are_not_unpacked():
    crowd = changed(plain_word_file(), parts={f"word/part{number}.xml": b"<a/>" for number in range(2_001)})

    assert "can't be opened" in refusal("a.docx", crowd)


@pytest.mark.parametrize("code", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><w>&b;</w>',
        '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]><w>&a;</w>',
        '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/none.dtd"><w/>',
    ],
)
def test_declarations_are_refused_before_anything_parses_them(declared, code):
    content = changed(plain_word_file(), parts={"word/document.xml": declared.encode(code)})

    assert "declarations" in refusal("a.docx", content)


def test_xml_that_is_nested_too_deeply_says_so():
    deep = b"<a>" * 100_000 + b"</a>" * 100_000
    content = changed(plain_word_file(), parts={"word/document.xml": deep})

    assert "can't be opened" in refusal("a.docx", content)


def test_a_file_or_a_text_that_is_too_large_says_so():
    assert "larger than" in refusal("a.docx", b"PK\x03\x04" + b"\0" * 20_000_001)
    assert "too long" in refusal("a.txt", b"a " * 1_000_001)
    assert "too long" in refusal("a.md", b"a " * 100_001)
