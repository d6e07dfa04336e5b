"""What the record of reviews decides: who signed, until when, what is kept on purpose. Before that it is "not yet"."""

from datetime import timedelta

import pytest
from django.utils import timezone

from checks.facts import Facts
from checks.structure import judge
from reviews.accepting import propose
from reviews.content.hashing import content_hash, part_hashes
from reviews.finding_fingerprints import fingerprint
from reviews.kept_findings import weighty
from reviews.models import AcceptedFinding, PageDates, Release, SignOff

from ...factories import UserFactory
from ...reviews.makers import install_reviews, person, sign, submit
from .good_lesson import not_judged, problems
from .proof import breaks, keeps

TODAY = timezone.localdate


@pytest.fixture
def reviews(site):
    install_reviews(site.home)


def fresh(page):
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


def as_released(page):
    """The record says that the public may have the page just so, although nobody signed it."""
    hashes = part_hashes(page)
    Release.objects.create(
        page=page,
        number=1,
        kind="reviewed",
        content_hash=content_hash(hashes),
        bare_hash="",
        decided_at=timezone.now(),
        released_at=timezone.now(),
    )


def dated(page, *, reviewed_on, review_due_on):
    PageDates.objects.create(page=page, reviewed_on=reviewed_on, review_due_on=review_due_on)


@pytest.mark.usefixtures("reviews")
class TestPeople:
    @pytest.mark.parametrize("rule", ["SR-08", "SR-09"])
    def test_a_page_under_way_is_not_judged_yet(self, sensitive, rule):
        sensitive.live, sensitive.disclosure_possible = False, True
        sensitive.save_revision()
        submit(sensitive)

        assert problems(fresh(sensitive), rule) == {}
        assert not_judged(fresh(sensitive), rule)[rule].startswith("Not yet: ")

    def test_a_page_that_was_never_saved_is_not_judged_yet(self, sensitive):
        unsaved = type(sensitive)(title="A new one", slug="new", disclosure_possible=True)

        assert set(not_judged(unsaved, "SR-09", "SR-26", "SR-28")) == {"SR-09", "SR-26"}

    @breaks("SR-08")
    def test_what_the_public_has_of_a_sensitive_topic_was_signed_by_two_people(self, sensitive):
        as_released(sensitive)

        assert "two different people" in problems(sensitive, "SR-08")[""]

    @breaks("SR-09")
    def test_what_the_public_has_was_signed_for_safeguarding(self, sensitive):
        sensitive.disclosure_possible = True
        as_released(sensitive)

        assert "safeguarding" in problems(sensitive, "SR-09")[""]

    @keeps("SR-08")
    @keeps("SR-09")
    def test_two_people_and_one_for_safeguarding_are_enough(self, sensitive):
        sensitive.disclosure_possible = True
        sensitive.save()
        sensitive.save_revision()
        round = submit(sensitive)
        sign(round, "education")
        sign(round, "safeguarding")

        for rule in ("SR-08", "SR-09"):
            assert problems(fresh(sensitive), rule) == {}
            assert not_judged(fresh(sensitive), rule) == {}

    def test_one_person_on_two_seats_is_one_person(self, sensitive):
        sensitive.save_revision()
        round = submit(sensitive)
        both = person("education")
        both.groups.add(*person("clinical").groups.all())
        sign(round, "education", both)
        sign(round, "clinical", both)

        assert "SR-08" in not_judged(fresh(sensitive), "SR-08")

    def test_other_words_are_words_that_nobody_signed(self, sensitive):
        sensitive.disclosure_possible = True
        sensitive.save_revision()
        round = submit(sensitive)
        sign(round, "safeguarding")
        changed = fresh(sensitive)
        changed.care = "<p>Other words.</p>"

        assert "SR-09" in not_judged(changed, "SR-09")

    def test_who_writes_after_signing_gives_up_the_seat(self, sensitive):
        sensitive.disclosure_possible = True
        sensitive.save_revision()
        round = submit(sensitive)
        leader = person("safeguarding")
        sign(round, "safeguarding", leader)
        fresh(sensitive).save_revision(user=leader)

        assert "SR-09" in not_judged(fresh(sensitive), "SR-09")


@pytest.mark.usefixtures("reviews")
class TestDates:
    def test_before_its_first_release_a_page_has_no_date_yet(self, lesson):
        assert not_judged(lesson, "SR-26")["SR-26"].startswith("Not yet: ")

    @breaks("SR-26")
    def test_a_review_that_is_past_its_day_is_due(self, lesson):
        dated(lesson, reviewed_on=TODAY() - timedelta(days=1100), review_due_on=TODAY() - timedelta(days=1))

        assert "Start a full review" in problems(lesson, "SR-26")[""]

    @breaks("SR-26")
    def test_a_sensitive_page_is_not_reviewed_in_three_years_only(self, sensitive):
        dated(sensitive, reviewed_on=TODAY(), review_due_on=TODAY() + timedelta(days=1000))

        assert "ask for one by" in problems(sensitive, "SR-26")[""]

    @keeps("SR-26")
    def test_a_date_within_what_the_topics_allow_is_right(self, lesson):
        dated(lesson, reviewed_on=TODAY(), review_due_on=TODAY() + timedelta(days=1000))

        assert problems(lesson, "SR-26") == {}
        assert not_judged(lesson, "SR-26") == {}


@pytest.mark.usefixtures("reviews")
class TestKeptOnPurpose:
    @pytest.fixture
    def kept(self, lesson):
        lesson.support = "Too short."
        lesson.save_revision()
        page, cause = fresh(lesson), None
        cause = next(each for each in weighty(page, Facts(page)) if each.rule == "SR-20")
        words_hash = fingerprint(cause, Facts(page)).words_hash
        return propose(
            page=page,
            rule="SR-20",
            words_hash=words_hash,
            category="mistaken",
            reason="The handout says all of this already.",
            user=UserFactory(is_superuser=True),
        )

    def test_before_a_reviewer_decides_it_is_not_yet(self, kept, lesson):
        assert "SR-20" in not_judged(fresh(lesson), "SR-28")["SR-28"]
        assert problems(fresh(lesson), "SR-28") == {}

    @breaks("SR-28")
    @pytest.mark.parametrize("decided", [{"is_accepted": False}, {"is_accepted": True, "expires_on": "2020-01-01"}])
    def test_what_was_refused_or_has_expired_is_not_kept(self, kept, lesson, decided):
        AcceptedFinding.objects.update(**decided)

        assert list(problems(fresh(lesson), "SR-28")) == ["support"]

    @keeps("SR-28")
    def test_what_a_reviewer_accepted_is_kept(self, kept, lesson):
        AcceptedFinding.objects.update(is_accepted=True, expires_on=TODAY())

        assert problems(fresh(lesson), "SR-28") == {}
        assert not_judged(fresh(lesson), "SR-28") == {}


def test_a_look_at_a_lesson_asks_for_its_topics_once(lesson, django_assert_max_num_queries):
    found = type(lesson).objects.select_related("age_band", "locale").get(pk=lesson.pk)

    with django_assert_max_num_queries(3) as asked:
        judge(found, rules={"SR-01", "SR-04", "SR-05", "SR-10", "SR-12", "SR-13", "SR-29"})

    assert sum("lessontopic" in query["sql"] for query in asked.captured_queries) == 1
    assert not SignOff.objects.exists()
