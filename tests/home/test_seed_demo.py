"""The demonstration: everything public was reviewed by sample people, and the whole life of a page is there to see."""

import io

import pytest
from django.core import mail
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from curriculum.models import ModulePage
from home.demo import ACCOUNTS, PASSWORD, make_people, review_curriculum
from home.demo.people import CLINICAL, CLINICAL_TOO, EDITOR
from lessons.models import LessonPage
from reviews.kept_findings import unanswered
from reviews.models import (
    Absence,
    AcceptedFinding,
    Assignment,
    Decision,
    Letter,
    PageDates,
    Release,
    ReleaseKind,
    ReviewComment,
    ReviewerIdentity,
    ReviewRound,
    RoundKind,
    RoundStatus,
    SeatStatus,
    SignOff,
)
from reviews.publishing_guard import guard_publishing, stop_guarding
from reviews.who_is_asked import who_is_asked
from users.models import User


def seed():
    out = io.StringIO()
    call_command("seed_demo", stdout=out)
    return out.getvalue()


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker):
    """What seeding said, once for this file and through the real door; rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        guard_publishing()
        try:
            said = seed()
        finally:
            stop_guarding()
        yield {"said": said, "mails": len(mail.outbox)}
        transaction.set_rollback(True)


def waiting_at(code):
    """Codes of the lessons with a change that waits for that seat, and for nothing but the final check after it."""
    found = []
    for round in ReviewRound.objects.filter(status=RoundStatus.OPEN, kind=RoundKind.CHANGE):
        waiting = round.assignments.filter(status=SeatStatus.WAITING).order_by("seat__position")
        if list(waiting.values_list("seat__code", flat=True)) == list(dict.fromkeys([code, "final"])):
            found.append(round.page.specific.code)
    return found


def test_every_module_and_lesson_was_released_after_review(seeded):
    pages = [*ModulePage.objects.all(), *LessonPage.objects.all()]

    assert LessonPage.objects.visible().count() == 17
    for page in pages:
        first = Release.objects.get(page=page, number=1)
        assert first.kind == ReleaseKind.REVIEWED
        seats = set(first.sign_offs.values_list("seat__code", flat=True))
        assert {"education", "clinical", "lived-experience", "final"} <= seats


def test_everything_that_anybody_signed_is_a_sample(seeded):
    assert SignOff.objects.exists()
    assert not SignOff.objects.filter(is_sample=False).exists()
    assert not ReviewerIdentity.objects.filter(is_sample=False).exists()
    assert not Release.objects.exclude(kind=ReleaseKind.INSTALLED).filter(is_sample=False).exists()
    assert not ReviewerIdentity.objects.filter(name_is_public=True).exists()


def test_each_public_page_says_that_nobody_has_reviewed_it(seeded):
    lesson = LessonPage.objects.get(code="M4.3")

    for address in (lesson.url, f"{lesson.url}teach/", lesson.get_parent().url):
        assert "Sample: nobody has reviewed this" in Client().get(address).content.decode()


def test_nobody_signed_what_they_wrote(seeded):
    signers = set(SignOff.objects.values_list("identity__user__email", flat=True))

    assert EDITOR not in signers
    assert len(signers) >= 5


@pytest.mark.parametrize("code", ["education", "clinical", "safeguarding", "lived-experience", "final"])
def test_a_change_waits_at_each_seat(seeded, code):
    assert waiting_at(code)


def test_one_page_was_sent_back_with_reasons_and_a_comment(seeded):
    round = ReviewRound.objects.get(status=RoundStatus.SENT_BACK)

    asked = SignOff.objects.get(round=round, decision=Decision.REQUEST_CHANGES)
    assert asked.reasons
    assert asked.private_note
    comment = ReviewComment.objects.get(assignment__round=round)
    assert comment.place_name


def test_one_page_is_past_its_review_date(seeded):
    (dates,) = PageDates.objects.filter(review_due_on__lt=timezone.localdate())

    release = Release.objects.get(page=dates.page)
    assert (release.reviewed_on, release.review_due_on) == (dates.reviewed_on, dates.review_due_on)
    assert not dates.is_sensitive
    assert "past its review date" in Client().get(dates.page.specific.url).content.decode()


def test_one_finding_is_kept_on_purpose_and_was_accepted_in_a_seat(seeded):
    kept = AcceptedFinding.objects.get()

    assert kept.is_accepted
    assert kept.sign_off.seat.code == "clinical"
    assert kept.sign_off.round.status == RoundStatus.OPEN


def test_one_correction_could_not_wait_and_its_full_review_is_open(seeded):
    release = Release.objects.get(kind=ReleaseKind.EMERGENCY)

    round = ReviewRound.objects.get(page=release.page, kind=RoundKind.EMERGENCY)
    assert round.status == RoundStatus.OPEN
    assert round.due_on
    assert release.reason
    assert release.page.specific.live


def test_a_seat_is_late_while_its_reviewer_is_away_and_somebody_stands_in(seeded):
    late = Assignment.objects.get(status=SeatStatus.WAITING, due_on__lt=timezone.localdate())

    assert Absence.objects.get().user == late.reviewer
    assert late.reviewer.email == CLINICAL
    assert [user.email for user in who_is_asked(late)] == [CLINICAL_TOO]


def test_what_is_public_has_no_fault(seeded):
    for page in (*ModulePage.objects.live(), *LessonPage.objects.live()):
        # Rules and places only: the words themselves have no business in a log.
        assert [(refusal.rule, refusal.place) for refusal in unanswered(page)] == [], page.code


def test_the_help_panel_has_a_country_and_marks_what_nobody_checked(seeded, settings):
    settings.SHOWS_UNCHECKED_HELP = True

    html = Client().get(LessonPage.objects.get(code="M4.3").url).content.decode()

    assert "<strong>United Kingdom:</strong>" in html
    assert html.count('data-way="line"') == 2
    assert html.count('<strong class="not-checked">Not checked</strong>') == 2


def test_nobody_gets_mail(seeded):
    assert not Letter.objects.exists()
    assert seeded["mails"] == 0


def test_everybody_can_sign_in_with_what_is_said_at_the_end(seeded):
    assert "22 pages released as samples" in seeded["said"]
    for account in ACCOUNTS:
        assert account.email in seeded["said"]
        assert Client().login(username=account.email, password=PASSWORD)
    assert User.objects.count() == len(ACCOUNTS)


def test_seeding_again_makes_nothing_new(seeded):
    def stored():
        models = (Page, Release, ReviewRound, Assignment, SignOff, AcceptedFinding, ReviewComment, Absence, User)
        return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}

    before = stored()

    with transaction.atomic():
        said = seed()

    assert stored() == before
    assert "0 pages released as samples" in said


def test_a_module_that_its_editors_left_unfinished_is_left_alone(db):
    call_command("load_starter", stdout=io.StringIO())
    for module in ModulePage.objects.exclude(code="M1"):
        module.delete()
    lesson = LessonPage.objects.get(code="M1.3").get_latest_revision_as_object()
    lesson.care = "<p>He committed suicide.</p>"
    lesson.save_revision(clean=False)
    make_people()
    said = []

    released = review_curriculum(say=said.append)

    assert released == set()
    assert said == ["M1 is left as it is: one of its pages can't be released as it stands."]
    assert not ReviewRound.objects.exists()


def test_it_refuses_where_content_is_real(db, settings):
    settings.HAS_SAMPLE_CONTENT = False

    with pytest.raises(CommandError, match="production settings"):
        call_command("seed_demo")
