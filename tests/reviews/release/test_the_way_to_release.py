"""From submitting to release: what is signed goes live, and nothing else."""

import pytest

from reviews.deciding import DecisionRefused
from reviews.models import RoundStatus
from reviews.releasing import CannotRelease, release_module
from tests.reviews.makers import draft, draft_module, draft_sensitive_module, person, seat, sign, sign_all, submit

pytestmark = pytest.mark.guarded


def test_a_page_is_released_by_its_last_sign_off(site):
    page = draft(site.home, welcome="A calm place to learn about feelings.")
    round = submit(page)
    assert [each.seat.code for each in round.assignments.all()] == ["final"]

    sign(round, "final")

    page.refresh_from_db()
    round.refresh_from_db()
    assert round.status == RoundStatus.RELEASED
    assert page.live
    assert page.welcome == "A calm place to learn about feelings."


def test_a_lesson_waits_for_its_module_and_goes_live_with_it(site):
    module, lesson = draft_module(site)
    lesson_round = submit(lesson)
    sign_all(lesson_round)
    lesson_round.refresh_from_db()
    assert lesson_round.status == RoundStatus.SIGNED
    with pytest.raises(CannotRelease, match="not signed yet"):
        release_module(module=module, user=person("Editors"))

    sign_all(submit(module))
    release_module(module=module, user=person("Editors"))

    lesson.refresh_from_db()
    module.refresh_from_db()
    assert lesson.live
    assert module.live


def test_a_sensitive_lesson_asks_for_every_seat(site):
    _, lesson = draft_sensitive_module(site)
    round = submit(lesson)
    codes = [each.seat.code for each in round.assignments.all()]
    assert codes == ["education", "clinical", "safeguarding", "lived-experience", "final"]


def test_the_final_check_waits_for_the_experts(site):
    _, lesson = draft_module(site)
    round = submit(lesson)
    with pytest.raises(DecisionRefused, match="waits for"):
        sign(round, "final")
    assert seat(round, "final").status == "waiting"
