"""Texts and files made to choke whatever counts them: they end, and four times the text is four times the work."""

import io
import time
import zipfile
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wording.documents import LONGEST_MARKDOWN, UnreadableDocument, read_document
from wording.language_packs import ENGLISH
from wording.passages import Passage
from wording.readers import readings
from wording.reading_level import check, measure
from wording.sentences import sentences
from wording.stems import base_forms
from wording.syllables import syllables
from wording.vocabulary import outside_words

PIECES = {
    "one letter": "a",
    "one short word": "a ",
    "spaces": " ",
    "line breaks": "\n",
    "nested quotes": "“'",
    "closing quotes": ".”)",
    "right-to-left marks": "\u202e\u200f",
    "emoji": "😀",
    "null bytes": "\0",
    "letters with zero-width joints": "a\u200b",
    "combining accents": "e\u0301",
    "digits and hyphens": "1-",
    "decimals": "1.",
    "full stops": ". ",
    "ellipses": "… ",
    "initials": "A. ",
    "abbreviations": "e.g. ",
    "apostrophes": "a'",
    "hyphens": "a-",
    "mail addresses": "a@",
    "web addresses": "a.b",
    "bullets": "- ",
    "Arabic": "سلام ",
}
# Work that grows with the square of the length would take 16 times as long for four times the text.
FOUR_TIMES_AT_MOST = 10


def quickest(work, rounds=3):
    """Seconds of the quickest of several rounds, in CPU time, so that a busy machine changes little."""
    taken = []
    for _ in range(rounds):
        before = time.process_time()
        work()
        taken.append(time.process_time() - before)
    return min(taken)


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_four_times_the_text_is_about_four_times_the_work(piece):
    def work(length):
        text = piece * (length // len(piece))
        return lambda: (measure([text], glossary=[text[:100]]), outside_words([text], age_band="B3"))

    short, long = quickest(work(10_000)), quickest(work(40_000))

    assert long < FOUR_TIMES_AT_MOST * max(short, 0.002)


@pytest.mark.parametrize(
    "name", ["one letter", "nested quotes", "right-to-left marks", "emoji", "null bytes", "decimals"]
)
def test_a_megabyte_ends(name):
    text = PIECES[name] * (1_000_000 // len(PIECES[name]))

    level = measure([text])

    assert level.words <= len(text)
    assert all(len(miss.message) < 1000 for miss in check(level, "B1"))


@pytest.mark.parametrize("piece", ["[", "![", "*a", "**a ", "`", "> ", "- ", "<a", "&", "[a](", "|a", "\\", "1. "])
def test_markdown_made_to_choke_a_parser_ends(piece):
    def work(length):
        content = (piece * (length // len(piece))).encode()

        def read():
            try:
                return read_document(name="a.md", content=content)
            except UnreadableDocument:
                return []

        return read

    short, long = quickest(work(LONGEST_MARKDOWN // 160)), quickest(work(LONGEST_MARKDOWN // 40))

    assert long < FOUR_TIMES_AT_MOST * max(short, 0.002)


@given(st.text(alphabet=st.characters(), max_size=300))
@settings(max_examples=300, deadline=None)
def test_no_text_crashes_the_count_and_every_place_is_in_the_text(text):
    found = sentences(text, abbreviations=ENGLISH.abbreviations)
    level = measure(text.splitlines(), glossary=[text])
    (reading,) = readings([Passage(text, frozenset({"student"}), "", "paragraph")], age_band="B1")

    assert all(0 <= sentence.start < sentence.end <= len(text) for sentence in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(text[word.start : word.end].strip() for sentence in found for word in sentence.words)
    assert level.words >= len(level.hard_places)
    assert reading.level.words >= reading.level.longest_sentence
    assert all(0 <= word.start < word.end <= len(text) for word in [*reading.hard, *reading.outside])


@given(st.text(alphabet="aeiouybcdlrstng'’-é", max_size=90))
@settings(max_examples=500, deadline=None)
def test_no_word_crashes_the_syllables_or_the_stems(word):
    assert 0 <= syllables(word) <= len(word)
    assert next(base_forms(word)) is not None


@given(st.text(alphabet="ab.!?…\"'“”() \n-•1eg@/A", max_size=120))
@settings(max_examples=500, deadline=None)
def test_no_word_is_lost_between_sentences(text):
    words = [word for sentence in sentences(text, abbreviations=ENGLISH.abbreviations) for word in sentence.words]

    assert [word.start for word in words] == sorted({word.start for word in words})


@given(st.sampled_from(["a.txt", "a.md", "a.docx"]), st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_no_file_does_anything_but_be_read_or_refused(name, content):
    try:
        found = read_document(name=name, content=content)
    except UnreadableDocument:
        return

    assert found
    assert all(passage.text.strip() for passage in found)


@given(st.binary(max_size=600))
@settings(max_examples=200, deadline=None)
def test_no_body_of_a_word_file_does_anything_but_be_read_or_refused(body):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/d.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        package.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="d.xml"/></Relationships>',
        )
        start = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        package.writestr("d.xml", start.encode() + body)

    with pytest.raises(UnreadableDocument):
        read_document(name="a.docx", content=file.getvalue())
