"""Who may sign what, and what a decision must say."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lessons.models import LessonPage
from reviews.deciding import DecisionRefused
from reviews.identities import identity_of
from reviews.models import RoundKind, SignOff
from reviews.releasing import CannotRelease
from reviews.reviewing import refresh, start_full_review
from reviews.standing import why_people_fall_short
from tests.reviews.makers import (
    answer,
    draft,
    draft_module,
    draft_sensitive_module,
    person,
    release_all,
    seat,
    sign,
    sign_all,
    submit,
)

pytestmark = pytest.mark.guarded


@pytest.fixture
def public_lesson(site):
    """A lesson that was signed by every seat and is public with its module."""
    module, lesson = draft_module(site)
    release_all(module)
    return LessonPage.objects.get(pk=lesson.pk)


def statuses(round):
    return {each.seat.code: each.status for each in round.assignments.select_related("seat")}


# Which pages ask whom


def test_a_plain_lesson_of_a_new_module_asks_teacher_clinician_panel_and_lead(site):
    _, lesson = draft_module(site)

    assert list(statuses(submit(lesson))) == ["education", "clinical", "lived-experience", "final"]


def test_a_lesson_that_may_lead_to_disclosures_asks_a_safeguarding_lead_too(site):
    _, lesson = draft_module(site, disclosure_possible=True)

    assert "safeguarding" in statuses(submit(lesson))


def test_a_change_to_a_plain_lesson_asks_no_panel_again(public_lesson):
    round = submit(draft(public_lesson, follow_up="<p>Notice who is quiet.</p>"))

    assert "lived-experience" not in statuses(round)
    assert round.kind == RoundKind.CHANGE


def test_help_asks_safeguarding_and_plain_pages_the_final_check_only(site):
    assert list(statuses(submit(draft(site.help, introduction="<p>You are not alone.</p>")))) == [
        "safeguarding",
        "final",
    ]
    assert list(statuses(submit(draft(site.curriculum, intro="<p>What is taught when.</p>")))) == ["final"]


def test_a_seat_that_becomes_needed_during_a_review_is_asked(site):
    _, lesson = draft_module(site)
    round = submit(lesson)
    assert "safeguarding" not in statuses(round)

    draft(lesson, disclosure_possible=True)

    assert statuses(round)["safeguarding"] == "waiting"


# Independence


def test_nobody_signs_what_they_wrote_not_even_a_superuser(site):
    _, lesson = draft_module(site)
    author = person("clinical", is_superuser=True, is_staff=True)
    round = submit(draft(lesson, by=author, follow_up="<p>Notice who is quiet.</p>"))

    with pytest.raises(DecisionRefused, match="You wrote"):
        sign(round, "clinical", author)

    assert not SignOff.objects.exists()


def test_somebody_without_the_role_does_not_sign(site):
    _, lesson = draft_module(site)
    round = submit(lesson)

    for stranger in (person("education"), person("Editors", is_superuser=True)):
        with pytest.raises(DecisionRefused, match="This seat is for"):
            sign(round, "clinical", stranger)


def test_an_author_of_long_ago_may_review_a_change_but_not_the_whole_page(site):
    module, lesson = draft_module(site)
    author = person("clinical")
    lesson = draft(lesson, by=author, follow_up="<p>Notice who is quiet.</p>")
    release_all(module)
    change = submit(draft(lesson, follow_up="<p>Notice who is quiet, and ask.</p>"))
    assert sign(change, "clinical", author)
    sign_all(change)

    full = start_full_review(page=lesson, user=person("Lead editors"))

    with pytest.raises(DecisionRefused, match="You wrote"):
        sign(full, "clinical", author)


def test_who_edits_after_signing_gives_up_the_seat(site):
    _, lesson = draft_module(site)
    clinician = person("clinical")
    round = submit(lesson)
    sign(round, "clinical", clinician)

    # Nothing that the seat covers changes: only the address.
    draft(lesson, by=clinician, slug="another-address")

    assert statuses(round)["clinical"] == "waiting"


def test_revisions_that_are_purged_take_no_authorship_with_them(site):
    _, lesson = draft_module(site)
    author = person("clinical")
    draft(lesson, by=author, follow_up="<p>Notice who is quiet.</p>")
    lesson.revisions.all().delete()
    round = submit(draft(lesson, follow_up="<p>Notice who is quiet, calmly.</p>"))

    with pytest.raises(DecisionRefused, match="You wrote"):
        sign(round, "clinical", author)


def test_the_final_check_is_not_made_by_the_only_clinical_reviewer(site):
    _, lesson = draft_module(site)
    both = person("clinical")
    both.groups.add(person("final").groups.get())
    round = submit(lesson)
    sign(round, "education")
    sign(round, "clinical", both)
    sign(round, "lived-experience")

    with pytest.raises(CannotRelease, match="can't be the only clinical"):
        sign(round, "final", both)


def test_a_sensitive_page_is_not_released_by_one_person_in_every_seat(site):
    _, lesson = draft_sensitive_module(site)
    everybody = person("education")
    for code in ("clinical", "safeguarding", "lived-experience"):
        everybody.groups.add(person(code).groups.get())
    round = submit(lesson)
    for code in ("education", "clinical", "safeguarding", "lived-experience"):
        sign(round, code, everybody)
    everybody.groups.add(person("final").groups.get())

    with pytest.raises(CannotRelease, match=r"needs two different people|can't be the only clinical"):
        sign(round, "final", everybody)
    lesson.refresh_from_db()
    assert not lesson.live


def test_a_sensitive_page_needs_two_people_even_without_a_clinician_among_them(site):
    _, lesson = draft_sensitive_module(site)
    round = submit(lesson)
    one = identity_of(person("education"))
    sign_offs = [SignOff(seat=each.seat, identity=one) for each in round.assignments.select_related("seat")]

    without_clinician = [each for each in sign_offs if each.seat.code != "clinical"]
    assert "two different people" in why_people_fall_short(without_clinician, is_sensitive=True)
    assert why_people_fall_short(without_clinician, is_sensitive=False) == ""


# What was seen is what is signed


def test_a_decision_on_words_that_have_moved_on_is_refused_and_nothing_is_kept(site):
    _, lesson = draft_module(site)
    round = submit(lesson)
    clinician = person("clinical")
    shown = refresh(round).content_hash
    draft(lesson, follow_up="<p>Notice who is quiet.</p>")

    with pytest.raises(DecisionRefused) as refused:
        sign(round, "clinical", clinician, shown_hash=shown)

    assert refused.value.code == "moved_on"
    assert not SignOff.objects.exists()


def test_an_incomplete_checklist_is_refused_with_what_is_open(site):
    _, lesson = draft_module(site)
    round = submit(lesson)

    with pytest.raises(DecisionRefused, match="10 still open"):
        sign(round, "clinical", checklist=[])


def test_a_refusal_with_several_reasons_keeps_its_code(site):
    _, lesson = draft_module(site)
    round = submit(lesson)

    with pytest.raises(DecisionRefused) as refused:
        sign(round, "clinical", checklist=[], next_in_months=99)

    assert refused.value.code == "incomplete"
    assert len(refused.value.messages) == 2


def test_the_days_of_the_final_check_run_from_its_turn(site):
    _, lesson = draft_module(site)
    round = submit(lesson)
    long_ago = timezone.now() - timedelta(days=30)
    round.assignments.update(asked_at=long_ago, due_on=long_ago.date())

    for code in ("education", "clinical", "lived-experience"):
        sign(round, code)

    assert seat(round, "final").asked_at > long_ago
    assert seat(round, "final").due_on >= timezone.localdate()


def test_a_line_that_is_not_met_needs_a_reason_and_is_no_plain_approval(site):
    _, lesson = draft_module(site)
    round = submit(lesson)
    lines = answer(seat(round, "clinical")).checklist
    lines[0] = {**lines[0], "answer": "no"}

    with pytest.raises(DecisionRefused) as refused:
        sign(round, "clinical", checklist=lines)

    assert len(refused.value.messages) == 2
