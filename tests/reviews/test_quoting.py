"""A card of a finding quotes the words in their sentence."""

import pytest

from reviews.quoting import around


@pytest.mark.parametrize(
    ("text", "words", "quoted"),
    [
        ("One. Two is here. Three.", "Two", ("", " is here.")),
        ("One\nTwo is here\nThree", "is", ("Two ", " here")),
        ("Dr No said “Go!” Then it went.", "it", ("Then ", " went.")),
        ("x" * 300 + " word " + "y" * 300, "word", ("…" + "x" * 159 + " ", " " + "y" * 159 + "…")),
    ],
)
def test_words_are_quoted_with_their_sentence(text, words, quoted):
    start = text.index(words)

    assert around(text, start, start + len(words)) == quoted
