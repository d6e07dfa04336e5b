"""A finding stays the same while its sentence, its rule and its field do; in other words it is another one."""

from dataclasses import replace

import pytest

from checks.facts import Facts
from lessons.models import LessonPage
from reviews.finding_fingerprints import fingerprint
from reviews.kept_findings import weighty

from ...lessons.structure.good_lesson import RAE, stream
from ..drafts import QUOTE, paragraphs
from .keeping import BLOCKED, WARNED, rule_of

pytestmark = pytest.mark.django_db

WARNS, BLOCKS = rule_of(WARNED), rule_of(BLOCKED)


def lesson(**fields):
    return LessonPage(**{"title": "A lesson", "slug": "a-lesson", **fields})


def known(page, rule=WARNS):
    facts = Facts(page)
    return [fingerprint(cause, facts) for cause in weighty(page, facts) if cause.rule == rule]


def test_edits_elsewhere_leave_it_the_same():
    before = known(lesson(reading=paragraphs(f"Rae is well. {WARNED} Rae walks.")))

    assert known(lesson(reading=paragraphs(f"Kofi is well now. {WARNED} Kofi rests."), care="<p>More.</p>")) == before


def test_another_order_of_blocks_and_other_ids_leave_it_the_same():
    before = known(lesson(reading=paragraphs("Rae is well.", WARNED)))

    assert known(lesson(reading=paragraphs(WARNED, "Rae is well."))) == before


@pytest.mark.parametrize("same", [WARNED.upper(), WARNED.replace(" ", "  "), f"“{WARNED}”"])
def test_what_no_rule_tells_apart_leaves_it_the_same(same):
    assert known(lesson(reading=paragraphs(same))) == known(lesson(reading=paragraphs(WARNED)))


@pytest.mark.parametrize(
    "changed", ["It was a very crazy day.", "It was a crazy day for everybody at school.", "It was a bonkers day."]
)
def test_other_words_in_the_sentence_make_it_another(changed):
    assert known(lesson(reading=paragraphs(changed))) != known(lesson(reading=paragraphs(WARNED)))


def test_another_field_makes_it_another():
    assert known(lesson(family_taught=f"<p>{WARNED}</p>")) != known(lesson(reading=paragraphs(WARNED)))


def test_two_words_of_one_sentence_are_two_findings():
    assert len(set(known(lesson(reading=paragraphs("It was a crazy and bonkers day."))))) == 2


@pytest.mark.parametrize("change", [{"version": 99}, {"severity": "block"}])
def test_another_version_of_the_rule_or_more_weight_makes_it_another(change):
    facts = Facts(lesson(reading=paragraphs(WARNED)))
    finding = next(each for each in facts.words if each.rule == WARNS)

    assert fingerprint(replace(finding, **change), facts) != fingerprint(finding, facts)


def test_words_that_are_no_longer_quoted_are_another_finding():
    quoted = Facts(lesson(reading=stream("reading", ("paragraph", RAE), ("critique", QUOTE))))
    plain = Facts(lesson(reading=paragraphs(BLOCKED)))
    marks = [fingerprint(next(each for each in facts.words if each.rule == BLOCKS), facts) for facts in (quoted, plain)]

    assert marks[0] != marks[1]


def test_a_problem_of_structure_is_known_by_the_words_that_it_is_about():
    before = known(lesson(support="Short.", access="Short."), "SR-20")

    assert known(lesson(support="Short.", access="Short.", care="<p>More.</p>"), "SR-20") == before
    assert known(lesson(support="Brief.", access="Short."), "SR-20")[0] != before[0]
    assert known(lesson(support="Brief.", access="Short."), "SR-20")[2] == before[2]


def test_a_sentence_without_an_end_costs_no_time_and_is_still_known():
    endless = "word " * 4000 + "a crazy day " + "word " * 4000

    assert len(known(lesson(reading=paragraphs(endless)))) == 1
