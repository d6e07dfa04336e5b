"""Figures recorded from the reference counter of the brief, and what misses a profile."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from wording.language_packs import PACKS
from wording.profiles import band_code, profile_named, profiles
from wording.reading_level import NotMeasured, ReadingLevel, check, measure

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


def test_a_form_of_a_word_that_the_page_explains_is_explained_with_it():
    assert measure(["Our conditions vary."], glossary=["condition"]).hard_words == ()
    assert measure(["One condition."], glossary=["long conditions"]).hard_words == ()


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


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("Ask Mr. Hall, e.g. today. Then wait.", [5, 2]),
        ("“Can I talk?” she said. He said yes.", [5, 3]),
        ("She said, “Stop.” Then she left.", [3, 3]),
        ("Well… maybe not. Hm… I think so… Good.", [3, 4, 1]),
        ("Wait... what? No!!! Really?!", [2, 1, 1]),
        ("A. A. Milne wrote it. Mrs. J. Smith read it.", [5, 5]),
        ("So do I. You do too.", [3, 3]),
        ("It takes 3.5 hours, or 1,000 breaths. See p. 4.", [7, 3]),
        ("Go to www.example.org/help?a=b. Or write to a.person@example.org.", [3, 4]),
        ("Look at example.org. It helps.", [3, 2]),
        ("Meet at 3 p.m. on Monday. Come at 4 p.m. Bring a friend.", [6, 4, 3]),
        ("A grown-up can help with self-harm.", [6]),
        ("1. Breathe in.", [2]),
        ("- Breathe out. Rest.", [2, 1]),
        ("(b) Rest.", [1]),
        ("How our bodies feel", [4]),
        ("word\u00adbreak zero\u200bwidth cafe\u0301", [3]),
        ("“‘Nested’ quotes,” they said.", [4]),
        ("😀 🎉", []),
    ],
)
def test_a_sentence_is_what_a_reader_would_call_one(text, lengths):
    level = measure([text])

    assert [sentence.words for sentence in level.all_sentences] == lengths


def test_hard_words_say_where_they_stand():
    blocks = ["We feel.", "An emergency is an emergency."]

    level = measure(blocks)

    assert level.hard_words == ("emergency",)
    assert [
        (place.block, place.start, blocks[place.block][place.start : place.end]) for place in level.hard_places
    ] == [
        (1, 3, "emergency"),
        (1, 19, "emergency"),
    ]


def test_a_sentence_stands_where_it_says():
    block = "  One. “Two,” he said!  Three"

    level = measure([block])

    assert [block[sentence.start : sentence.end] for sentence in level.all_sentences] == [
        "One.",
        "“Two,” he said!",
        "Three",
    ]


@pytest.mark.parametrize("language", ["fr", "ar", "cy", "xx"])
def test_a_language_without_a_pack_is_not_measured_and_has_no_numbers(language):
    level = measure(["Bonjour tout le monde."], language=language)

    assert isinstance(level, NotMeasured)
    assert language in level.why
    assert not any(isinstance(value, int | float) for value in (level.language, level.why))
    assert check(level, "B1") == []


@pytest.mark.parametrize("language", ["en", "en-GB", "en_US", "EN"])
def test_every_english_is_measured(language):
    assert isinstance(measure(["We all have feelings."], language=language), ReadingLevel)


def test_another_language_brings_its_own_counter(monkeypatch):
    welsh = replace(PACKS["en"], language="cy", syllables=lambda word: 7)
    monkeypatch.setitem(PACKS, "cy", welsh)

    level = measure(["Bore da."], language="cy")

    assert (level.language, level.hard_words) == ("cy", ("bore", "da"))


def test_a_message_quotes_no_more_of_a_sentence_than_anyone_reads():
    (miss,) = [miss for miss in check(measure(["word " * 20_000]), "B4") if miss.measure == "longest_sentence"]

    assert miss.value == 20_000
    assert len(miss.message) < 500


def test_a_profile_answers_to_its_name_and_its_age_band():
    assert set(profiles()) == {"B1", "B2", "B3", "B4", "B5", "B6", "HELP", "TEACHER", "FAMILY"}
    assert profile_named("11-14") is profile_named("b4") is profiles()["B4"]
    assert band_code("5–7") == "B1"
    with pytest.raises(ValueError, match="There is no age band"):
        profile_named("adult")
    with pytest.raises(ValueError, match="There is no age band"):
        band_code("HELP")
