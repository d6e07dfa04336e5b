"""Every rule against its own examples. A failure names the rule and the example's number, never the words."""

import pytest

from wording.letters import fold
from wording.rule_sets import rule_set, rules_for
from wording.rules import Rule
from wording.safe_language import find
from wording.stretches import Stretch

RULES = rules_for("en")
EXCUSES = rule_set("en").excuses


def fires(rule: Rule, example: str) -> bool:
    folded = fold(example)
    stretch = Stretch(folded.text, folded.cased)
    return any(
        not any(EXCUSES[name].holds(stretch, *span) for name in rule.excuses)
        for case in rule.cases
        for span in case.spans(stretch)
    )


def test_there_are_the_128_rules_of_the_brief_in_16_families():
    assert len(RULES) == 128
    assert len({rule.id[:3] for rule in RULES}) == 16
    assert sum(rule.no_exception for rule in RULES) == 11


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_fires_on_what_it_must_fire_on(rule):
    silent = [number for number, example in enumerate(rule.must_fire, 1) if not fires(rule, example)]

    if silent:
        pytest.fail(f"{rule.id} is silent on its examples {silent}", pytrace=False)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_silent_where_it_must_not_fire(rule):
    loud = [number for number, example in enumerate(rule.must_not_fire, 1) if fires(rule, example)]

    if loud:
        pytest.fail(f"{rule.id} fires on its counter-examples {loud}", pytrace=False)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_fires_the_same_on_curly_quotes_capitals_line_breaks_and_soft_hyphens(rule):
    disguised = [
        example.replace("'", "’").replace(" ", "\n").upper()[:1]
        + "\u00ad"
        + example.replace("'", "’").replace(" ", "\n").upper()[1:]
        for example in rule.must_fire
    ]

    silent = [number for number, example in enumerate(disguised, 1) if not fires(rule, example)]

    if silent:
        pytest.fail(f"{rule.id} misses its examples {silent} in disguise", pytrace=False)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_reaches_its_own_readers_through_the_whole_engine(rule):
    found = find(
        rule.must_fire[0],
        audiences=rule.audiences,
        age_band=min(rule.bands, default=None) if rule.bands else None,
        topics=rule.only_topics | frozenset().union(*(case.only_topics for case in rule.cases)),
    )

    if rule.id not in {finding.rule for finding in found}:
        pytest.fail(f"{rule.id} does not reach its readers", pytrace=False)


def test_no_rule_without_exception_can_be_lowered_by_quoting():
    assert not [rule.id for rule in RULES if rule.no_exception and rule.quotable]
