"""What is done to a page at the desk: a module released, a page taken down, a mistake put right at once."""

import pytest
from django.contrib.auth.models import Group

from reviews.desk.emergency_proposals import open_proposal
from reviews.models import EmergencyProposal, Release, ReleaseKind, RoundKind
from tests.reviews.makers import draft, person, sign_all, submit

from .in_review import InReview, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin_templates")]
WHY = "The phone number of the helpline was wrong."


@pytest.fixture
def desk(client):
    return InReview(client)


@pytest.fixture
def public(client):
    """The same desk after the module and its lesson were released, with a correction in the draft."""
    desk = InReview(client)
    sign_all(desk.round)
    sign_all(submit(desk.module))
    desk.post("review_module", desk.module.pk, user=desk.editor)
    desk.lesson = draft(desk.lesson, by=desk.editor, key_question="Who is there to ask, by the right number?")
    desk.safeguarding = person("safeguarding", first_name="Safa")
    return desk


def test_the_module_says_what_each_of_its_pages_waits_for(desk):
    page = words(desk.get("review_module", desk.module.pk, user=desk.editor))

    assert "It can&#x27;t be released yet" in page or "It can't be released yet" in page
    assert "Waits for education, clinical, lived experience and youth" in page
    assert "Not in review yet" in page
    assert "2 of 2 pages are not signed yet." in page


def test_a_module_that_is_not_signed_is_not_released(desk):
    response = desk.post("review_module", desk.module.pk, user=desk.editor)

    assert response.status_code == 409
    assert "is not signed yet" in words(response)


def test_a_signed_module_and_its_lessons_go_live_together(public):
    public.module.refresh_from_db()

    assert public.module.live
    assert type(public.lesson).objects.get(pk=public.lesson.pk).live


def test_a_reviewer_releases_no_module(desk):
    desk.post("review_module", desk.module.pk, user=desk.clinician)

    assert not Release.objects.filter(page=desk.module).exists()


def test_only_a_module_has_the_screen_of_a_module(desk):
    assert desk.get("review_module", desk.lesson.pk, user=desk.editor).status_code == 404


def test_a_page_is_taken_down_at_once_with_a_reason_and_comes_back_unchanged(public):
    module = public.module.pk

    public.post("review_take_down", module, user=public.lead, reason="A complaint is being looked into.")
    public.module.refresh_from_db()
    assert not public.module.live

    public.post("review_take_down", module, user=public.lead, do="bring_back")
    public.module.refresh_from_db()
    assert public.module.live


@pytest.mark.parametrize("reason", ["", "  ", "Bad."])
def test_a_page_is_not_taken_down_without_a_reason(public, reason):
    response = public.post("review_take_down", public.lesson.pk, user=public.lead, reason=reason)

    assert response.status_code == 400
    assert "Say why, in a sentence" in words(response)


def test_editors_and_other_reviewers_take_nothing_down(public):
    for user in (public.editor, public.clinician):
        public.post("review_take_down", public.lesson.pk, user=user, reason="A complaint is being looked into.")

    assert type(public.lesson).objects.get(pk=public.lesson.pk).live


def test_a_correction_goes_live_when_the_second_person_has_confirmed_it(public):
    public.post("review_emergency", public.lesson.pk, user=public.lead, do="propose", reason=WHY)
    waiting = words(public.get("review_emergency", public.lesson.pk, user=public.safeguarding))
    public.post("review_emergency", public.lesson.pk, user=public.safeguarding, do="confirm")

    assert WHY in waiting
    assert "by the right number?" in waiting
    release = Release.objects.filter(page=public.lesson).order_by("-number").first()
    assert (release.kind, release.reason) == (ReleaseKind.EMERGENCY, WHY)
    assert EmergencyProposal.objects.get().release == release
    assert public.lesson.review_rounds.order_by("-pk").first().kind == RoundKind.EMERGENCY


def test_nobody_confirms_what_they_propose_themselves(public):
    public.post("review_emergency", public.lesson.pk, user=public.lead, do="propose", reason=WHY)

    response = public.post("review_emergency", public.lesson.pk, user=public.lead, do="confirm")

    assert response.status_code == 409
    assert "Somebody else has to confirm" in words(response)


def test_two_lead_editors_are_not_enough(public):
    public.post("review_emergency", public.lesson.pk, user=public.lead, do="propose", reason=WHY)

    response = public.post("review_emergency", public.lesson.pk, user=person("Lead editors"), do="confirm")

    assert "needs a lead editor and a safeguarding lead" in words(response)
    assert open_proposal(public.lesson)


def test_words_that_changed_after_the_proposal_are_not_released(public):
    public.post("review_emergency", public.lesson.pk, user=public.lead, do="propose", reason=WHY)
    draft(public.lesson, by=public.editor, key_question="Something else again?")

    response = public.post("review_emergency", public.lesson.pk, user=public.safeguarding, do="confirm")

    assert response.status_code == 409
    assert "The draft has changed since it was proposed" in words(response)
    assert Release.objects.filter(page=public.lesson).count() == 1


def test_a_proposal_that_is_taken_back_can_be_made_anew(public):
    public.post("review_emergency", public.lesson.pk, user=public.lead, do="propose", reason=WHY)
    public.post("review_emergency", public.lesson.pk, user=public.lead, do="take_back")
    assert open_proposal(public.lesson) is None

    public.post("review_emergency", public.lesson.pk, user=public.safeguarding, do="propose", reason=WHY)

    assert open_proposal(public.lesson).proposed_by == public.safeguarding


def test_others_have_no_part_in_an_emergency(public):
    for user in (public.editor, public.clinician):
        public.post("review_emergency", public.lesson.pk, user=user, do="propose", reason=WHY)

    assert open_proposal(public.lesson) is None


def test_the_editor_says_that_the_page_is_in_review_and_what_each_seat_waits_for(desk):
    page = words(desk.get("wagtailadmin_pages:edit", desk.lesson.pk, user=desk.editor))

    assert "This page is in review." in page
    assert "If you edit this page you give up your seat" not in page
    assert "<strong>Clinical:</strong> waiting, due " in page


def test_whoever_holds_a_role_of_the_review_is_told_what_editing_costs(desk):
    desk.editor.groups.add(Group.objects.get(name="Clinical reviewers"))

    page = words(desk.get("wagtailadmin_pages:edit", desk.lesson.pk, user=desk.editor))

    assert "If you edit this page you give up your seat (clinical)" in page
