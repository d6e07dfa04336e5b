"""Figures recorded from the reference counter of the brief, and what misses a profile."""

from pathlib import Path

import pytest
import yaml

from wording.profiles import band_code, profile_named, profiles
from wording.reading_level import check, measure
from wording.syllables import syllables

SAMPLES = yaml.safe_load((Path(__file__).parent / "student_samples.yaml").read_text(encoding="utf-8"))["samples"]
BLOCKS = {sample["band"]: sample["text"].split("\n") for sample in SAMPLES}


@pytest.mark.parametrize(
    ("band", "words", "grade", "average", "longest", "is_scored"),
    [
        ("B1", 102, 0.3, 5.1, 8, True),
        ("B2", 129, 1.3, 7.6, 13, True),
        ("B3", 152, 4.6, 13.8, 26, True),
        ("B4", 156, 3.2, 11.1, 20, True),
        ("B5", 173, 7.6, 15.7, 28, True),
        ("B6", 152, 5.9, 15.2, 25, True),
        ("HELP", 36, -0.5, 6.0, 10, False),
    ],
)
def test_a_sample_counts_as_the_reference_counts_it(band, words, grade, average, longest, is_scored):
    level = measure(BLOCKS[band])

    assert (level.words, level.average_sentence, level.longest_sentence) == (words, average, longest)
    assert level.grade == level.grade_raw == grade
    assert level.is_scored == is_scored


@pytest.mark.parametrize("band", ["B1", "B2", "B4", "B6", "HELP"])
def test_a_good_sample_misses_nothing_of_its_profile(band):
    assert check(measure(BLOCKS[band]), band) == []


@pytest.mark.parametrize(("band", "words"), [("B3", 26), ("B5", 28)])
def test_a_sentence_that_is_too_long_is_named(band, words):
    misses = {miss.measure: miss for miss in check(measure(BLOCKS[band]), band)}

    assert misses["longest_sentence"].value == words
    assert misses["longest_sentence"].severity == "warn"
    assert "It is: “" in misses["longest_sentence"].message


def test_a_grade_over_target_is_advice_until_the_warning_grade():
    easy_target = measure(BLOCKS["B5"])

    (advice,) = [miss for miss in check(easy_target, "B5") if miss.measure == "grade"]
    (warning,) = [miss for miss in check(easy_target, "B4") if miss.measure == "grade"]

    assert (advice.severity, advice.value, advice.limit) == ("advise", 7.6, 7.5)
    assert warning.severity == "warn"


def test_words_that_the_page_explains_do_not_push_the_grade_up():
    raw = measure(BLOCKS["B5"])

    adjusted = measure(BLOCKS["B5"], glossary=["Condition", "mental health"])

    assert adjusted.grade < raw.grade
    assert adjusted.grade_raw == raw.grade
    assert "condition" in raw.hard_words
    assert "condition" not in adjusted.hard_words


def test_a_list_item_ends_a_sentence_without_a_full_stop():
    together = measure(["sleep well eat well move a little"])
    apart = measure(["sleep well", "eat well", "move a little"])

    assert together.sentences == 1
    assert (apart.sentences, apart.longest_sentence) == (3, 3)


def test_a_short_text_is_never_scored_but_its_sentences_are_checked():
    level = measure(["Internationalisation internationally " * 10])

    misses = [miss.measure for miss in check(level, "HELP")]

    assert not level.is_scored
    assert misses == ["average_sentence", "longest_sentence"]


def test_nothing_at_all_is_measured_as_nothing():
    level = measure(["", "  ", "…"])

    assert (level.words, level.sentences, level.longest_sentence) == (0, 0, 0)
    assert check(level, "B1") == []


def test_abbreviations_and_closing_quotes_do_not_break_a_sentence_in_two():
    assert measure(['Ask Mr. Hall, e.g. today. "Can I talk?" she said.']).sentences == 3


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("feelings", 2),
        ("grown-up", 2),
        ("worried", 2),
        ("rarely", 2),
        ("little", 2),
        ("wanted", 2),
        ("moved", 1),
        ("boxes", 2),
        ("playing", 2),
        ("quiet", 2),
        ("emergency", 4),
        ("usually", 4),
        ("idea", 3),
        ("friend’s", 1),
        ("a", 1),
        ("123", 0),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word, count):
    assert syllables(word) == count


def test_a_profile_answers_to_its_name_and_its_age_band():
    assert set(profiles()) == {"B1", "B2", "B3", "B4", "B5", "B6", "HELP", "TEACHER", "FAMILY"}
    assert profile_named("11-14") is profile_named("b4") is profiles()["B4"]
    assert band_code("5–7") == "B1"
    with pytest.raises(ValueError, match="There is no age band"):
        profile_named("adult")
    with pytest.raises(ValueError, match="There is no age band"):
        band_code("HELP")
