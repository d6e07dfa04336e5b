"""A page that changes while somebody writes about it: nothing is signed unseen, and nothing typed is lost."""

import pytest
from bs4 import BeautifulSoup

from reviews.models import SignOff
from tests.reviews.makers import draft

from .in_review import InReview, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin_templates")]


@pytest.fixture
def refused(client):
    desk = InReview(client)
    assignment = desk.seat()
    typed = desk.decision() | {
        "shown_revision": desk.lesson.latest_revision_id,
        "public_note": "Read with care.",
        "line_2_note": "Just so.",
        "comment:reading.1": "A shorter sentence.",
    }
    draft(desk.lesson, by=desk.editor, key_question="Who is there to ask today?")
    desk.typed, desk.refusal = typed, desk.post("review_seat", assignment.pk, **typed)
    return desk


def hidden(response):
    form = BeautifulSoup(response.content, "html.parser").select_one(".review-screen__work form")
    return {field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")}


def test_a_decision_about_words_that_have_changed_is_refused(refused):
    assert refused.refusal.status_code == 409
    assert "The page has changed since you opened it" in words(refused.refusal)
    assert not SignOff.objects.exists()


def test_everything_that_was_typed_is_still_there(refused):
    page = words(refused.refusal)

    assert "Read with care." in page
    assert "Just so." in page
    assert "A shorter sentence." in page
    assert BeautifulSoup(refused.refusal.content, "html.parser").select_one("#id_line_0_0").has_attr("checked")


def test_what_changed_meanwhile_is_shown_with_a_link_to_it(refused):
    html = BeautifulSoup(refused.refusal.content, "html.parser")

    assert html.select_one("a[href='#moved-on']")
    assert "today" in html.select_one("#moved-on ins").get_text()


def test_sending_it_again_without_looking_is_refused_again(refused):
    again = refused.post("review_seat", refused.seat().pk, **refused.typed | hidden(refused.refusal))

    assert again.status_code == 409
    assert not SignOff.objects.exists()


def test_whoever_has_looked_at_the_change_can_sign_what_stands_there_now(refused):
    looked = refused.typed | hidden(refused.refusal) | {"saw_newer": "on"}

    response = refused.post("review_seat", refused.seat().pk, **looked)

    assert response.status_code == 302
    refused.round.refresh_from_db()
    assert SignOff.objects.get().content_hash == refused.round.content_hash


def test_a_page_that_moves_on_once_more_is_refused_once_more(refused):
    looked = refused.typed | hidden(refused.refusal) | {"saw_newer": "on"}
    draft(refused.lesson, by=refused.editor, key_question="Who else is there to ask?")

    assert refused.post("review_seat", refused.seat().pk, **looked).status_code == 409
    assert not SignOff.objects.exists()
