"""What a kept finding opens: the way to reviewers once it is proposed, the way to the public once it is accepted."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from checks import kept as kept_in_checks
from checks.facts import Facts
from checks.report import report_on
from checks.submission import refusals
from reviews import kept_findings
from reviews.accepting import open_exceptions, release_refusals, unanswered
from reviews.models import AcceptedFinding
from reviews.submitting import ReviewRefused

from ...lessons.structure.good_lesson import sensitive_lesson
from ..makers import sign_all, submit
from .keeping import BLOCKED, WARNED, Keeping, rule_of, without_exception

pytestmark = pytest.mark.django_db

WARNS, BLOCKS = rule_of(WARNED), rule_of(BLOCKED)


@pytest.fixture
def keeping():
    return Keeping()


def rules(found):
    return [refusal.rule for refusal in found]


class TestToReviewers:
    def test_what_blocks_may_go_to_reviewers_once_it_is_proposed(self, keeping):
        keeping.write(BLOCKED)
        assert rules(refusals(keeping.page)) == [BLOCKS]

        keeping.keep(BLOCKED)

        assert refusals(keeping.page) == []
        assert not report_on(keeping.page).is_blocked
        assert submit(keeping.lesson, keeping.editor).pk

    @pytest.mark.parametrize("decided", [{"is_accepted": False}, {"is_accepted": True, "expires_on": "2020-01-01"}])
    def test_what_was_refused_or_has_expired_blocks_again(self, keeping, decided):
        keeping.write(BLOCKED)
        keeping.keep(BLOCKED)
        AcceptedFinding.objects.update(**decided)

        assert rules(refusals(keeping.page)) == [BLOCKS]
        with pytest.raises(ReviewRefused):
            submit(keeping.lesson, keeping.editor)

    def test_a_rule_without_exception_blocks_whatever_a_record_says(self, keeping):
        keeping.write(without_exception())
        facts = Facts(keeping.page)
        finding = next(each for each in facts.words if each.no_exception)
        mark = kept_findings.fingerprint(finding, facts)
        AcceptedFinding.objects.create(
            page=keeping.lesson, rule=mark.rule, rule_version=mark.version, words_hash=mark.words_hash, is_accepted=True
        )

        assert finding.rule in rules(refusals(keeping.page))
        assert finding.rule in rules(release_refusals(keeping.page))

    def test_no_room_can_keep_what_has_no_exception(self, keeping, monkeypatch):
        keeping.write(without_exception())
        monkeypatch.setattr(kept_in_checks, "_keepers", [lambda page, found, facts: facts.words])

        assert not any(finding.no_exception for finding in Facts(keeping.page).kept)

    def test_a_page_with_nothing_that_blocks_is_not_asked_about(self, keeping, django_assert_num_queries):
        facts = Facts(keeping.page)
        assert facts.words

        with django_assert_num_queries(0):
            assert facts.kept == frozenset()


class TestToThePublic:
    def test_a_warning_that_nobody_answered_stops_the_release(self, keeping):
        assert rules(unanswered(keeping.page)) == [WARNS]
        assert rules(release_refusals(keeping.page)) == [WARNS]

    def test_a_mended_one_does_not(self, keeping):
        keeping.write("Rae rests.")

        assert release_refusals(keeping.page) == []

    def test_a_proposed_one_does_and_an_accepted_one_does_not(self, keeping):
        record = keeping.keep()
        assert "waits for a reviewer" in unanswered(keeping.page)[0].message

        keeping.decide(record, accept=True)

        assert unanswered(keeping.page) == []

    def test_a_refused_one_does(self, keeping):
        keeping.decide(keeping.keep(), accept=False)

        assert "refused by" in unanswered(keeping.page)[0].message

    def test_it_fires_again_when_it_expires(self, keeping):
        keeping.decide(keeping.keep(), accept=True)
        today = timezone.localdate()

        AcceptedFinding.objects.update(expires_on=today)
        assert unanswered(keeping.page) == []
        AcceptedFinding.objects.update(expires_on=today - timedelta(days=1))
        assert rules(unanswered(keeping.page)) == [WARNS]

    def test_it_fires_again_when_its_words_change_and_not_when_others_do(self, keeping):
        keeping.decide(keeping.keep(), accept=True)

        keeping.write("Rae rests.", f"{WARNED} Kofi rests.")
        assert unanswered(keeping.page) == []
        keeping.write("It was a very crazy day.")
        assert rules(unanswered(keeping.page)) == [WARNS]

    def test_it_fires_again_when_its_rule_changes(self, keeping):
        keeping.decide(keeping.keep(), accept=True)
        facts = Facts(keeping.page)
        facts.words = [replace(finding, version=finding.version + 1) for finding in facts.words]

        assert rules(unanswered(keeping.page, facts)) == [WARNS]

    def test_every_warning_of_structure_needs_an_answer_too(self, keeping):
        keeping.write("Rae rests.", support="Short.")

        assert rules(release_refusals(keeping.page)) == ["SR-20"]

    def test_a_claim_is_answered_once(self, keeping):
        keeping.write("One in four young people has a hard time.")

        found = rules(unanswered(keeping.page))

        assert found
        assert "SR-24" not in found

    def test_a_sensitive_page_waits_for_its_people(self, keeping):
        lesson = sensitive_lesson(keeping.site, disclosure_possible=True, live=False)

        assert {"SR-08", "SR-09"} <= set(rules(release_refusals(lesson)))

    def test_a_whole_review_ends_in_public_once_everything_is_accepted(self, keeping):
        keeping.site.module.releases.create(
            number=1,
            kind="reviewed",
            content_hash="",
            bare_hash="",
            decided_at=timezone.now(),
            released_at=timezone.now(),
        )
        record = keeping.keep()
        keeping.decide(record, accept=True)

        sign_all(keeping.lesson.review_rounds.get())

        keeping.lesson.refresh_from_db()
        assert keeping.lesson.live


def test_open_exceptions_stand_first(keeping):
    keeping.write(WARNED, "It was a bonkers idea.", "What an insane plan.")
    page, facts = keeping.page, Facts(keeping.page)
    marks = [kept_findings.fingerprint(each, facts) for each in kept_findings.weighty(page, facts)]
    assert len(marks) == 3
    for mark, decided in zip(marks, [True, False, None], strict=True):
        AcceptedFinding.objects.create(
            page=page, rule=mark.rule, rule_version=mark.version, words_hash=mark.words_hash, is_accepted=decided
        )

    assert [each.record.is_accepted for each in open_exceptions(page)] == [None, False, True]


def test_the_same_words_twice_are_one_exception(keeping):
    keeping.write(WARNED, WARNED)
    keeping.keep()

    assert len(open_exceptions(keeping.page)) == 1
