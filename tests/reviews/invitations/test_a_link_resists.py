"""A link opens one seat of one review for one person, and nothing else for anybody."""

import logging
from datetime import timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from reviews.invitations import links, opening
from reviews.invitations.making import CannotInvite, revoke, send_again
from reviews.models import Invitation, Release, ReviewComment, RoundStatus, SeatStatus
from tests.reviews.makers import draft, seat, sign

from .guests import Guest, signed


def test_an_unknown_and_a_tampered_link_are_the_same_nothing(guests):
    guests.invite()
    link = guests.link()
    last = "A" if link[-2] != "A" else "B"

    tampered = Guest(f"{link[:-2]}{last}/").look()
    unknown = Guest(f"/review/{links.new_token()}/").look()

    assert (tampered.status_code, unknown.status_code) == (404, 404)
    assert tampered.content == unknown.content


def test_a_tampered_link_is_never_looked_up(guests):
    with CaptureQueriesContext(connection) as queries:
        assert Guest("/review/abc.def/").look().status_code == 404

    assert "reviews_invitation" not in str(queries.captured_queries)


@pytest.mark.parametrize(
    ("status", "words"), [(RoundStatus.SENT_BACK, "is being changed"), (RoundStatus.RELEASED, "review is closed")]
)
def test_a_link_ends_with_its_review(guests, status, words):
    guest = guests.opened()
    type(guests.round).objects.filter(pk=guests.round.pk).update(status=status)

    answer = guest.look()

    assert answer.status_code == 410
    assert words in answer.content.decode()
    assert guest.browser.get(f"{guest.link}page/").status_code == 410


def test_a_link_ends_when_it_expires(guests):
    guest = guests.opened()
    form = guest.complete()
    Invitation.objects.update(expires_at=timezone.now())

    assert guest.look().status_code == 410
    assert guest.send("decide", **form).status_code == 409
    assert guest.send("send").status_code == 410
    assert signed(guests) == []


def test_a_link_ends_when_it_is_taken_back(guests):
    guest = guests.opened()
    form = guest.complete()
    revoke(invitation=Invitation.objects.get(), by=guests.lead)

    assert guest.look().status_code == 410
    assert guest.send("decide", **form).status_code == 409
    assert signed(guests) == []


def test_a_link_ends_when_the_page_changes_and_works_for_no_other_words(guests):
    guest = guests.opened()
    form = guest.complete(private_note="What I took an hour to write.", **{"comment:reading.1": "And this too."})
    draft(guests.lesson, by=guests.editor, why_it_matters="<p>Other words for the teacher.</p>")

    answer = guest.send("decide", **form)

    words = answer.content.decode()
    assert answer.status_code == 409
    assert "The page has changed since you were invited" in words
    assert "What I took an hour to write." in words
    assert "And this too." in words
    assert not ReviewComment.objects.exists()
    assert signed(guests) == []
    assert guest.look().status_code == 410
    assert guest.browser.get(f"{guest.link}page/").status_code == 410


def taken_down(page):
    now = timezone.now()
    return Release.objects.create(
        page=page, number=1, kind="reviewed", decided_at=now, released_at=now, withdrawn_at=timezone.now()
    )


@pytest.mark.usefixtures("admin_templates")
def test_who_answers_for_safety_is_told_that_the_page_was_taken_down_since(guests, client):
    guest = guests.opened(code="clinical")
    form = guest.complete(private_note="What I took an hour to write.")
    taken_down(guests.lesson)

    answer = guest.send("decide", **form)

    words = answer.content.decode()
    assert answer.status_code == 409
    assert "The page was taken down after you were invited" in words
    assert "What I took an hour to write." in words
    assert guest.look().status_code == 410
    assert signed(guests) == []
    client.force_login(guests.lead)
    desk = client.get(reverse("review_round", args=[guests.round.pk])).content.decode()
    assert "The page was taken down since: say why and send a new link" in desk


def test_who_is_invited_after_a_take_down_decides(guests):
    taken_down(guests.lesson)
    guest = guests.opened(code="clinical")

    assert guest.look().status_code == 200


def test_who_does_not_answer_for_safety_goes_on_after_a_take_down(guests):
    guest = guests.opened()
    taken_down(guests.lesson)

    assert guest.look().status_code == 200


def test_a_link_ends_when_somebody_else_has_signed(guests):
    guest = guests.opened()
    sign(guests.round, "lived-experience")

    answer = guest.look()

    assert answer.status_code == 410
    assert "Somebody else has looked already" in answer.content.decode()


def test_a_decision_is_sent_once(guests):
    guest = guests.opened()
    form = guest.complete()
    cookies = {name: cookie.value for name, cookie in guest.browser.cookies.items()}
    guest.send("decide", **form)

    for name, value in cookies.items():
        guest.browser.cookies[name] = value
    again = guest.send("decide", **form)

    assert again.status_code == 409
    assert len(signed(guests)) == 1
    assert guest.look().status_code == 410
    assert guest.send("send").status_code == 410


def test_a_browser_is_known_for_its_own_invitation_only(guests):
    guest = guests.opened()
    form = guest.complete()
    guests.invite("clinical", email="other@clinic.example")
    other = Guest(guests.link())
    other.browser.cookies = guest.browser.cookies

    assert other.browser.get(f"{other.link}page/").status_code == 403
    assert other.send("decide", **form).status_code == 403
    assert signed(guests) == []


def test_a_secret_of_one_invitation_opens_no_other(guests):
    first = guests.invite()
    opening.send_code(first)
    secret = opening.give_code(first, guests.code())
    second = guests.invite("clinical", email="other@clinic.example")
    other = Guest(guests.link())
    forged = HttpResponse()
    opening.remember(forged, second, secret)
    other.browser.cookies.update(forged.cookies)

    assert other.browser.get(f"{other.link}page/").status_code == 403


def test_a_new_link_ends_the_one_before(guests):
    first = guests.opened()
    with guests.capture(execute=True):
        send_again(invitation=Invitation.objects.get(), by=guests.editor)

    assert first.look().status_code == 410
    assert Guest(guests.link()).look().status_code == 200
    assert Guest(guests.link()).link != first.link


def test_nobody_gets_a_new_link_after_the_decision(guests):
    guest = guests.opened()
    guest.decide()

    with pytest.raises(CannotInvite):
        send_again(invitation=Invitation.objects.get(), by=guests.editor)


def test_a_form_from_another_site_is_refused(guests):
    guest = guests.opened()
    form = guest.complete()

    answer = guest.browser.post(guest.link, {"do": "decide", **form}, headers={"sec-fetch-site": "cross-site"})

    assert answer.status_code == 403
    assert signed(guests) == []


def test_who_waited_too_long_loses_nothing_that_was_typed(guests):
    guest = guests.opened()
    form = guest.complete(private_note="An hour of work.", **{"comment:reading.1": "Two hours."})
    guest.browser.cookies.clear()

    asked = guest.send("decide", **form)
    assert asked.status_code == 403
    assert "An hour of work." in asked.content.decode()
    Invitation.objects.update(code_expires_at=timezone.now() - timedelta(hours=12))
    sent = guest.send("send", **form)
    back = guest.send("open", code=guests.code(), **form)

    assert "Two hours." in sent.content.decode()
    assert "An hour of work." in back.content.decode()
    assert "Nothing of it was sent" in back.content.decode()
    assert guest.send("decide", **form).status_code == 303


def test_no_log_has_the_link(guests, caplog, monkeypatch):
    guests.invite()
    link = guests.link()
    token = link.split("/")[2]
    Invitation.objects.update(revoked_at=timezone.now())
    guest = Guest(link, raise_request_exception=False)

    with caplog.at_level(logging.DEBUG):
        assert guest.look().status_code == 410
        assert guest.browser.put(link).status_code == 405
        assert guest.browser.get(f"{link}none/").status_code == 404
        Invitation.objects.update(content_hash="")
        monkeypatch.setattr("reviews.invitations.views.state_now", None)
        assert guest.look().status_code == 500

    assert token not in caplog.text
    assert "/review/" in caplog.text


def test_the_seat_of_a_decision_is_that_of_the_invitation(guests):
    guest = guests.opened()
    guest.decide(seat="clinical", assignment=str(seat(guests.round, "clinical").pk))

    assert signed(guests)[0].seat.code == "lived-experience"
    assert seat(guests.round, "clinical").status == SeatStatus.WAITING
