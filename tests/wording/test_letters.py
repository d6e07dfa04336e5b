from hypothesis import given
from hypothesis import strategies as st

from wording.letters import LONGEST_WORD, fold


def test_apostrophes_hyphens_and_spaces_become_plain():
    folded = fold("Don’t self‑harm\u00a0now")

    assert folded.text == "don't self-harm now"
    assert folded.cased == "Don't self-harm now"


def test_quotation_marks_and_emphasis_part_words_as_a_space_does():
    assert fold("a “set” phrase, *any* ‘set’ phrase").text == "a set phrase, any set phrase"
    assert fold("the dogs’ home and rock 'n' roll").text == "the dogs home and rock n roll"


def test_a_wrapped_line_is_a_space_and_a_blank_line_ends_the_paragraph():
    assert fold("one\ntwo  three\r\n\r\nfour\u2028five").text == "one two three\nfour five"


def test_an_overlong_word_is_cut_and_the_text_after_it_keeps_its_place():
    text = "a" * 5000 + " end"

    folded = fold(text)

    assert len(folded.text) == LONGEST_WORD + len(" end")
    assert folded.original_span(LONGEST_WORD + 1, LONGEST_WORD + 4) == (5001, 5004)


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_plain_word_is_carried_back_to_where_it_stood_whatever_is_around_it(before, after):
    text = f"{before} wibble {after}"

    folded = fold(text)
    start = folded.text.index(" wibble") + 1

    found_start, found_end = folded.original_span(start, start + 6)
    assert fold(text[found_start:found_end]).text == "wibble"


@given(st.text(max_size=200))
def test_every_letter_comes_from_somewhere_in_order(text):
    folded = fold(text)

    spans = [folded.original_span(index, index + 1) for index in range(len(folded.text))]

    assert len(folded.text) == len(folded.cased)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
