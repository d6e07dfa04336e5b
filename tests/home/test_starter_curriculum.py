"""The starter curriculum: seventeen lessons, each complete, readable and safe in its words."""

import pytest
from django.core.management import call_command
from django.db import transaction

from checks.report import report_on
from curriculum.models import Outcome
from home.loading import load_starter, starter_modules
from home.starter_files import STARTER
from lessons.models import LessonPage
from lessons.plan import plan_of
from lessons.script_parts import IF_SHORT
from lessons.shortening import shortest_minutes, timed_steps
from support.loading import load_emergency_numbers

ALL_LESSONS = [lesson for _, lessons in starter_modules() for lesson in lessons]
CODES = [lesson.code for lesson in ALL_LESSONS]
MODULES = {module.code: module for module, _ in starter_modules()}
BY_CODE = {lesson.code: lesson for lesson in ALL_LESSONS}


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The whole starter curriculum in the database, once for this file; rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference", verbosity=0)
        load_emergency_numbers()
        load_starter()
        yield {lesson.code: lesson for lesson in LessonPage.objects.all()}
        transaction.set_rollback(True)


def test_there_are_seventeen_lessons_in_five_modules():
    assert len(CODES) == 17
    assert sorted(MODULES) == ["M1", "M2", "M3", "M4", "M5"]


@pytest.mark.parametrize("code", CODES)
def test_a_lesson_has_every_part_that_submitting_asks_for(loaded, code):
    lesson = loaded[code]

    lesson.full_clean()

    problems = report_on(lesson).structure
    assert [(problem.rule, problem.place) for problem in problems if problem.severity in {"block", "warn"}] == []


@pytest.mark.parametrize("code", CODES)
def test_the_minutes_of_a_lesson_are_the_sum_of_its_activities(loaded, code):
    assert loaded[code].activity_minutes == loaded[code].minutes


@pytest.mark.parametrize("code", CODES)
def test_a_lesson_can_be_shorter_and_its_scripts_say_how(loaded, code):
    whole = [step.value for step in loaded[code].activities]

    assert shortest_minutes(timed_steps(whole)) < loaded[code].minutes
    assert [
        step["title"] for step in whole if step["least_minutes"] and not IF_SHORT.search(step["script"].source)
    ] == []


def test_a_sensitive_lesson_keeps_every_step_that_says_where_help_is(loaded):
    plan = plan_of(loaded["M5.3"], minutes="55")

    assert [step.activity.value["title"] for step in plan.shorter] == ["What happens when…"]
    assert plan_of(loaded["M5.3"], minutes="54").minutes_problem


def test_stress_for_ages_eleven_to_fourteen_fits_half_an_hour(loaded):
    plan = plan_of(loaded["M4.1"], minutes="30")

    assert plan.total == 30
    assert plan.left_out == ["Load and release"]


@pytest.mark.parametrize("code", CODES)
def test_what_students_read_meets_the_profile_of_their_band(loaded, code):
    student = next(each for each in report_on(loaded[code]).readings if each.audience == "student")

    assert [miss.message for miss in student.misses] == []
    assert student.level.is_scored


@pytest.mark.parametrize("code", CODES)
def test_no_word_rule_blocks_a_lesson(loaded, code):
    report = report_on(loaded[code])

    # Rule ids and places only: the words themselves have no business in a log.
    blocking = [(finding.rule, finding.passage.place) for finding in report.words if finding.is_blocking]
    no_exception = [(finding.rule, finding.passage.place) for finding in report.words if finding.no_exception]
    assert blocking == []
    assert no_exception == []


@pytest.mark.parametrize("code", CODES)
def test_a_lesson_has_a_picture_with_alt_text_and_two_sheets(code):
    lesson = BY_CODE[code]
    pictures = [part.picture for part in lesson.student.reading if part.picture]

    assert pictures
    assert all((STARTER / "pictures" / picture.file).exists() for picture in pictures)
    assert len(lesson.handouts) >= 2


@pytest.mark.parametrize("code", CODES)
def test_a_script_can_be_said_in_its_minutes(code):
    words_a_minute = 100

    for activity in BY_CODE[code].activities:
        assert len(activity.script.split()) <= activity.minutes * words_a_minute, activity.title


@pytest.mark.parametrize("code", CODES)
def test_each_new_word_stands_where_students_read_it(loaded, code):
    lesson = loaded[code]
    read = " ".join(
        passage.text.lower()
        for passage in lesson.passages()
        if passage.place.startswith(("reading.", "try_this.", "check_questions.", "ending"))
    )

    missing = [word.value["word"] for word in lesson.vocabulary if word.value["word"].lower() not in read]
    assert missing == []


@pytest.mark.parametrize("code", CODES)
def test_every_outcome_of_a_lesson_is_met_by_a_curriculum_statement(loaded, code):
    lesson = loaded[code]
    strands = {strand.code for link in lesson.lesson_statements.all() for strand in link.statement.strands.all()}

    unmet = {link.outcome.code for link in lesson.lesson_outcomes.all()} - {
        f"{strand}.{lesson.age_band.code}" for strand in strands
    }
    assert unmet == set()


def test_every_outcome_of_the_starter_set_is_served(loaded):
    starter = set(Outcome.objects.filter(is_starter=True).values_list("code", flat=True))
    served = {link.outcome.code for lesson in loaded.values() for link in lesson.lesson_outcomes.all()}

    assert served == starter


def test_loading_twice_changes_nothing(loaded):
    assert load_starter() == 0
    assert LessonPage.objects.count() == 17


def test_a_page_that_an_editor_changed_is_left_alone(loaded):
    lesson = LessonPage.objects.get(code="M1.1")
    lesson.key_question = "What did an editor write?"
    lesson.save()

    load_starter()

    assert LessonPage.objects.get(code="M1.1").key_question == "What did an editor write?"


def test_lessons_arrive_as_drafts(loaded):
    assert not any(lesson.live for lesson in loaded.values())


def test_only_the_lesson_on_urgent_help_is_sensitive(loaded):
    assert [code for code, lesson in sorted(loaded.items()) if lesson.is_sensitive] == ["M5.3"]
