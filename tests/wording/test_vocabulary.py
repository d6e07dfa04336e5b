"""Words that readers of an age may not know."""

from itertools import pairwise

import pytest

from wording.profiles import profiles
from wording.stems import base_forms
from wording.vocabulary import LISTS_FOLDER, known_words, listed_words, outside_words

FILES = sorted(LISTS_FOLDER.glob("*/*.txt"))
BANDS = [name for name, profile in profiles().items() if profile.age_band]


def texts(*blocks, **options):
    return [span.text for span in outside_words(blocks, **options)]


def test_there_is_a_list_for_every_band():
    assert [path.stem.upper() for path in sorted((LISTS_FOLDER / "en").iterdir())] == BANDS


def test_each_band_knows_what_the_one_before_knows_and_more():
    sizes = [len(known_words("en", band)) for band in BANDS]

    assert sizes == sorted(set(sizes))
    assert all(known_words("en", young) < known_words("en", old) for young, old in pairwise(BANDS))


def test_no_word_stands_in_two_lists():
    listed = [word for path in FILES for word in listed_words(path)]

    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_list_says_whose_it_is_and_holds_small_letters(path):
    assert "Our own compilation" in path.read_text(encoding="utf-8")
    assert all(word == word.lower() and word.strip("-.'") for word in listed_words(path))


def test_a_word_outside_the_band_is_named_where_it_first_stands():
    blocks = ["We all feel worried.", "A catastrophe is rare. Catastrophe!"]

    (word,) = [word for word in outside_words(blocks, age_band="B1") if word.text == "catastrophe"]

    assert (word.block, blocks[1][word.start : word.end]) == (1, "catastrophe")


def test_older_readers_know_more():
    assert texts("The evidence is significant.", age_band="B1") == ["significant", "evidence"]
    assert texts("The evidence is significant.", age_band="B4") == []


def test_a_word_that_the_page_explains_is_not_named():
    assert texts("Your neurons fire.", age_band="B3") == ["neurons"]
    assert texts("Your neurons fire.", age_band="B3", glossary=["Neuron"]) == []
    assert texts("One neuron fires.", age_band="B3", glossary=["neurons and nerves"]) == []


def test_at_most_ten_are_named_the_longest_first():
    words = "abstruse obdurate recondite sesquipedalian perspicacious lugubrious truculent mendacious pulchritude"
    found = texts(f"{words} verisimilitude obstreperous garrulous", age_band="B4")

    assert len(found) == 10
    assert found == sorted(found, key=len, reverse=True)
    assert found[0] in {"sesquipedalian", "verisimilitude"}


def test_names_figures_and_addresses_are_no_words_to_know():
    assert texts("Zarqa met Oyelaran 27 times, see www.zyzzyva.org.", age_band="B1") == []


def test_a_hard_word_that_begins_a_sentence_is_no_name():
    assert texts("Catastrophe came.", age_band="B1") == ["Catastrophe"]


def test_letters_that_stand_for_a_name_are_named_until_the_band_knows_them():
    assert texts("Ask your GP about PTSD.", age_band="B4") == ["PTSD", "GP"]
    assert texts("Ask your GP about PTSD.", age_band="B5") == []


def test_parts_of_a_word_with_hyphens_are_looked_up_one_by_one():
    assert texts("a breathing-space and a neuron-space", age_band="B3") == ["neuron-space"]


def test_a_language_without_lists_has_no_outside_words():
    assert texts("Quelle catastrophe", age_band="B1", language="fr") == []


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("worries", "worry"),
        ("worrying", "worry"),
        ("making", "make"),
        ("stopped", "stop"),
        ("bigger", "big"),
        ("happiest", "happy"),
        ("happily", "happy"),
        ("gently", "gentle"),
        ("leaves", "leaf"),
        ("wolves", "wolf"),
        ("knives", "knife"),
        ("watches", "watch"),
        ("lying", "lie"),
        ("teacher’s", "teacher"),
        ("friends'", "friend"),
        ("didn’t", "did"),
        ("they'll", "they"),
        ("automatically", "automatic"),
        ("feelings", "feel"),
    ],
)
def test_a_form_leads_to_its_word(form, base):
    assert base in base_forms(form)


def test_a_word_is_offered_first_as_it_is():
    assert next(base_forms("Bus")) == "bus"
    assert "bu" in base_forms("bus")
