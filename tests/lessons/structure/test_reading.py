"""Reading level, new words, hurtful words shown for a purpose, and what the word rules noticed."""

import pytest

from checks.structure import judge
from wording.rule_sets import rules_for

from ...factories import AgeBandFactory, activity, calm_end
from .good_lesson import PRIVATE_SHEET, RAE, critique, not_judged, problems, stream, with_steps
from .proof import breaks, keeps

LONG = (
    "<p>Considerable uncertainty surrounding forthcoming examinations frequently generates unnecessary difficulties "
    "concerning concentration, organisation and communication throughout the educational community.</p>"
)


def example_of(rule_id):
    """An example of a word rule, from its own file: never written down here, and never printed."""
    return next(rule for rule in rules_for("en") if rule.id == rule_id).must_fire[0]


def read(*paragraphs):
    return stream("reading", *(("paragraph", paragraph) for paragraph in paragraphs))


@breaks("SR-07")
def test_no_exception_means_none_anywhere(lesson):
    unsafe = next(rule for rule in rules_for("en") if rule.no_exception and not rule.only_topics and not rule.bands)
    lesson.reading = read(RAE, f"<p>{unsafe.must_fire[0]}</p>")

    found = problems(lesson, "SR-07")

    assert list(found) == ["reading.2"]
    assert unsafe.id in found["reading.2"]
    assert unsafe.must_fire[0] not in found["reading.2"]


@keeps("SR-07")
def test_an_unkind_word_is_not_a_method(lesson):
    lesson.reading = read(RAE, f"<p>{example_of('LAB-01')}</p>")

    assert problems(lesson, "SR-07") == {}


@breaks("SR-21")
def test_a_lesson_has_no_more_new_words_than_its_age_can_take(lesson):
    word = ("word", {"word": "habit", "meaning": "something you do often"})
    lesson.vocabulary = stream("vocabulary", *[word] * 7)

    assert problems(lesson, "SR-21") == {"vocabulary": "Have at most 6 new words for ages 11–14: there are 7."}


@breaks("SR-21")
def test_a_new_word_has_a_meaning(lesson):
    lesson.vocabulary = stream("vocabulary", ("word", {"word": "habit", "meaning": ""}))

    assert list(problems(lesson, "SR-21")) == ["vocabulary.1.meaning"]


@breaks("SR-21")
def test_a_new_word_stands_in_the_reading(lesson):
    lesson.vocabulary = stream("vocabulary", ("word", {"word": "resilience", "meaning": "getting up again"}))

    assert list(problems(lesson, "SR-21")) == ["vocabulary.1.word"]


@keeps("SR-21")
@pytest.mark.parametrize("word", ["Habits", "friend", "put away", "hard week", "last"])
def test_a_new_word_may_stand_there_in_another_form(lesson, word):
    lesson.reading = read(RAE, "<p>She puts away her phone. Some hard weeks lasted.</p>")
    lesson.vocabulary = stream("vocabulary", ("word", {"word": word, "meaning": "what it means"}))

    assert problems(lesson, "SR-21") == {}


@breaks("SR-22")
def test_what_students_read_meets_their_profile(lesson):
    lesson.reading = read(RAE, LONG, LONG, LONG)

    found = judge(lesson, rules={"SR-22"}).problems

    assert {problem.place for problem in found} == {"reading"}
    assert {problem.severity for problem in found} <= {"warn", "advise"}


@breaks("SR-22")
def test_up_to_age_eleven_a_text_for_much_older_readers_is_not_published(lesson):
    lesson.age_band = AgeBandFactory(code="B2")
    lesson.reading = read(RAE, LONG, LONG, LONG)

    found = judge(lesson, rules={"SR-22"}).problems

    assert [problem.gate for problem in found if problem.severity == "block"] == ["publish"]


@keeps("SR-22")
def test_a_text_within_the_profile_is_right(lesson):
    assert problems(lesson, "SR-22") == {}
    assert not_judged(lesson, "SR-22") == {}


def test_nothing_to_read_is_not_judged_yet(lesson):
    lesson.reading = read()

    assert "something to read" in not_judged(lesson, "SR-22")["SR-22"]


@breaks("SR-24")
def test_a_number_has_a_source(lesson):
    lesson.reading = read(RAE, f"<p>{example_of('CLM-06')}</p>")

    assert list(problems(lesson, "SR-24")) == ["reading.2"]


@keeps("SR-24")
def test_a_number_with_its_source_beside_it_is_right(lesson):
    lesson.reading = read(RAE, f"<p>{example_of('CLM-06')} (Smith, 2020)</p>")

    assert problems(lesson, "SR-24") == {}


@breaks("SR-31")
@pytest.mark.parametrize("part", ["purpose", "better"])
def test_hurtful_words_have_a_purpose_and_better_words(lesson, part):
    lesson.reading = stream("reading", ("paragraph", RAE), ("critique", critique(**{part: ""})))

    assert list(problems(lesson, "SR-31")) == [f"reading.2.{part}"]


@keeps("SR-31")
def test_hurtful_words_between_purpose_and_better_words_are_right(lesson):
    lesson.reading = stream("reading", ("paragraph", RAE), ("critique", critique()))

    assert problems(lesson, "SR-31") == {}


@breaks("SR-34")
@pytest.mark.parametrize("rule", ["SAF-02", "SAF-03"])
def test_nobody_has_to_show_their_own_life(lesson, rule):
    with_steps(lesson, activity(script=f"<p>{example_of(rule)}</p>"), calm_end())

    assert list(problems(lesson, "SR-34")) == ["activities.1.script"]


@keeps("SR-34")
def test_a_private_reflection_may_ask(lesson):
    with_steps(lesson, activity(script=f"<p>{example_of('SAF-02')}</p>", is_private=True), calm_end())

    assert problems(lesson, "SR-34") == {}


@keeps("SR-34")
def test_a_private_sheet_may_ask(lesson):
    sheet = {**PRIVATE_SHEET, "instructions": example_of("SAF-02")}
    lesson.handouts = stream("handouts", ("handout", sheet))

    assert problems(lesson, "SR-34") == {}
