"""The same words in different places. Words that may not be printed come from the rules by id; the rest are mild."""

import pytest

from wording.passages import Passage
from wording.rule_sets import rules_for
from wording.safe_language import find, findings, is_checked

RULES = {rule.id: rule for rule in rules_for("en")}
EVERYONE = frozenset({"student", "teacher", "family"})


def severities(text, rule, **context):
    return {finding.severity for finding in find(text, **context) if finding.rule == rule}


def passage(text, *, place="reading.1.text", block_type="paragraph", audiences=EVERYONE, language="en"):
    return Passage(text, audiences, place, block_type, language)


def rules_found(*passages, **context):
    return [finding.rule for finding in findings(passages, **({"age_band": None} | context))]


def test_a_finding_says_what_where_why_and_what_instead():
    text = "What a crazy day."

    (finding,) = find(text)

    assert (finding.rule, finding.version, finding.severity, finding.no_exception) == ("STG-02", 2, "warn", False)
    assert (finding.start, finding.end, finding.text) == (7, 12, "crazy")
    assert finding.why
    assert finding.suggest
    assert finding.sources
    assert finding.passage.text == text


def test_safe_words_are_left_alone():
    text = "It is normal to feel sad now and then. We commit to listening, and nobody here is alone."

    assert find(text) == []


@pytest.mark.parametrize("text", ["cra\u200bzy", "cra\u00adzy", "сrаzy", "CRAZY", "ｃrazy"])
def test_a_disguised_word_is_found_and_its_place_is_in_the_text_as_written(text):
    (finding,) = (finding for finding in find(f"A “{text}”  day") if finding.rule == "STG-02")

    assert finding.text == text


def test_a_phrase_is_found_over_a_line_break_but_its_words_stand_as_written():
    (finding,) = [finding for finding in find("Please just man\n   up now.") if finding.rule == "MIN-01"]

    assert finding.text == "man\n   up"


def test_a_rule_is_quiet_for_readers_it_is_not_about():
    rule = RULES["PRV-01"]

    assert severities(rule.must_fire[0], rule.id, audiences={"student"}) == {"block"}
    assert severities(rule.must_fire[0], rule.id, audiences={"teacher"}) == set()


def test_a_rule_for_young_bands_needs_the_band_and_takes_code_or_slug():
    rule = RULES["SUI-16"]
    text = rule.must_fire[0]

    assert severities(text, rule.id, audiences={"student"}, age_band="B2") == {"block"}
    assert severities(text, rule.id, audiences={"student"}, age_band="11-14") == {"warn"}
    assert severities(text, rule.id, audiences={"student"}, age_band="14-16") == set()
    assert severities(text, rule.id, audiences={"student"}) == set()


def test_an_unknown_band_is_refused():
    with pytest.raises(ValueError, match="There is no age band '3-4'"):
        find("Anything", age_band="3-4")


def test_severity_follows_the_most_protected_reader():
    rule = RULES["CLM-02"]
    text = rule.must_fire[0]

    assert severities(text, rule.id, audiences={"teacher"}) == {"warn"}
    assert severities(text, rule.id, audiences={"teacher", "student"}) == {"block"}


def test_a_rule_that_waits_for_a_topic_wakes_with_it_however_the_slug_is_written():
    rule = RULES["HLP-04"]
    text = rule.must_fire[0]

    assert severities(text, rule.id) == set()
    assert severities(text, rule.id, topics=["warning_signs"]) == {"warn"}
    assert severities(text, rule.id, topics=["Warning-Signs"]) == {"warn"}


def test_amounts_weigh_in_full_only_on_the_topics_that_they_endanger():
    rule = RULES["MTH-04"]

    assert severities(rule.must_fire[0], rule.id) == {"warn"}
    assert severities(rule.must_fire[0], rule.id, topics=["substances"]) == {"block"}


@pytest.mark.parametrize("block_type", ["critique", "misconception", "off_track"])
@pytest.mark.parametrize("rule_id", ["STG-01", "STG-05", "LAB-01", "SUI-01", "SUI-19", "EDB-09", "MIN-03", "CLM-03"])
def test_words_quoted_to_be_corrected_are_a_note(rule_id, block_type):
    rule = RULES[rule_id]

    assert severities(rule.must_fire[0], rule.id, block_type=block_type) == {"note"}
    assert severities(rule.must_fire[0], rule.id, block_type="paragraph") != {"note"}


@pytest.mark.parametrize("block_type", ["critique", "misconception", "off_track", "citation"])
@pytest.mark.parametrize("rule_id", sorted(rule.id for rule in RULES.values() if rule.no_exception))
def test_what_has_no_exception_weighs_the_same_in_every_block(rule_id, block_type):
    rule = RULES[rule_id]

    found = severities(
        rule.must_fire[0], rule.id, block_type=block_type, topics=rule.only_topics | rule.full_severity_topics
    )

    if found != {"block"}:
        pytest.fail(f"{rule_id} is lowered in {block_type}", pytrace=False)


def test_naming_to_young_bands_is_not_lowered_by_a_critique_block():
    rule = RULES["SUI-16"]

    found = severities(rule.must_fire[0], rule.id, audiences={"student"}, age_band="B3", block_type="critique")

    assert found == {"block"}


def test_a_number_is_cleared_by_a_source_in_its_own_paragraph_only():
    claim = RULES["CLM-06"].must_fire[0]

    assert severities(claim, "CLM-06") == {"warn"}
    assert severities(f"{claim} (National survey, 2023)", "CLM-06") == set()
    assert severities(f"{claim} [S12]", "CLM-06") == set()
    assert severities(f"{claim}\n\nAnother matter (2023).", "CLM-06") == {"warn"}


def test_a_number_is_cleared_by_a_citation_in_its_block_or_right_after_it():
    claim = RULES["CLM-06"].must_fire[0]
    source = passage("National survey", place="reading.2.source", block_type="citation")
    elsewhere = passage("Something else.", place="reading.9.text")

    assert "CLM-06" not in rules_found(passage(claim, place="reading.1.text"), source)
    assert "CLM-06" not in rules_found(passage(claim, place="reading.2.text"), elsewhere, source)
    assert "CLM-06" in rules_found(passage(claim, place="reading.1.text"), elsewhere, source)


def test_the_sources_of_an_activity_vouch_for_all_of_it_and_for_no_other():
    claim = RULES["CLM-06"].must_fire[0]
    source = passage("National survey", place="activities.2.sources.1.source", block_type="activity")
    elsewhere = passage("Something else.", place="activities.3.title")

    assert "CLM-06" not in rules_found(passage(claim, place="activities.2.key_questions.1.likely"), elsewhere, source)
    assert "CLM-06" in rules_found(passage(claim, place="activities.1.script"), elsewhere, source)


def test_jargon_is_cleared_by_the_word_list_of_the_page():
    text = "Cognitive skills are thinking skills."

    assert severities(text, "PLN-01") == {"advise"}
    assert severities(text, "PLN-01", age_band="B2") == {"warn"}
    assert severities(text, "PLN-01", vocabulary=["cognitive"]) == set()


def test_a_telephone_number_belongs_in_the_directory():
    number = RULES["HLP-01"].must_fire[0]

    assert severities(number, "HLP-01") == {"warn"}
    assert severities(number, "HLP-01", block_type="emergency_number") == set()


def test_a_swap_rule_suggests_the_one_word():
    (finding,) = find("We utilise it.", audiences={"student"})

    assert finding.suggest == "use"


def test_the_title_of_a_work_is_a_note_since_nobody_can_change_it():
    rule = RULES["SUI-03"]

    assert severities(rule.must_fire[0], rule.id, block_type="citation") == {"note"}


def test_another_language_is_not_checked_and_says_so():
    assert rules_found(passage("crazy", language="fr")) == []
    assert rules_found(passage("crazy", language="en-gb")) == ["STG-02"]
    assert is_checked("en")
    assert not is_checked("fr")
    assert not is_checked("../en")


def test_findings_come_in_the_order_of_the_passages():
    first, second = passage("a crazy day and a crazy night"), passage("insane")

    found = findings([first, second], age_band="14-16")

    assert [(finding.passage, finding.start) for finding in found] == [(first, 2), (first, 18), (second, 0)]
