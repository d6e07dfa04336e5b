"""The order of a module, its guide, and help on every page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lessons.models import LessonPage

from ...factories import ModulePageFactory, OutcomeFactory, StrandFactory, TopicFactory
from .good_lesson import in_language, not_judged, problems
from .proof import MODULE, breaks, keeps


def module_of(site, *topics):
    """A module T7 with a lesson for each topic, in order."""
    module = ModulePageFactory(parent=site.curriculum, code="T7")
    for number, slug in enumerate(topics, start=1):
        topic = TopicFactory(slug=slug, name=slug)
        site.lesson(parent=module, code=f"T7.{number}", links={"topics": [topic]})
    return module


@breaks("SR-35", on=MODULE)
def test_codes_of_lessons_run_in_order(site):
    module = module_of(site, "warning-signs", "help-seeking", "sleep")
    LessonPage.objects.get(code="T7.2").delete()

    assert "“T7.3”, not “T7.2”" in problems(module, "SR-35")[""]


@breaks("SR-35", on=MODULE)
def test_signs_come_before_plans(site):
    module = module_of(site, "planning", "warning-signs", "help-seeking")

    assert "signs before plans" in problems(module, "SR-35")[""]


@breaks("SR-35", on=MODULE)
def test_every_module_teaches_help(site):
    module = module_of(site, "warning-signs", "planning")

    assert "finding help" in problems(module, "SR-35")[""]


@keeps("SR-35", on=MODULE)
def test_signs_plans_and_help_in_order_are_right(site):
    assert problems(module_of(site, "warning-signs", "planning", "help-seeking"), "SR-35") == {}


@keeps("SR-35", on=MODULE)
def test_help_may_be_an_outcome_and_not_a_topic(site):
    module = module_of(site, "warning-signs")
    lesson = LessonPage.objects.get(code="T7.1")
    link = lesson.lesson_outcomes.first()
    link.outcome = OutcomeFactory(strand=StrandFactory(code="HLP", name="Help"), age_band=lesson.age_band)
    link.save()

    assert problems(module, "SR-35") == {}


def test_a_module_without_lessons_is_not_judged_yet(site):
    assert "has lessons" in not_judged(module_of(site), "SR-35")["SR-35"]


def test_the_number_of_queries_does_not_grow_with_the_lessons(site):
    def queries(count):
        module = module_of(site, *["help-seeking"] * count)
        with CaptureQueriesContext(connection) as captured:
            problems(module, "SR-35")
        LessonPage.objects.child_of(module).delete()
        module.delete()
        return len(captured)

    assert queries(2) == queries(8)


@breaks("SR-33")
@pytest.mark.parametrize("name", ["family_taught", "family_try", "family_talk", "family_help", "code"])
def test_a_lesson_has_a_note_for_families_and_a_guide_that_can_be_found(lesson, name):
    setattr(lesson, name, "")

    assert list(problems(lesson, "SR-33")) == [name]


@keeps("SR-33")
def test_a_lesson_with_both_waits_for_what_the_paper_says(lesson):
    assert problems(lesson, "SR-33") == {}
    assert "reviewers" in not_judged(lesson, "SR-33")["SR-33"]


@breaks("SR-33", on=MODULE)
def test_a_module_without_a_code_has_no_booklet(site):
    site.module.code = ""

    assert list(problems(site.module, "SR-33")) == ["code"]


@keeps("SR-33", on=MODULE)
def test_a_module_with_a_code_has_one(site):
    assert problems(site.module, "SR-33") == {}


@breaks("SR-02")
def test_help_is_shown_in_the_language_of_the_page(lesson):
    in_language(lesson, "cy")

    assert "(cy)" in problems(lesson, "SR-02")[""]


@keeps("SR-02")
@pytest.mark.parametrize("language", ["en", "en-gb"])
def test_help_in_english_is_there(lesson, language):
    in_language(lesson, language)

    assert problems(lesson, "SR-02") == {}


def test_a_language_without_lists_is_not_judged_and_never_passes(lesson, sensitive):
    in_language(lesson, "cy")
    in_language(sensitive, "cy")

    assert {"SR-06", "SR-07", "SR-19", "SR-22", "SR-24", "SR-32", "SR-34"} <= set(not_judged(lesson))
    assert set(not_judged(sensitive, "SR-01", "SR-12", "SR-13", "SR-14")) == {"SR-01", "SR-12", "SR-13", "SR-14"}
