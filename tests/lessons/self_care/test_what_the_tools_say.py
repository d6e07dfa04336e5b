"""The tools as data: every one for its ages, in words that these readers can read and that harm nobody."""

import re

import pytest
from pydantic import ValidationError

from lessons.blocks import SelfCareToolBlock
from lessons.self_care import frame_for, tools, words_for
from lessons.self_care.passages import tool_passages
from lessons.self_care.tool_file import FIRST_AGES, tool_choices
from wording.passages import Passage
from wording.profiles import profile_named
from wording.reading_level import check, measure
from wording.safe_language import findings

BANDS = sorted(FIRST_AGES)
SHOWN = [(tool.id, band) for tool in tools().values() for band in BANDS if tool.is_for(band)]
LOWEST = {
    "breathing": "B1",
    "stretch": "B1",
    "feelings": "B1",
    "ideas": "B1",
    "make": "B1",
    "help_card": "B1",
    "noticing": "B2",
    "worry_tree": "B2",
    "plan": "B3",
    "kind_words": "B4",
    "muscles": "B4",
    "sleep_week": "B5",
}
COUNTED = re.compile(r"\b(?:score|points?|streak|badge|level up|well done|treats?|cures?|therapy)\b", re.IGNORECASE)


def student_texts(tool: str, band: str) -> list[str]:
    return [text for _, text in words_for(tool, band=band).told()]


def test_each_activity_of_the_brief_is_there_from_its_lowest_band():
    assert {tool.id: tool.lowest for tool in tools().values()} == LOWEST


@pytest.mark.parametrize(("tool", "band"), SHOWN)
def test_every_band_has_words_and_two_other_ways(tool, band):
    words = words_for(tool, band=band)

    assert len(words.alternatives) == 2
    assert words.for_teachers.script
    assert words.steps or words.choices or words.groups or words.rows


def test_a_tool_has_no_words_below_its_lowest_band():
    with pytest.raises(ValidationError):
        words_for("sleep_week", band="B4")


@pytest.mark.parametrize(("tool", "band"), SHOWN)
def test_what_a_tool_says_is_no_harder_than_its_readers_can_read(tool, band):
    level = measure(student_texts(tool, band))

    misses = check(level, profile_named(band))

    assert [miss.message for miss in misses if miss.measure != "words"] == []


@pytest.mark.parametrize("band", BANDS)
def test_what_stands_around_a_tool_is_no_harder_than_its_readers_can_read(band):
    misses = check(measure(text for _, text in frame_for(band).told()), profile_named(band))

    assert [miss.message for miss in misses if miss.measure != "words"] == []


@pytest.mark.parametrize("band", BANDS)
def test_the_word_rules_notice_nothing_in_any_tool(band):
    passages = list(tool_passages(tools().values(), band=band, language="en"))

    noticed = findings(passages, age_band=band, topics=frozenset({"self-care"}), vocabulary=())

    assert [(each.rule, each.passage.place, each.text) for each in noticed if each.severity != "note"] == []


def test_the_word_rules_do_read_the_tools():
    """So that the test above can fail."""
    bad = Passage(
        text="You must relax and smile every day.",
        audiences=frozenset({"student"}),
        place="self_care_tools.breathing.purpose",
        block_type="self_care_tool",
        language="en",
    )

    assert findings([bad], age_band="B4", topics=frozenset(), vocabulary=())


@pytest.mark.parametrize(("tool", "band"), SHOWN)
def test_no_tool_counts_promises_or_closes_eyes(tool, band):
    told = " ".join(student_texts(tool, band))

    assert not COUNTED.search(told)
    assert "close your eyes" not in told.lower()
    assert "Eyes open" in frame_for(band).eyes or "eyes open" in frame_for(band).eyes


def test_breathing_holds_no_breath_unless_an_editor_asks_for_it():
    assert SelfCareToolBlock().child_blocks["pauses"].get_default() in (False, None)


def test_only_what_students_write_for_themselves_can_be_kept():
    keeping = {tool.id for tool in tools().values() if tool.keeps}

    assert keeping == {"plan", "sleep_week"}
    for tool in keeping:
        frame = frame_for(tools()[tool].lowest)
        assert "Other people who use this device" in frame.keep_risk
        assert frame.clear
        assert frame.keep


def test_editors_choose_by_name_and_age():
    assert ("sleep_week", "Sleep week (from age 14)") in tool_choices()


def test_words_that_a_band_lacks_are_those_of_the_band_below():
    assert words_for("breathing", band="B2") == words_for("breathing", band="B1")
    assert words_for("breathing", band="B5").steps == words_for("breathing", band="B3").steps
    assert words_for("breathing", band="B5").purpose != words_for("breathing", band="B3").purpose


def test_a_language_without_words_reads_english():
    assert words_for("plan", band="B3", language="xx") == words_for("plan", band="B3")
