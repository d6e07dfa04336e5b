"""Rules are data, judged by whoever knows the facts; what nobody judged is said to be not judged."""

import io
from pathlib import Path

import pytest
import yaml
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from pydantic import ValidationError

from checks import structure
from checks.facts import Facts
from checks.rules_table import rules_table
from checks.structural_rules import RULES_FILE, StructuralRules, structural_rules
from checks.structure import (
    NOBODY_YET,
    Noticed,
    NotJudged,
    NotYet,
    Problem,
    applies_when,
    judge,
    judge_at_a_glance,
    judges,
    structural_rule,
)
from curriculum.models import CurriculumPage
from home.models import StandardPage
from lessons.models import LessonPage

LESSON, ANY_PAGE = "lessons.LessonPage", "wagtailcore.Page"


@pytest.fixture
def empty_registry(monkeypatch):
    """Nobody judges anything: what a test registers is forgotten after it."""
    monkeypatch.setattr(structure, "_judges", {})
    monkeypatch.setattr(structure, "_conditions", {})
    structure._plan.cache_clear()
    # Conditions that lessons are asked about in any case.
    for name in ("sensitive", "sensitive_or_disclosure", "disclosure", "recovery_story"):
        applies_when(name, for_pages=LESSON)(lambda page: page.title == "Sensitive")
    yield
    monkeypatch.undo()
    structure._plan.cache_clear()


def lesson(**fields):
    return LessonPage(**{"title": "A lesson", **fields})


@pytest.mark.django_db
@pytest.mark.usefixtures("empty_registry")
class TestJudging:
    def test_what_nobody_judges_is_not_judged_with_the_reason_of_the_data(self):
        reasons = {each.rule: each.why for each in judge(lesson()).not_judged}

        assert reasons["SR-24"] == structural_rules()["SR-24"].waits_for
        assert reasons["SR-17"] == NOBODY_YET
        assert judge(lesson()).problems == []

    def test_a_rule_weighs_what_the_data_says(self):
        @structural_rule("SR-17", for_pages=LESSON)
        def minutes(page):
            yield Noticed("minutes", "Check them.")

        assert judge(lesson()).problems == [Problem("SR-17", "submit", "block", "Check them.", "minutes")]

    def test_a_case_may_weigh_more_and_may_use_the_message_of_the_rule(self):
        @structural_rule("SR-22", for_pages=LESSON)
        def reading(page):
            yield Noticed("reading", gate="publish", severity="block")

        assert judge(lesson()).problems == [
            Problem("SR-22", "publish", "block", structural_rules()["SR-22"].message, "reading")
        ]

    def test_a_rule_may_be_judged_in_part(self):
        @structural_rule("SR-33", for_pages=LESSON)
        def guide(page):
            yield Noticed("code", "Give it a code.")
            yield NotYet()
            yield NotYet("The paper is still wet.")

        judgement = judge(lesson(), rules={"SR-33"})

        assert [problem.place for problem in judgement.problems] == ["code"]
        assert judgement.not_judged == [
            NotJudged("SR-33", structural_rules()["SR-33"].waits_for),
            NotJudged("SR-33", "The paper is still wet."),
        ]

    def test_a_rule_says_nothing_where_its_condition_does_not_hold(self):
        @structural_rule("SR-13", for_pages=LESSON)
        def waits(page):
            yield Noticed("when_not_to_teach")

        assert judge(lesson(), rules={"SR-13", "SR-08"}).not_judged == []
        assert [problem.rule for problem in judge(lesson(title="Sensitive")).problems] == ["SR-13"]

    def test_a_rule_says_nothing_on_pages_of_other_types(self):
        @structural_rule("SR-17", for_pages=LESSON)
        def minutes(page):
            yield Noticed("minutes")

        judgement = judge(StandardPage(title="About"))

        assert judgement.problems == []
        assert "SR-17" not in {each.rule for each in judgement.not_judged}

    def test_the_nearest_page_type_decides_who_judges(self):
        @structural_rule("SR-23", for_pages=ANY_PAGE)
        def pictures(page):
            yield Noticed("anywhere")

        @structural_rule("SR-23", for_pages=LESSON)
        def pictures_of_lessons(page):
            yield Noticed("reading")

        assert [problem.place for problem in judge(lesson()).problems] == ["reading"]
        assert [problem.place for problem in judge(CurriculumPage(title="Map")).problems] == ["anywhere"]

    def test_facts_are_handed_on_to_who_asks_for_them(self):
        seen = []

        @structural_rule("SR-07", for_pages=ANY_PAGE)
        def words(page, facts):
            seen.append(facts)
            return ()

        page = lesson()
        facts = Facts(page)
        judge(page, facts=facts)

        assert seen == [facts]

    def test_a_glance_asks_only_who_needs_no_query(self):
        @structural_rule("SR-17", for_pages=LESSON, needs_no_query=True)
        def minutes(page):
            yield Noticed("minutes")
            yield NotYet("Something else.")

        @structural_rule("SR-20", for_pages=LESSON)
        def notes(page):
            yield Noticed("support")

        assert [problem.rule for problem in judge_at_a_glance(lesson())] == ["SR-17"]

    def test_problems_stand_in_the_order_of_the_rules(self):
        for rule in ("SR-20", "SR-10", "SR-17"):
            structural_rule(rule, for_pages=LESSON)(lambda page: [Noticed("a"), Noticed("b")])

        found = [(problem.rule, problem.place) for problem in judge(lesson()).problems]

        assert found == [(rule, place) for rule in ("SR-10", "SR-17", "SR-20") for place in "ab"]

    def test_an_unknown_rule_can_not_be_judged(self):
        with pytest.raises(ValueError, match="no structural rule SR-99"):
            structural_rule("SR-99", for_pages=LESSON)(lambda page: ())

    def test_nobody_judges_what_somebody_else_judges(self):
        structural_rule("SR-17", for_pages=LESSON)(lambda page: ())

        with pytest.raises(ValueError, match="judged twice"):
            structural_rule("SR-17", for_pages=LESSON)(lambda page: ())
        with pytest.raises(ValueError, match="said twice"):
            applies_when("sensitive", for_pages=LESSON)(bool)

    def test_a_condition_that_nobody_explains_is_an_error_and_no_silence(self, monkeypatch):
        monkeypatch.setattr(structure, "_conditions", {})
        structure._plan.cache_clear()

        with pytest.raises(LookupError, match="SR-01: nobody says what “sensitive” means"):
            judge(lesson())


def changed(**changes):
    """The data of the rules with something else in it."""
    data = yaml.safe_load(RULES_FILE.read_text(encoding="utf-8"))
    data["rules"][0] |= changes
    return data


class TestData:
    def test_there_are_thirty_five_rules(self):
        assert list(structural_rules()) == [f"SR-{number:02}" for number in range(1, 36)]

    @pytest.mark.parametrize(
        "changes",
        [
            {"gate": "sometimes"},
            {"severity": "note"},
            {"id": "SR-02"},
            {"id": "SR-1"},
            {"pages": {}},
            {"pages": {LESSON: "now and then"}},
            {"message": ""},
            {"sources": []},
            {"colour": "red"},
        ],
    )
    def test_data_that_makes_no_sense_is_refused(self, changes):
        with pytest.raises(ValidationError):
            StructuralRules.model_validate(changed(**changes))

    def test_the_data_as_it_is_makes_sense(self):
        assert StructuralRules.model_validate(changed())

    def test_every_source_is_one_that_was_read(self):
        listed = Path(settings.BASE_DIR, "curriculum", "reference", "sources.yaml").read_text(encoding="utf-8")
        cited = {source for rule in structural_rules().values() for source in rule.sources}

        assert [source for source in sorted(cited) if source != "K" and f"code: {source}\n" not in listed] == []

    def test_a_rule_that_nobody_judges_says_what_it_waits_for(self):
        judged = {judging.rule for judging in judges()}

        assert [rule.id for rule in structural_rules().values() if rule.id not in judged and not rule.waits_for] == []

    def test_every_condition_of_every_page_type_is_explained(self):
        for label in {label for rule in structural_rules().values() for label in rule.pages if label != ANY_PAGE}:
            structure._plan(apps.get_model(label))


class TestTable:
    def test_the_documents_table_is_true(self):
        documented = Path(settings.BASE_DIR, "docs", "structural_rules.md").read_text(encoding="utf-8")

        assert rules_table() in documented, "print it again: ./manage.py structural_rules"

    def test_the_command_prints_it(self):
        printed = io.StringIO()

        call_command("structural_rules", stdout=printed)

        assert printed.getvalue().strip() == rules_table()
