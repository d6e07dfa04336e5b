"""Syllables as they are spoken. docs/reading_level.md tells how often the counter is wrong, against a dictionary."""

import pytest

from wording.syllables import syllables

BY_COUNT = {
    0: "123 - ’",
    1: (
        "a friend friends friend’s once aches moved asked played called filled eyes fires view die goes they’re don’t "
        "we’ll I’ve class clothes scared stretched through"
    ),
    2: (
        "feelings grown-up worried rarely little wanted boxes playing quiet agree someone safety friendship being "
        "going doesn’t isn’t didn’t Mr. Mrs evening business lonely value argue beyond crayon player struggled table "
        "centre hundred react poem riot giant something somehow whereby homework lifestyle painful closely class’s "
        "it’ll lion goodbye p.m"
    ),
    3: (
        "idea everyone different suicide serious period video usual carefully beforehand everything wonderful NHS "
        "realise timetable creating easier happiest genuine cruelty area important sensitive safeguarding racism "
        "creative manual influence advertised headteacher"
    ),
    4: "emergency usually biology society everybody anxiety PTSD advertisement situation scientific ADHD",
    5: "individual curiosity creativity immediately association negotiated",
    6: "responsibility encyclopedia reconciliation",
}
WORDS = [(word, count) for count, words in BY_COUNT.items() for word in words.split()]


@pytest.mark.parametrize(("word", "count"), WORDS)
def test_syllables_are_counted_as_they_are_spoken(word, count):
    assert syllables(word) == count


def test_parts_with_hyphens_are_counted_one_by_one():
    assert syllables("well-being") == syllables("well") + syllables("being")


def test_capitals_accents_and_curly_quotes_make_no_difference():
    assert syllables("FRIEND’S") == syllables("friend's") == 1
    assert syllables("café") == syllables("cafe\u0301") == 2


def test_no_word_has_more_syllables_than_letters_that_count():
    assert syllables("a" * 1_000_000) == 1
    assert syllables("ba" * 1_000_000) <= 60
