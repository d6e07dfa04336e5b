"""What a case of a rule may ask for, shown with words that mean nothing."""

import pytest

from wording.letters import fold
from wording.rules import Case, Excuse
from wording.stretches import Stretch
from wording.word_sets import WordSets


def case(**parts):
    return Case.model_validate(parts, context={"sets": WordSets({"thing": "wibble|wobble"})})


def said(text, **parts):
    folded = fold(text)
    stretch = Stretch(folded.text, folded.cased)
    return [stretch.text[start:end] for start, end in case(**parts).spans(stretch)]


def test_a_case_marks_what_it_says():
    assert said("A wobble, a wibble.", say=r"\b{thing}\b") == ["wobble", "wibble"]


def test_a_gap_takes_so_many_words_and_stays_in_the_sentence():
    assert said("wibble one two wobble", say="wibble{~2}wobble") == ["wibble one two wobble"]
    assert said("wibble one two three wobble", say="wibble{~2}wobble") == []
    assert said("wibble one. Wobble", say="wibble{~2}wobble") == []


@pytest.mark.parametrize("text", ["Wibble, then wobble.", "Wobble, then wibble."])
def test_what_stands_beside_may_come_before_or_after(text):
    assert said(text, say="wibble", beside=["wobble"]) == ["wibble"]


@pytest.mark.parametrize("text", ["A wibble. A wobble.", "A wibble.\n\nA wobble.", "A wibble! A wobble."])
def test_what_stands_in_another_sentence_is_not_beside(text):
    assert said(text, say="wibble", beside=["wobble"]) == []


@pytest.mark.parametrize("text", ["A wibble, e.g. a wobble.", "Mr. Wibble saw a wobble.", "A wibble of 1.5 wobbles"])
def test_a_full_stop_of_a_short_form_or_number_ends_no_sentence(text):
    assert said(text, say="wibble", beside=["wobble"]) == ["wibble"]


def test_what_is_marked_does_not_stand_beside_itself():
    assert said("wibble", say="wibble", beside=["wibble"]) == []
    assert said("wibble wibble", say="wibble", beside=["wibble"]) == ["wibble", "wibble"]


def test_everything_that_must_stand_beside_is_needed():
    assert said("wibble wobble", say="wibble", beside=["wobble", "wubble"]) == []
    assert said("wibble wobble wubble", say="wibble", beside=["wobble", "wubble"]) == ["wibble"]


def test_what_clears_a_case_clears_its_own_sentence_only():
    assert said("A good wibble.", say="wibble", unless=["good"]) == []
    assert said("A good one. A wibble.", say="wibble", unless=["good"]) == ["wibble"]


def test_near_reaches_over_sentences_as_far_as_its_window():
    assert said("A wibble. A wobble.", say="wibble", near="wobble", near_window=10) == ["wibble"]
    assert said("A wibble. Far away, a wobble.", say="wibble", near="wobble", near_window=10) == []


def test_words_right_before_or_after_clear_it():
    assert said("no wibble", say="wibble", unless_before=r"\bno $") == []
    assert said("wibble free", say="wibble", unless_after="^ free") == []
    assert said("wibble", say="wibble", unless_before=r"\bno $", unless_after="^ free") == ["wibble"]


def test_capitals_count_only_where_a_case_says_so():
    assert said("wibble WIBBLE", say=r"\bWIBBLE\b", case_sensitive=True) == ["wibble"]
    assert said("Wibble", say="wibble") == ["wibble"]


def test_an_excuse_holds_before_after_or_anywhere_in_the_sentence():
    before = Excuse.model_validate({"before": r"never say $"})
    anywhere = Excuse.model_validate({"anywhere": "myth"})
    text = "never say wibble. it is a myth that wibble helps. wibble"
    stretch = Stretch(text, text)
    first, second, third = (text.index("wibble"), text.index("wibble", 20), text.rindex("wibble"))

    assert [before.holds(stretch, at, at + 6) for at in (first, second, third)] == [True, False, False]
    assert [anywhere.holds(stretch, at, at + 6) for at in (first, second, third)] == [False, True, False]
