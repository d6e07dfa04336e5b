"""Letters: written once, inside what they are about, in their reader's language, and without a word of the page."""

import socket
from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from wagtail.users.models import UserProfile

from reviews.letters import send_letters, tell_handed_over, tell_seats_asked, unsent_letters, write_letter
from reviews.letters.sending import PAUSES, TRIES, try_again
from reviews.models import Letter

from ...factories import UserFactory
from ..makers import draft_module, person, submit
from .waiting import THURSDAY, Waiting, after_commit, day_comes

pytestmark = pytest.mark.django_db

WORDS = {"name": "M4.3", "seat": "Clinical review", "address": "https://school.example/admin/"}


def letter(key="about:1", user=None, **changes):
    return write_letter(key=key, template="sent_back", context=WORDS, user=user or UserFactory(), **changes)


@pytest.fixture
def no_mail_server(settings):
    """A real server's address at which nothing listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = taken.getsockname()[1]
    settings.EMAIL_HOST, settings.EMAIL_BACKEND = "127.0.0.1", "django.core.mail.backends.smtp.EmailBackend"
    return settings


def test_a_letter_goes_out_when_its_transaction_is_kept_and_not_before():
    with after_commit():
        letter(user=UserFactory(email="ana@school.example", first_name="Ana"))
        assert mail.outbox == []

    (sent,) = mail.outbox
    assert sent.to == ["ana@school.example"]
    assert sent.subject == "M4.3: changes are asked for"
    assert sent.body.startswith("Hello Ana,")
    assert sent.extra_headers == {"Auto-Submitted": "auto-generated"}
    ((html, kind),) = sent.alternatives
    assert kind == "text/html"
    assert '<a href="https://school.example/admin/"' in html
    assert Letter.objects.get().sent_at


def test_a_letter_of_a_transaction_that_failed_is_never_sent():
    with after_commit(), transaction.atomic():
        letter()
        transaction.set_rollback(True)

    assert (mail.outbox, Letter.objects.count()) == ([], 0)


def test_a_letter_is_written_once():
    reader = UserFactory()

    with after_commit():
        first = letter(user=reader)
        assert letter(user=reader) == first

    assert len(mail.outbox) == 1


def test_all_letters_of_a_transaction_go_over_one_connection(django_assert_max_num_queries):
    with after_commit() as callbacks:
        for number in range(20):
            letter(key=f"about:{number}")
        with django_assert_max_num_queries(0):
            assert mail.outbox == []

    assert len(mail.outbox) == len(callbacks) == 20


def test_a_letter_speaks_its_readers_language():
    reader = UserFactory()
    UserProfile.objects.create(user=reader, preferred_language="fr")
    seat = Waiting().seat(reviewer=reader, due=THURSDAY)
    reader.groups.add(seat.seat.group)

    tell_seats_asked(seat.round)

    written = Letter.objects.get()
    assert "14 mars 2030" in written.subject
    assert '<html lang="fr">' in written.html


def test_no_letter_holds_a_variable_that_nobody_filled_in_or_the_markup_of_a_text():
    asked = Waiting().seat(reviewer=None)
    reader = person("clinical", first_name="D'Arcy & <b>")
    tell_seats_asked(asked.round)
    tell_handed_over(asked, to=reader, by=UserFactory(first_name="Lee"))

    for written in Letter.objects.all():
        assert "UNRESOLVED" not in written.subject + written.text + written.html
        assert "Hello D'Arcy & <b>," in written.text
        assert "D&#x27;Arcy &amp; &lt;b&gt;" in written.html


def test_a_sensitive_page_stands_in_a_letter_by_its_code_alone():
    waiting = Waiting()
    person("clinical")
    page = waiting.site.lesson(title="When a friend talks of suicide", code="T9.4")

    tell_seats_asked(waiting.seat(page=page, is_sensitive=True).round)

    written = Letter.objects.get()
    assert written.subject == "Please review T9.4 by 14 March 2030"
    for words in (written.subject, written.text, written.html):
        assert "suicide" not in words


def test_other_pages_are_called_by_code_and_title():
    waiting = Waiting()
    person("clinical")

    tell_seats_asked(waiting.seat(page=waiting.site.lesson(title="Sleep well", code="T9.4")).round)

    assert Letter.objects.get().subject == "Please review T9.4 Sleep well by 14 March 2030"


def test_the_note_for_reviewers_stays_at_the_desk():
    person_of = Waiting()
    person("clinical")

    tell_seats_asked(person_of.seat(note="Sam in 9B told us what happened.").round)

    assert "9B" not in Letter.objects.get().text


def test_submitting_asks_the_seats_of_the_first_stage_alone():
    waiting = Waiting()
    readers = {person(code).email for code in ("education", "clinical")}
    person("final")
    module, lesson = draft_module(waiting.site)
    assert module

    with after_commit():
        round = submit(lesson)

    told = [letter.to[0] for letter in mail.outbox if letter.subject.startswith("Please review")]
    assert readers <= set(told)
    assert (
        Letter.objects.filter(key__startswith="asked:").count() == round.assignments.exclude(seat__code="final").count()
    )
    tell_seats_asked(round)
    assert len(mail.outbox) == len(told)


def test_a_handover_is_told_once_and_again_when_the_seat_comes_back():
    seat = Waiting().seat()
    ana, ben = person("clinical"), person("clinical")

    told = [
        [letter.address for letter in tell_handed_over(seat, to=to, by=by)]
        for to, by in ((ana, ben), (ana, ben), (ben, ana), (ana, ben), (ana, ana))
    ]

    assert told == [[ana.email], [], [ben.email], [ana.email], []]


def test_a_letter_that_fails_says_why_and_stops_nobody(no_mail_server):
    with after_commit():
        letter()

    (failed,) = unsent_letters()
    assert failed.tries == 1
    assert failed.problem == "The mail server can't be reached: nothing answers at the address in EMAIL_URL."


def test_a_letter_is_tried_five_times_with_longer_and_longer_pauses(no_mail_server):
    letter()
    now = timezone.now()
    send_letters(now=now)

    for pause in PAUSES:
        assert send_letters(now=now + pause - timedelta(seconds=1)).failed == 0
        now += pause
        assert send_letters(now=now).failed == 1

    assert Letter.objects.get().tries == TRIES
    assert send_letters(now=now + timedelta(days=30)).failed == 0


def test_a_letter_goes_out_when_the_server_is_back(no_mail_server):
    letter()
    now = timezone.now()
    assert send_letters(now=now).failed == 1

    no_mail_server.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    assert send_letters(now=now + timedelta(minutes=5)).sent == 0
    assert send_letters(now=now + timedelta(minutes=11)).sent == 1
    assert Letter.objects.get().problem == ""
    assert list(unsent_letters()) == []


def test_a_letter_that_was_given_up_can_be_tried_again(no_mail_server):
    given_up = letter()
    Letter.objects.update(tries=TRIES, tried_at=timezone.now())

    assert try_again(given_up) is False
    no_mail_server.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert try_again(given_up) is True
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("works", [True, False])
def test_words_that_let_somebody_in_are_forgotten(works, no_mail_server):
    letter(address="guest@clinic.example", user=None, is_secret=True)
    if works:
        no_mail_server.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    else:
        Letter.objects.update(tries=TRIES - 1, tried_at=timezone.now() - timedelta(days=2))

    send_letters()

    kept = Letter.objects.get()
    assert (kept.text, kept.html, bool(kept.sent_at)) == ("", "", works)


def test_one_address_that_is_refused_keeps_no_other_letter(settings):
    settings.EMAIL_BACKEND = "tests.reviews.time.refusing_server.EmailBackend"
    letter("about:1", UserFactory(email="gone@school.example"))
    letter("about:2", UserFactory(email="here@school.example"))

    outcome = send_letters()

    assert (outcome.sent, outcome.failed) == (1, 1)
    assert unsent_letters().get().problem == "The mail server refused the reader's address. Is it spelt right?"


def test_a_line_break_in_a_title_makes_no_header():
    waiting = Waiting()
    person("clinical")
    page = waiting.site.lesson(title="Sleep\nBcc: everybody@school.example", code="T9.4")

    tell_seats_asked(waiting.seat(page=page).round)

    assert "\n" not in Letter.objects.get().subject


def test_a_day_without_anything_to_say_sends_nothing():
    Waiting()

    assert day_comes(THURSDAY) == []
