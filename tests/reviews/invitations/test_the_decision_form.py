"""What a guest fills in: asked for plainly, refused plainly, and never lost."""

import pytest
from bs4 import BeautifulSoup

from reviews.models import SignOff
from reviews.young_people import PANEL_LINES, gives_away

from .guests import signed


def test_what_is_missing_is_named_and_what_was_typed_stays(guests):
    guest = guests.opened()
    form = guest.complete(
        decision="approve", line2="", line3="no", public_note="Good work.", **{"comment:ending": "Warm."}
    )

    answer = guest.send("decide", **form)

    soup = BeautifulSoup(answer.content, "html.parser")
    problems = soup.find(id="problems")
    assert answer.status_code == 400
    assert "Line 3 of the checklist is still open." in problems.get_text()
    assert "why line 4 is not met" in problems.get_text()
    assert all(soup.find(id=link["href"][1:]) for link in problems.find_all("a"))
    assert soup.find("textarea", {"name": "public_note"}).get_text().strip() == "Good work."
    assert soup.find("textarea", {"name": "comment:ending"}).get_text().strip() == "Warm."
    assert soup.find("input", {"name": "line0", "value": "yes"}).has_attr("checked")
    assert signed(guests) == []


@pytest.mark.parametrize("missing", ["decision", "interest", "role_title"])
def test_some_answers_are_needed_for_every_decision(guests, missing):
    guest = guests.opened()

    answer = guest.decide(**{missing: ""})

    assert answer.status_code == 400
    assert BeautifulSoup(answer.content, "html.parser").find("a", href=f"#id_{missing}_field")


def test_who_has_an_interest_says_which(guests):
    guest = guests.opened()

    assert guest.decide(interest="some").status_code == 400
    guest.decide(interest="some", conflict_of_interest="My brother drew the pictures.")

    assert SignOff.objects.get().conflict_of_interest == "My brother drew the pictures."


def test_what_the_review_itself_refuses_is_told_in_the_form(guests):
    guest = guests.opened()

    answer = guest.decide(decision="request_changes", reasons=["unkind"])

    assert answer.status_code == 409
    assert "Tell the editors what should change." in answer.content.decode()
    assert signed(guests) == []


def test_a_comment_that_is_too_long_is_refused_at_its_box(guests):
    guest = guests.opened()

    answer = guest.send("keep", **{"comment:ending": "a" * 2001})

    assert answer.status_code == 400
    assert "2,001" in answer.content.decode()


def test_a_registration_is_asked_for_only_where_it_counts(guests):
    young = guests.opened()
    clinical = guests.opened(code="clinical", email="other@clinic.example")

    assert "registration_number" not in young.look().content.decode()
    assert "registration_number" in clinical.look().content.decode()


def test_nobody_of_a_panel_is_asked_to_be_named_and_a_clinician_is(guests):
    coordinator = guests.opened()
    clinician = guests.opened(code="clinical", email="clinician@clinic.example")

    assert "name_is_public" not in coordinator.look().content.decode()
    assert "name_is_public" in clinician.look().content.decode()
    coordinator.decide(name_is_public="on")

    assert not SignOff.objects.get().identity.name_is_public


def test_a_coordinator_says_how_the_panel_was_looked_after(guests):
    guest = guests.opened()
    assert all(line in guest.look().content.decode() for line in PANEL_LINES)

    guest.decide()

    sign_off = SignOff.objects.get()
    assert sign_off.for_young_people
    assert {"line": PANEL_LINES[0], "answer": "yes", "note": ""} in sign_off.checklist


@pytest.mark.parametrize(
    "changes",
    [
        {"private_note": "Sam (sam@school.example) liked it."},
        {"public_note": "A girl aged 14 cried."},
        {"comment:ending": "Our 13-year-old member found it kind."},
        {"line0_note": "She is 12 years old."},
    ],
)
def test_nothing_that_could_say_who_a_young_person_is_is_taken(guests, changes):
    guest = guests.opened()

    answer = guest.decide(**changes)

    assert answer.status_code == 400
    assert "Take out the" in answer.content.decode()
    assert signed(guests) == []
    assert guest.send("keep", **{"comment:ending": "He is 15 years old."}).status_code == 400


@pytest.mark.parametrize(
    "text", ["Too hard for 11-year-olds.", "For ages 11 to 14.", "Aged 11 to 14 is right.", "The panel liked page 12."]
)
def test_groups_of_readers_may_be_named(text):
    assert gives_away(text) == ""


def test_a_seat_comments_on_what_it_covers(guests):
    guest = guests.opened()
    words = guest.look().content.decode()

    assert 'name="comment:reading.1"' in words
    assert 'name="comment:family_try"' in words
    assert 'name="comment:tutor_note"' not in words
    assert 'name="comment:slug"' not in words
