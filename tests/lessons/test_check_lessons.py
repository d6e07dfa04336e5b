"""``manage.py check_lessons``: what a script and a person learn of every lesson."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from ..factories import activities, activity, calm_end
from ..site import SmallSite

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return SmallSite()


def checked(*arguments):
    """(exit status, lines written)"""
    output = io.StringIO()
    try:
        call_command("check_lessons", *arguments, stdout=output)
    except CommandError as error:
        return error.returncode, output.getvalue().splitlines()
    return 0, output.getvalue().splitlines()


def objects(lines):
    return [json.loads(line) for line in lines]


def test_a_finding_that_blocks_gives_status_one_and_names_its_place(site):
    site.lesson(code="M1.1", activities=activities(activity(script="<p>He committed suicide.</p>"), calm_end()))

    status, lines = checked("--json")
    finding = next(line for line in objects(lines) if line["rule"] == "SUI-01")

    assert status == 1
    assert finding["lesson"] == "M1.1"
    assert finding["place"] == "activities.1.script"
    assert finding["severity"] == "block"
    assert finding["text"] == "committed suicide"
    assert set(finding) == {
        *("lesson", "place", "rule", "severity", "start", "end", "text", "why", "suggest", "source")
    }


def test_a_problem_of_structure_names_its_rule_and_gate(site):
    site.lesson(minutes=55)

    status, lines = checked("--json")
    problem = next(line for line in objects(lines) if line["rule"] == "SR-17")

    assert status == 1
    assert (problem["severity"], problem["gate"]) == ("block", "submit")


def test_what_is_not_judged_yet_is_said_and_never_counted_as_passed(site):
    site.lesson()

    _, lines = checked("--json")

    unjudged = [line for line in objects(lines) if line["severity"] == "not_judged"]
    assert unjudged
    assert all(line["why"] for line in unjudged)
    assert any(line.startswith("Not judged yet: ") for line in checked()[1])


def test_without_a_lesson_there_is_nothing_to_say():
    assert checked("--json") == (0, [])


def test_words_for_people_end_with_a_sum(site):
    site.lesson(title="Signs", code="M1.1", key_question="Why had he committed suicide?")

    status, lines = checked()

    assert status == 1
    assert lines[0] == "M1.1 Signs"
    assert any("student: " in line for line in lines)
    assert any("SUI-01 in key_question" in line for line in lines)
    assert lines[-1] == "1 lessons checked, 1 of them blocked."


def test_drafts_are_left_out_unless_asked_for_and_then_read_as_last_saved(site):
    lesson = site.lesson(code="M1.1", live=False)
    lesson.key_question = "Why had he committed suicide?"
    lesson.save_revision()

    assert checked()[1][-1].startswith("0 lessons checked")
    assert any("SUI-01" in line for line in checked("--drafts")[1])


def test_one_lesson_is_chosen_by_its_code(site):
    site.lesson(code="M1.1", title="One")
    site.lesson(code="M1.2", title="Two")

    _, lines = checked("--code", "M1.2")

    assert lines[0] == "M1.2 Two"
    assert lines[-1].startswith("1 lessons checked")


def test_arguments_that_cannot_be_used_give_status_two(site):
    site.lesson(code="M1.1")

    assert checked("--code", "M9.9")[0] == 2
