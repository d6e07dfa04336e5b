"""The way of somebody without an account, from the mail to thanks."""

from reviews.models import Invitation, Letter, ReviewComment, SeatStatus
from tests.reviews.makers import seat

from .guests import Guest, signed


def test_a_guest_reads_comments_and_signs(guests):
    guest = guests.opened()

    answer = guest.decide(**{"comment:reading.1": "Say “walks home” here.", "private_note": "Calm and clear."})

    assert answer.status_code == 303
    assert answer.url == "/review/thank-you/signed/"
    (sign_off,) = signed(guests)
    assert (sign_off.decision, sign_off.role_title, sign_off.identity.name) == (
        "approve",
        "Youth worker",
        "Gale Guest",
    )
    assert seat(guests.round, "lived-experience").status == SeatStatus.SIGNED
    comment = ReviewComment.objects.get()
    assert (comment.place, comment.words) == ("reading.1", "Say “walks home” here.")
    assert comment.place_name == "Reading, paragraph 1"


def test_the_first_page_says_for_what_and_how_long_and_shows_nothing_of_the_page(guests):
    guests.invite()

    answer = Guest(guests.link()).look()

    words = answer.content.decode()
    assert answer.status_code == 200
    assert "Lived experience and youth" in words
    assert guests.lesson.title in words
    assert "Rae is made up" not in words
    assert "Gale" not in words
    assert "guest@clinic.example" not in words


def test_the_letter_has_the_link_and_keeps_it_nowhere(guests):
    invitation = guests.invite()

    (letter,) = guests.to_guests()
    assert letter.to == ["guest@clinic.example"]
    assert guests.lesson.title not in letter.subject
    link = guests.link()
    token = link.split("/")[2]
    assert guests.lesson.slug not in link
    invitation.refresh_from_db()
    assert token not in str(vars(invitation))
    assert not any(token in f"{kept.text}{kept.html}" for kept in Letter.objects.all())


def test_a_code_is_kept_as_a_digest_only(guests):
    guests.invite()
    Guest(guests.link()).send("send")

    assert guests.code() not in str(vars(Invitation.objects.get()).values())


def test_looking_at_a_link_uses_nothing_up(guests):
    guests.invite()
    guest = Guest(guests.link())
    before = Invitation.objects.values().get()

    assert [guest.browser.head(guest.link).status_code for _ in range(20)] == [200] * 20
    assert guest.look().status_code == 200

    assert Invitation.objects.values().get() == before
    assert len(guests.to_guests()) == 1
    assert not guest.browser.cookies


def test_only_a_cookie_of_its_own_is_set_for_this_part_of_the_site(guests):
    guests.invite()
    guest = Guest(guests.link())
    guest.send("send")
    answer = guest.send("open", code=guests.code())

    (name,) = answer.cookies
    cookie = answer.cookies[name]
    assert name.startswith("reviewing-")
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/review/", True, "Lax")
    guest.look()
    guest.decide()
    assert {each for each in guest.browser.cookies if not each.startswith("reviewing-")} == set()


def test_the_cookie_is_for_encrypted_lines_where_the_site_is(guests, settings):
    settings.SESSION_COOKIE_SECURE = True
    guests.invite()
    guest = Guest(guests.link())
    guest.send("send")
    answer = guest.send("open", code=guests.code())

    assert all(cookie["secure"] for cookie in answer.cookies.values())


def test_every_answer_is_private_and_unlisted(guests):
    guest = guests.opened()
    answers = [guest.look(), guest.browser.get(f"{guest.link}page/"), Guest("/review/x/").look()]

    for answer in answers:
        assert answer["Cache-Control"] == "no-store"
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert "unsafe" not in answer["Content-Security-Policy"]
        assert "Cookie" not in answer.get("Vary", "")


def test_a_guest_sees_the_page_as_its_readers_see_it_and_no_findings(guests):
    guest = guests.opened()

    student = guest.browser.get(f"{guest.link}page/").content.decode()
    family = guest.browser.get(f"{guest.link}page/?as=family").content.decode()
    teacher = guest.browser.get(f"{guest.link}page/?as=teach")
    desk = guest.look().content.decode()

    assert "Rae is made up" in student
    assert "family taught" in family
    assert teacher.status_code == 404
    assert "UNRESOLVED" not in student + family + desk
    assert "data-noticed" not in student
    assert "Read the cards aloud" not in student + desk


def test_a_guest_comes_back_to_comments_that_were_kept(guests):
    guest = guests.opened()

    kept = guest.send("keep", **{"comment:ending": "Lovely."})

    assert kept.status_code == 200
    assert "Your comments are kept" in kept.content.decode()
    assert "Lovely." in guest.look().content.decode()
    assert signed(guests) == []
    guest.send("keep", **{"comment:ending": ""})
    assert not ReviewComment.objects.exists()


def test_a_guest_who_asks_for_changes_is_thanked_and_the_seat_waits(guests):
    guest = guests.opened()

    answer = guest.decide(decision="request_changes", reasons=["unkind"], private_note="Please say it kindly.")

    assert answer.url == "/review/thank-you/sent_back/"
    assert signed(guests)[0].reasons == ["unkind"]
    assert seat(guests.round, "lived-experience").status == SeatStatus.SENT_BACK


def test_thanks_say_what_happens_next_and_where_help_is(guests):
    for outcome in ("signed", "to_be_checked", "sent_back", "outside"):
        answer = Guest(f"/review/thank-you/{outcome}/").look()
        assert answer.status_code == 200
        assert "help-panel" in answer.content.decode()
    assert Guest("/review/thank-you/nothing/").look().status_code == 404
