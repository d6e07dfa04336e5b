"""How hard a page is for each of its readers."""

import pytest

from wording.passages import Passage
from wording.readers import readings
from wording.reading_level import NotMeasured

EVERYONE = frozenset({"student", "teacher", "family"})
CLASSROOM = frozenset({"student", "teacher"})
ADULTS = frozenset({"teacher", "family"})
TEACHERS = frozenset({"teacher"})


def passage(text, audiences=EVERYONE, place="reading.1", block_type="paragraph", language="en"):
    return Passage(text, audiences, place, block_type, language)


def reading_of(audience, *passages, age_band="B3", vocabulary=()):
    found = {reading.audience: reading for reading in readings(passages, age_band=age_band, vocabulary=vocabulary)}
    return found.get(audience)


def test_a_passage_counts_once_for_the_least_practised_of_its_readers():
    found = readings(
        [
            passage("One two three."),
            passage("One two three four.", ADULTS, "family_try"),
            passage("One two three four five.", TEACHERS, "care"),
        ],
        age_band="B3",
    )

    assert [(reading.audience, reading.profile.name, reading.level.words) for reading in found] == [
        ("student", "B3", 3),
        ("family", "FAMILY", 4),
        ("teacher", "TEACHER", 5),
    ]


def test_nobody_without_anything_to_read_is_measured():
    assert [reading.audience for reading in readings([passage("Words.", TEACHERS)], age_band="B1")] == ["teacher"]
    assert readings([], age_band="B1") == []


def test_students_are_measured_by_the_student_page_alone():
    student = reading_of(
        "student",
        passage("We rest."),
        passage("Four words on slides.", CLASSROOM, "activities.1.board"),
        passage("A title", EVERYONE, "title", "field"),
    )

    assert student.level.words == 2


def test_a_page_without_a_reading_is_measured_by_all_that_students_read_and_has_no_limit_of_words():
    student = reading_of("student", passage("Some words. " * 300, place="intro"), passage("A title", place="title"))

    assert student.level.words == 602
    assert student.misses == []


def test_a_text_that_stands_alone_is_held_against_the_limit_of_words():
    student = reading_of("student", passage("Some words. " * 300, place=""))

    assert [miss.measure for miss in student.misses] == ["words"]


def test_a_letter_home_counts_for_the_level_but_not_for_the_words_of_the_page():
    page, letter = passage("Some words. " * 200, ADULTS, "family_try"), "Some words. " * 200

    with_letter = reading_of("family", page, passage(letter, ADULTS, "family_letter"))
    too_long = reading_of("family", page, passage(letter, ADULTS, "family_talk"))

    assert with_letter.level.words == too_long.level.words == 800
    assert [miss.measure for miss in with_letter.misses] == []
    assert [miss.measure for miss in too_long.misses] == ["words"]


@pytest.mark.parametrize(
    ("place", "block_type"),
    [
        ("slug", "field"),
        ("seo_title", "field"),
        ("code", "field"),
        ("reading.2", "picture"),
        ("reading.2", "citation"),
        ("reading.2.sources.1.place", "paragraph"),
        ("header.1", "page_header"),
        ("comment.1", "comment"),
    ],
)
def test_what_nobody_reads_through_is_left_out(place, block_type):
    assert readings([passage("Words that count for nothing.", place=place, block_type=block_type)], age_band="B1") == []


def test_a_page_for_any_age_is_read_as_families_read():
    assert reading_of("student", passage("Words.", place="intro"), age_band=None).profile.name == "FAMILY"


def test_an_unknown_band_is_refused():
    with pytest.raises(ValueError, match="There is no age band"):
        readings([], age_band="3-4")


def test_the_worst_sentence_comes_first_and_stands_where_it_says():
    bad, worse = "bad " * 21 + "one.", "worse " * 30 + "one."
    first = passage(f"We rest.\n{bad} Then we play.", place="reading.1")
    second = passage(f"{worse}\nWe talk.", place="reading.4.text")

    student = reading_of("student", first, second)

    assert [(sentence.place, sentence.text) for sentence in student.sentences] == [
        ("reading.4.text", worse),
        ("reading.1", bad),
    ]
    assert [(sentence.words, sentence.limit, sentence.over) for sentence in student.sentences] == [
        (31, 20, 11),
        (22, 20, 2),
    ]
    assert first.text[student.sentences[1].start : student.sentences[1].end] == bad


def test_every_line_ends_a_sentence():
    assert reading_of("student", passage("Sleep\nEat\nMove")).level.sentences == 3


def test_hard_words_and_words_outside_the_band_stand_where_they_say():
    text = "We rest.\nAn emergency. Your neurotransmitters."

    student = reading_of("student", passage(text), age_band="B1")

    assert [(word.text, word.start) for word in student.hard] == [("emergency", 12), ("neurotransmitters", 28)]
    assert [word.text for word in student.outside] == ["neurotransmitters", "emergency"]
    assert all(text[word.start : word.end] == word.text for word in [*student.hard, *student.outside])


def test_words_that_the_page_explains_are_not_hard():
    student = reading_of("student", passage("An emergency."), age_band="B1", vocabulary=["emergency"])

    assert (student.hard, student.outside) == ([], [])


def test_teachers_are_not_asked_about_words():
    assert reading_of("teacher", passage("Perspicacious.", TEACHERS)).outside == []


def test_another_language_is_not_measured():
    student = reading_of("student", passage("Bonjour " * 200, language="fr"))

    assert not student.is_measured
    assert isinstance(student.level, NotMeasured)
    assert (student.misses, student.sentences, student.hard, student.outside) == ([], [], [], [])
