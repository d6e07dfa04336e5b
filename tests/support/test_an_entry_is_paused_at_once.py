"""A report is enough: whoever may pause hides an entry at once, and it can be undone."""

import pytest
from django.core.exceptions import PermissionDenied

from support.directory import shown_services
from support.pausing import close, pause, show_again
from tests.support.entries import make_service
from tests.support.keepers import make_keeper

pytestmark = pytest.mark.django_db


def test_a_paused_entry_is_gone_at_once_and_comes_back_as_it_was():
    keeper, entry = make_keeper("Ada"), make_service()

    pause(service=entry, user=keeper, reason="Nobody answers")
    assert not shown_services()
    entry.refresh_from_db()
    assert (entry.paused_by, entry.reason) == ("Ada Young", "Nobody answers")

    show_again(service=entry, user=keeper)
    assert [each.last_checked_on for each in shown_services()] == [entry.verified_on]


def test_a_second_pause_keeps_the_first_reason():
    keeper, entry = make_keeper("Ada"), make_service()
    pause(service=entry, user=keeper, reason="Nobody answers")

    pause(service=entry, user=keeper, reason="Again")

    entry.refresh_from_db()
    assert entry.reason == "Nobody answers"


def test_a_closed_entry_is_shown_no_more_and_nobody_is_asked_to_check_it():
    keeper, entry = make_keeper("Ada"), make_service()

    close(service=entry, user=keeper, reason="The service has ended")

    assert not shown_services()
    assert not type(entry).objects.due_for_check(on=entry.verified_on.replace(year=2030)).exists()


def test_nobody_without_the_right_pauses_or_shows_again():
    editor, entry = make_keeper("Ed", may=("change",)), make_service()

    for act in (pause, close):
        with pytest.raises(PermissionDenied):
            act(service=entry, user=editor, reason="No")
    with pytest.raises(PermissionDenied):
        show_again(service=entry, user=editor)
    assert shown_services()
