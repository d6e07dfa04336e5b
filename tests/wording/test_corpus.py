"""The labelled sentences: what the rules are worth on them. A failure says families and numbers, never sentences."""

import re
from collections import Counter

import pytest

from bench.word_rules import HALVES, labelled, scores
from wording.letters import fold
from wording.rule_sets import rules_for

FAMILIES = sorted({rule.id[:3] for rule in rules_for("en")})
# An amount of something that could be taken, or a weight that could serve as a target.
AMOUNT = re.compile(r"\b\d+\s*(?:mg|milligrams?|pills?|tablets?|capsules?|paracetamol|units?)\b")


@pytest.fixture(scope="module", params=HALVES)
def half(request):
    return request.param, list(labelled(request.param)), scores(request.param)


def test_every_family_has_its_sentences_and_half_of_them_are_to_be_flagged(half):
    _, sentences, _ = half

    for family in FAMILIES:
        flagged = [bool(sentence.expected) for sentence in sentences if sentence.family == family]
        assert len(flagged) >= 36
        assert 0.4 <= sum(flagged) / len(flagged) <= 0.65


def test_the_corpus_has_six_hundred_sentences_over_all_bands_and_readers():
    sentences = [sentence for half in HALVES for sentence in labelled(half)]

    assert len(sentences) >= 600
    assert {sentence.band for sentence in sentences} == {"B1", "B2", "B3", "B4", "B5", "B6"}
    readers = Counter(reader for sentence in sentences for reader in sentence.passage.audiences)
    assert min(readers["student"], readers["teacher"], readers["family"]) >= 60


def test_no_sentence_stands_in_both_halves():
    tuned, held_out = ({fold(sentence.passage.text).text for sentence in labelled(half)} for half in HALVES)

    twice = len(tuned & held_out)

    assert twice == 0


def test_no_sentence_holds_a_working_amount(half):
    _, sentences, _ = half

    assert not [
        f"{sentence.family} {sentence.number}"
        for sentence in sentences
        if AMOUNT.search(fold(sentence.passage.text).text)
    ]


# What docs/wording.md says was reached, rounded down: a change of the rules may not lose it.
REACHED = {
    ("tuned", "recall"): 0.98,
    ("tuned", "precision"): 0.98,
    ("held_out", "recall"): 0.95,
    ("held_out", "precision"): 0.95,
}


@pytest.mark.parametrize("measure", ["recall", "precision"])
def test_the_rules_are_worth_what_they_were(half, measure):
    name, _, result = half

    value = getattr(result["ALL"], measure)

    if value < REACHED[name, measure]:
        pytest.fail(f"{measure} on the {name} half is {value:.1%}", pytrace=False)
