"""One-time codes: short-lived, for one link, and nothing that anybody could guess."""

from datetime import timedelta

import pytest
from django.core import mail

from reviews.invitations import limits
from reviews.invitations.opening import MOST_CODES, MOST_TRIES
from reviews.models import Invitation

from .guests import Guest


@pytest.fixture
def guest(guests):
    guests.invite()
    guest = Guest(guests.link())
    guest.send("send")
    return guest


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def later(**ago) -> None:
    """As if the last code had been sent that long ago."""
    invitation = Invitation.objects.get()
    Invitation.objects.update(code_expires_at=invitation.code_expires_at - timedelta(**ago))


def test_a_code_goes_to_the_invited_address_and_names_no_page(guests, guest):
    letter = mail.outbox[-1]

    assert letter.to == ["guest@clinic.example"]
    assert guests.code() not in letter.subject
    assert guests.lesson.title not in str(letter.message())
    assert guests.link().split("/")[2] not in str(letter.body)


def test_a_wrong_code_opens_nothing(guests, guest):
    answer = guest.send("open", code=wrong(guests.code()))

    assert answer.status_code == 400
    assert not guest.browser.cookies
    assert "not the code" in answer.content.decode()


def test_a_code_may_be_typed_with_spaces(guests, guest):
    code = guests.code()

    assert guest.send("open", code=f" {code[:3]} {code[3:]} ").status_code == 302


def test_after_five_tries_even_the_right_code_is_refused(guests, guest):
    code = guests.code()
    statuses = [guest.send("open", code=wrong(code)).status_code for _ in range(MOST_TRIES)]

    right = guest.send("open", code=code)

    assert statuses == [400] * MOST_TRIES
    assert right.status_code == 429
    assert not guest.browser.cookies
    assert Invitation.objects.get().session_digest == ""


def test_a_code_is_good_for_a_quarter_of_an_hour(guests, guest):
    later(minutes=15)

    answer = guest.send("open", code=guests.code())

    assert answer.status_code == 400
    assert "too old" in answer.content.decode()


def test_a_code_works_once(guests, guest):
    code = guests.code()
    guest.send("open", code=code)

    second = Guest(guest.link)

    assert second.send("open", code=code).status_code == 400
    assert not second.browser.cookies


def test_a_new_code_ends_the_one_before(guests, guest):
    first = guests.code()
    later(minutes=2)
    guest.send("send")

    assert guest.send("open", code=first).status_code == 400
    assert guest.send("open", code=guests.code()).status_code == 302


def test_nobody_is_flooded_with_codes(guests, guest):
    at_once = guest.send("send")
    for _ in range(MOST_CODES + 2):
        later(minutes=2)
        last = guest.send("send")

    assert at_once.status_code == 429
    assert last.status_code == 429
    # The invitation itself is one of them.
    assert len(guests.to_guests()) == 1 + MOST_CODES


def test_a_code_of_another_invitation_is_a_wrong_one(guests, guest):
    code = guests.code()
    guests.invite("clinical", email="other@clinic.example")
    other = Guest(guests.link())
    other.send("send")

    assert other.send("open", code=code).status_code == 400


def test_who_guesses_at_many_links_is_stopped(guests, guest, monkeypatch):
    monkeypatch.setattr(limits, "WRONG_CODES", 3)
    code = guests.code()
    for _ in range(3):
        guest.send("open", code=wrong(code))

    stopped = guest.send("open", code=code)
    elsewhere = guest.browser.post(guest.link, {"do": "open", "code": code}, REMOTE_ADDR="203.0.113.9")

    assert stopped.status_code == 429
    assert stopped["Retry-After"] == "3600"
    assert elsewhere.status_code == 302


def test_who_tries_many_links_is_stopped(guests):
    statuses = [Guest(f"/review/try-{number}/").look().status_code for number in range(limits.UNKNOWN_LINKS + 1)]

    assert statuses == [404] * limits.UNKNOWN_LINKS + [429]


def test_the_first_page_is_not_asked_for_without_end(guests, guest, monkeypatch):
    monkeypatch.setattr(limits, "OPENINGS", 3)
    statuses = [Guest(guest.link).look().status_code for _ in range(4)]

    assert statuses == [200, 200, 200, 429]


def test_behind_a_web_server_of_ours_the_sender_is_whom_it_names(guests, guest, monkeypatch, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    monkeypatch.setattr(limits, "UNKNOWN_LINKS", 1)
    browser = guest.browser

    def ask(sender: str) -> int:
        return browser.get("/review/none/", headers={"x-forwarded-for": f"198.51.100.1, {sender}"}).status_code

    assert [ask("203.0.113.1"), ask("203.0.113.1"), ask("203.0.113.2")] == [404, 429, 404]


def test_a_mail_that_fails_is_told_at_once_and_not_counted(guests, settings):
    guests.invite()
    guest = Guest(guests.link())
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1

    answer = guest.send("send")

    assert answer.status_code == 503
    assert "could not be sent" in answer.content.decode()
    assert Invitation.objects.get().codes_sent == 0


def test_without_a_code_a_code_is_asked_for_first(guests):
    guests.invite()
    answer = Guest(guests.link()).send("open", code="123456")

    assert answer.status_code == 400
    assert "Ask for a code first" in answer.content.decode()
