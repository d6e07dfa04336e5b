"""Two people act at the same moment, over connections of their own: never two releases, never a lost sign-off."""

from collections.abc import Callable, Iterator
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from wagtail.models import Page, Site

from home.models import StandardPage
from lessons.models import LessonPage
from reviews.deciding import DecisionRefused, decide
from reviews.emergencies import correct_in_emergency, draft_hash
from reviews.models import Release, SignOff
from reviews.releasing import CannotRelease, install, release_module, withdraw
from tests.browser.starter_site import plant_roots
from tests.reviews.makers import (
    answer,
    draft,
    draft_module,
    install_reviews,
    open_doors,
    person,
    seat,
    sign,
    sign_all,
    submit,
)
from tests.site import SmallSite

pytestmark = pytest.mark.guarded


@pytest.fixture
def replanted(django_db_blocker: Any) -> Iterator[None]:
    """Afterwards the emptied database has its roots again; asked for first, so that it is the last to tidy up."""
    yield
    with django_db_blocker.unblock():
        plant_roots()


@pytest.fixture
def site(replanted: None, transactional_db: None) -> SmallSite:
    plant_roots()
    Site.objects.get_or_create(is_default_site=True, defaults={"root_page": Page.get_first_root_node()})
    with open_doors():
        site = SmallSite()
        install_reviews(site.home)
        for page in (site.home, site.curriculum):
            install(page)
    return site


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What each act returned or raised, all begun together."""
    start, outcomes = Barrier(len(acts)), [None] * len(acts)

    def run(number: int, act: Callable[[], Any]) -> None:
        try:
            start.wait()
            outcomes[number] = act()
        except BaseException as refused:
            outcomes[number] = refused
        finally:
            connection.close()

    threads = [Thread(target=run, args=(number, act)) for number, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def test_two_seats_of_a_stage_are_signed_at_once_and_neither_is_lost(site):
    _, lesson = draft_module(site)
    round = submit(lesson)
    acts = []
    for code in ("education", "clinical", "lived-experience"):
        assignment, user = seat(round, code), person(code)
        said = answer(assignment)
        acts.append(
            lambda assignment=assignment, user=user, said=said: decide(assignment=assignment, answer=said, user=user)
        )

    outcomes = at_once(*acts)

    assert all(isinstance(each, SignOff) for each in outcomes), outcomes
    assert round.assignments.filter(status="signed").count() == 3
    round.workflow_state.refresh_from_db()
    assert round.workflow_state.current_task_state.task.name == "Final check"


def test_two_people_sign_the_same_seat_at_once_and_one_of_them_does(site):
    _, lesson = draft_module(site)
    round = submit(lesson)
    assignment = seat(round, "clinical")
    said = answer(assignment)
    acts = [
        lambda user=user: decide(assignment=seat(round, "clinical"), answer=said, user=user)
        for user in (person("clinical"), person("clinical"))
    ]

    outcomes = at_once(*acts)

    assert sorted(type(each).__name__ for each in outcomes) == ["DecisionRefused", "SignOff"]
    assert SignOff.objects.count() == 1


def test_the_last_seat_is_signed_twice_at_once_and_the_page_is_released_once(site):
    page = site.home.add_child(instance=StandardPage(title="Plain", slug="plain", body="<p>Calm.</p>", live=False))
    page.save_revision()
    round = submit(page)
    said = answer(seat(round, "final"))
    acts = [
        lambda user=user: decide(assignment=seat(round, "final"), answer=said, user=user)
        for user in (person("final"), person("final"))
    ]

    outcomes = at_once(*acts)

    assert sorted(type(each).__name__ for each in outcomes) == ["DecisionRefused", "SignOff"]
    assert Release.objects.filter(page=page).count() == 1


def test_two_editors_release_a_module_at_once_and_it_is_released_once(site):
    module, lesson = draft_module(site)
    for page in (lesson, module):
        sign_all(submit(page))
    acts = [
        lambda user=user: release_module(module=module, user=user) for user in (person("Editors"), person("Editors"))
    ]

    outcomes = at_once(*acts)

    assert sum(isinstance(each, list) for each in outcomes) == 1, outcomes
    assert sum(isinstance(each, CannotRelease) for each in outcomes) == 1
    assert Release.objects.filter(page=module).count() == 1
    assert Release.objects.filter(page=lesson).count() == 1
    assert LessonPage.objects.get(pk=lesson.pk).live


def test_an_edit_at_the_moment_of_the_last_signature_is_never_released_unsigned(site):
    page = site.home.add_child(instance=StandardPage(title="Plain", slug="plain", body="<p>Calm.</p>", live=False))
    page.save_revision()
    round = submit(page)
    assignment, lead = seat(round, "final"), person("final")
    said = answer(assignment)

    def edit() -> None:
        other = StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        other.body = "<p>Words that nobody has seen.</p>"
        other.save_revision(clean=False)

    signed, edited = at_once(lambda: decide(assignment=assignment, answer=said, user=lead), edit)

    # Either order may win. The signature holds for its words, or is refused because the page has moved on.
    assert edited is None
    assert isinstance(signed, SignOff) or (isinstance(signed, DecisionRefused) and signed.code == "moved_on"), signed
    public = StandardPage.objects.get(pk=page.pk)
    assert public.live == isinstance(signed, SignOff)
    assert "nobody has seen" not in public.body or not public.live


def public_page_in_review(site):
    """A public page with a changed draft that only the last seat has to sign."""
    page = site.home.add_child(instance=StandardPage(title="Plain", slug="plain", body="<p>Calm.</p>", live=False))
    page.save_revision()
    sign(submit(page), "final")
    page = draft(StandardPage.objects.get(pk=page.pk), body="<p>Calmer.</p>")
    return page, submit(page)


def test_a_page_taken_down_at_the_moment_of_the_last_signature_is_down(site):
    page, round = public_page_in_review(site)
    lead, safeguarding = person("final"), person("safeguarding")
    said = answer(seat(round, "final"))

    signed, taken_down = at_once(
        lambda: decide(assignment=seat(round, "final"), answer=said, user=lead),
        lambda: withdraw(page=page, user=safeguarding, reason="Something was said about it."),
    )

    # Whoever comes first: who signs second could not know that the page is down, and is told so.
    assert isinstance(signed, SignOff | DecisionRefused), signed
    assert not isinstance(taken_down, BaseException), taken_down
    assert not StandardPage.objects.get(pk=page.pk).live


def test_a_correction_that_can_not_wait_and_the_last_signature_wait_for_each_other(site):
    page, round = public_page_in_review(site)
    lead, safeguarding = person("final"), person("safeguarding")
    said, expected = answer(seat(round, "final")), draft_hash(page)

    signed, corrected = at_once(
        lambda: decide(assignment=seat(round, "final"), answer=said, user=lead),
        lambda: correct_in_emergency(
            page=page,
            lead=lead,
            safeguarding=safeguarding,
            reason="The number of the helpline was wrong.",
            expected_hash=expected,
        ),
    )

    assert isinstance(signed, SignOff | DecisionRefused), signed
    assert isinstance(corrected, Release | CannotRelease), corrected
    assert StandardPage.objects.get(pk=page.pk).body == "<p>Calmer.</p>"
    numbers = [each.number for each in Release.objects.filter(page=page).order_by("pk")]
    assert numbers == sorted(set(numbers)), "each release has a number of its own"
