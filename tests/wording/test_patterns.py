import pytest
from hypothesis import given
from hypothesis import strategies as st

from wording.letters import fold
from wording.patterns import Pattern
from wording.rule_sets import RuleSet, rule_set
from wording.stretches import Stretch
from wording.word_sets import WordSets

RULES = rule_set("en")
SETS = WordSets({"thing": "wibble|wobbl(?:e|es)", "other": "wubble", "endless": "(?:a|b)*end"})
EXAMPLES = [example for rule in RULES.rules for example in (*rule.must_fire, *rule.must_not_fire)]


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:\w+\s)*end",
        r"(?:a|b)+end",
        r"a.*b",
        r"a[^.]+b",
        r"a(?:.{0,200}b){0,200}c",
        r"(?:x{0,300}){0,300}",
        "{endless}",
    ],
)
def test_a_pattern_that_could_run_away_is_refused(pattern):
    with pytest.raises(ValueError, match=r"could run away|matches where there is nothing"):
        Pattern(pattern, SETS)


@pytest.mark.parametrize("pattern", [r"\bone\s+two\w*", r"a.{0,60}b", r"(?:\w+\s+){0,3}end", r"[\w'-]+ing"])
def test_a_pattern_with_limits_is_taken(pattern):
    assert Pattern(pattern, SETS).ready


@pytest.mark.parametrize(
    ("pattern", "sets"),
    [
        (r"\bone\s+two\b", [{"one"}, {"two"}]),
        (r"\b(?:one|three)\b", [{"one", "three"}]),
        (r"(?:maybe)?\s(?:this|that)", [{"this", "that"}]),
        (r"a?word", [{"word", "aword"}]),
        (r"\d+", [set("0123456789")]),
        (r"(?:word|\d)", []),
        (r"in the meantime", [{"meantime"}]),
        (r"(?:{thing}|{other})", [{"wibble", "wobble", "wobbles", "wubble"}]),
        (r"{thing}\w*{~3}end", [{"wibble", "wobble", "wobbles"}, {"end"}]),
    ],
)
def test_the_letters_that_every_match_holds_are_known(pattern, sets):
    assert Pattern(pattern, SETS).needed == sets


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_leaving_cases_aside_by_their_letters_loses_no_match(rule):
    # Every text that any rule knows, against this rule with and without the index.
    for example in EXAMPLES:
        folded = fold(example)
        stretch = Stretch(folded.text, folded.cased)
        tried = {id(case) for _, case in RULES.candidates(folded.text)}
        lost = [number for number, case in enumerate(rule.cases, 1) if id(case) not in tried and case.spans(stretch)]
        if lost:
            pytest.fail(f"{rule.id} loses its cases {lost} to the index", pytrace=False)


@given(st.text(max_size=40))
def test_a_text_without_the_letters_of_a_case_has_no_match_for_it(text):
    folded = fold(text).text
    left_aside = {id(case) for _, case in RULES.cases} - {id(case) for _, case in RULES.candidates(folded)}

    assert not [rule.id for rule, case in RULES.cases if id(case) in left_aside and case.spans(Stretch(folded, folded))]


def test_an_empty_set_of_rules_looks_for_nothing():
    assert RuleSet((), {}, "none", ()).candidates("anything") == []


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_no_pattern_of_a_rule_can_run_away(rule):
    """Loading judges a pattern with its named words as marks; here each is judged again, written out in full."""
    for case in rule.cases:
        for pattern in (case.say, case.near, case.unless_before, case.unless_after, *case.beside, *case.unless):
            if pattern:
                assert Pattern(pattern.full, WordSets({})).ready.pattern == pattern.ready.pattern
