"""Every rule that can be judged has a lesson that breaks it and one that keeps it."""

import importlib
import pkgutil

import pytest
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField

import tests.lessons.structure as here
from checks.structural_rules import structural_rules
from checks.structure import judge, judge_at_a_glance, judges
from curriculum.models import ModulePage
from lessons.models import LessonPage
from support.standard_texts import panel_texts

from ...factories import activity, calm_end
from ..test_drafts import _empty
from .good_lesson import SORTING_SHEET, not_judged, problems, stream, with_steps
from .proof import BROKEN, KEPT, LESSON, MODULE

WAITING = {"SR-29"}


def test_every_judged_rule_is_broken_and_kept_by_a_test():
    for module in pkgutil.iter_modules(here.__path__):
        importlib.import_module(f"{here.__name__}.{module.name}")
    judged = {(judge.rule, judge.for_pages.replace("wagtailcore.Page", LESSON)) for judge in judges()}

    assert judged - BROKEN == set()
    assert judged - KEPT == set()


def test_every_rule_is_judged_or_waits_with_a_reason():
    judged = {judge.rule for judge in judges()}

    assert set(structural_rules()) - judged == WAITING
    assert all(structural_rules()[rule].waits_for for rule in WAITING)


def test_a_good_lesson_has_no_problem(lesson):
    assert problems(lesson) == {}


def test_a_good_sensitive_lesson_has_no_problem(sensitive):
    assert problems(sensitive) == {}


def test_rules_that_wait_are_not_judged_where_they_hold_and_only_there(lesson, sensitive):
    assert not set(not_judged(lesson)) & WAITING
    assert not set(not_judged(sensitive)) & WAITING

    sensitive.lived_experience = True
    assert "SR-29" in not_judged(sensitive)


def test_a_lesson_that_was_never_saved_is_judged(site):
    found = problems(LessonPage(title="Only a title", slug="only-a-title"))

    assert {"SR-10 activities", "SR-16 lesson_outcomes", "SR-18 why_it_matters", "SR-33 family_help"} <= set(found)


@pytest.mark.django_db
def test_a_module_that_was_never_saved_is_judged():
    assert set(problems(ModulePage(title="Only a title", slug="only-a-title"))) == {"SR-33 code"}


def test_a_draft_survives_each_of_its_fields_empty(lesson):
    for field in LessonPage._meta.local_concrete_fields:
        if field.name != "page_ptr":
            kept = getattr(lesson, field.name)
            setattr(lesson, field.name, _empty(field))
            judge(lesson)
            setattr(lesson, field.name, kept)


def test_a_lesson_is_judged_alike_as_stored_and_as_a_form_gives_it(lesson):
    lesson.handouts = stream("handouts", ("handout", {**SORTING_SHEET, "instructions": "Name:"}))
    with_steps(lesson, activity(minutes=26), calm_end(minutes=2))
    stored = judge(lesson)

    for field in LessonPage._meta.local_fields:
        if isinstance(field, StreamField):
            value = getattr(lesson, field.name)
            as_typed = [(child.block_type, child.value, child.id) for child in value]
            setattr(lesson, field.name, StreamValue(value.stream_block, as_typed))

    assert {problem.rule for problem in stored.problems} == {"SR-10", "SR-17", "SR-32"}
    assert judge(lesson) == stored


def test_a_glance_sees_a_part_of_the_same_problems(site, sensitive):
    sensitive.staff_briefing = sensitive.why_it_matters = ""
    sensitive.minutes = 31

    glance = judge_at_a_glance(sensitive)

    assert {problem.rule for problem in glance} == {"SR-12", "SR-17", "SR-18"}
    assert set(glance) <= set(judge(sensitive).problems)


def test_a_glance_asks_the_database_for_nothing(lesson, django_assert_num_queries):
    linked = LessonPage.objects.select_related("age_band", "locale").prefetch_related(
        "lesson_topics__tag", "lesson_outcomes", "lesson_statements"
    )
    found = linked.get(pk=lesson.pk)

    with django_assert_num_queries(0):
        assert judge_at_a_glance(found) == []


@pytest.mark.parametrize("reader", ["young", "student"])
def test_the_help_panel_names_an_adult_at_school_and_a_way_outside(reader):
    texts = panel_texts("en")[reader]

    assert "at school" in texts.school
    assert "helpline" in texts.finder


def test_every_judge_stands_in_the_room_of_its_page_type():
    assert {judge.function.__module__.partition(".")[0] for judge in judges() if judge.for_pages == MODULE} == {
        "lessons",
        "guides",
    }
