"""An editor keeps a finding on purpose: with a reason, where the rule has exceptions and somebody can decide."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from checks.facts import Facts
from checks.structure import judge
from home.models import StandardPage
from reviews.accepting import CannotKeep, propose, take_back
from reviews.finding_fingerprints import fingerprint
from reviews.models import AcceptedFinding

from ..makers import person
from .keeping import BLOCKED, REASON, WARNED, Keeping, rule_of, without_exception

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeping():
    return Keeping()


def test_it_is_kept_with_its_sentence_its_place_and_its_reason(keeping):
    record = keeping.keep()

    record.refresh_from_db()
    assert (record.rule, record.words, record.reason) == (rule_of(WARNED), WARNED, REASON)
    assert record.place_name == "Reading, paragraph 2"
    assert record.proposed_by.user == keeping.editor
    assert record.is_accepted is None


@pytest.mark.parametrize("reason", ["a" * 19, " " * 40, "a" + " " * 30 + "b", "a" * 601, "a null \0 stands in here"])
def test_a_reason_that_says_too_little_or_too_much_is_refused(keeping, reason):
    with pytest.raises(ValidationError) as refused:
        keeping.keep(reason=reason)

    assert list(refused.value.message_dict) == ["reason"]
    assert not AcceptedFinding.objects.exists()


def test_twenty_letters_are_enough(keeping):
    assert keeping.keep(reason="a" * 20).pk


@pytest.mark.parametrize("category", ["", "because", "QUOTED"])
def test_a_category_that_nobody_knows_is_refused(keeping, category):
    with pytest.raises(ValidationError) as refused:
        keeping.keep(category=category)

    assert list(refused.value.message_dict) == ["category"]


def test_what_blocks_may_be_kept_where_its_rule_has_exceptions(keeping):
    keeping.write(BLOCKED)

    assert keeping.keep(BLOCKED).pk


def test_a_rule_without_exception_has_none(keeping):
    unsafe = without_exception()
    keeping.write(unsafe)
    facts = Facts(keeping.page)
    finding = next(each for each in facts.words if each.no_exception)

    with pytest.raises(CannotKeep, match="no exception"):
        propose(
            page=keeping.page,
            rule=finding.rule,
            words_hash=fingerprint(finding, facts).words_hash,
            category="quoted",
            reason=REASON,
            user=keeping.editor,
        )


def test_structure_that_blocks_is_mended_and_a_warning_may_be_kept(keeping):
    keeping.write(minutes=55, support="Short.")
    facts = Facts(keeping.page)
    said = {"category": "mistaken", "reason": REASON, "user": keeping.editor, "page": keeping.page}
    found = {each.rule: fingerprint(each, facts).words_hash for each in judge(keeping.page, facts=facts).problems}

    assert propose(rule="SR-20", words_hash=found["SR-20"], **said).pk
    with pytest.raises(CannotKeep, match="no exception"):
        propose(rule="SR-17", words_hash=found["SR-17"], **said)


def test_where_nobody_can_decide_it_is_not_kept(keeping):
    page = keeping.site.home.add_child(instance=StandardPage(title="About", slug="about", body=f"<p>{BLOCKED}</p>"))
    facts = Facts(page)

    with pytest.raises(CannotKeep, match="Nobody who reviews"):
        propose(
            page=page,
            rule=rule_of(BLOCKED),
            words_hash=fingerprint(facts.words[0], facts).words_hash,
            category="quoted",
            reason=REASON,
            user=keeping.editor,
        )


def test_words_that_have_changed_since_are_not_kept(keeping):
    mark = keeping.mark()
    keeping.write("It was a very crazy day.")

    with pytest.raises(CannotKeep, match="have changed since"):
        propose(page=keeping.page, category="quoted", reason=REASON, user=keeping.editor, **mark)


def test_a_finding_of_another_page_is_not_kept(keeping):
    other = keeping.site.lesson()

    with pytest.raises(CannotKeep, match="have changed since"):
        propose(page=other, category="quoted", reason=REASON, user=keeping.editor, **keeping.mark())


def test_only_who_may_edit_the_page_keeps_something(keeping):
    with pytest.raises(PermissionDenied):
        keeping.keep(user=person("clinical"))


def test_asking_twice_asks_once(keeping):
    first, second = keeping.keep(), keeping.keep()

    assert first.pk == second.pk
    assert first.proposed_at == second.proposed_at


def test_another_reason_takes_the_place_of_the_first(keeping):
    first, second = keeping.keep(), keeping.keep(reason="Students talk about this word in class.")

    assert AcceptedFinding.objects.get().reason == "Students talk about this word in class."
    assert second.proposed_at > first.proposed_at


@pytest.mark.parametrize("decided", [{"is_accepted": False}, {"is_accepted": True, "expires_on": "2020-01-01"}])
def test_what_was_refused_or_has_expired_may_be_asked_for_again(keeping, decided):
    keeping.keep()
    AcceptedFinding.objects.update(**decided)

    keeping.keep()

    again = AcceptedFinding.objects.get()
    assert (again.is_accepted, again.expires_on) == (None, None)


def test_what_is_accepted_is_not_asked_for_again(keeping):
    keeping.keep()
    AcceptedFinding.objects.update(is_accepted=True)

    with pytest.raises(CannotKeep, match="accepted this already"):
        keeping.keep()


class TestTakingBack:
    def test_what_nobody_decided_on_is_taken_back(self, keeping):
        take_back(page=keeping.page, record=keeping.keep(), user=keeping.editor)

        assert not AcceptedFinding.objects.exists()

    def test_taking_back_twice_is_taking_back(self, keeping):
        record = keeping.keep()

        for _ in range(2):
            take_back(page=keeping.page, record=AcceptedFinding(pk=record.pk, page=keeping.page), user=keeping.editor)

    def test_a_decision_stays(self, keeping):
        record = keeping.keep()
        AcceptedFinding.objects.update(is_accepted=True)

        with pytest.raises(CannotKeep, match="decided on this already"):
            take_back(page=keeping.page, record=record, user=keeping.editor)

    def test_only_who_may_edit_the_page_takes_back(self, keeping):
        record = keeping.keep()

        with pytest.raises(PermissionDenied):
            take_back(page=keeping.page, record=record, user=person("clinical"))
        with pytest.raises(PermissionDenied):
            take_back(page=keeping.site.lesson(), record=record, user=keeping.editor)
