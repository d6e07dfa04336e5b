"""The form that asks why a finding may stay: a page of its own, and what the dialogue beside the editor is given."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from reviews.models import AcceptedFinding

from ..makers import person
from .keeping import REASON, WARNED, Keeping, without_exception

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin_templates")]

SAID = {"category": "quoted", "reason": REASON}
DIALOGUE = {"X-Requested-With": "XMLHttpRequest"}


@pytest.fixture
def keeping():
    return Keeping()


@pytest.fixture
def desk(client, keeping):
    client.force_login(keeping.editor)
    return client


def address(keeping, mark=None, page=None):
    mark = mark or keeping.mark()
    return reverse("keep_finding", args=[(page or keeping.lesson).pk, mark["rule"], mark["words_hash"]])


def words_on(answer):
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text().split())


def test_it_shows_the_sentence_and_who_decides(desk, keeping):
    answer = desk.get(address(keeping))

    assert answer.status_code == 200
    assert WARNED in words_on(answer)
    assert "Who decides: Clinical" in words_on(answer)
    assert "no-store" in answer.headers["Cache-Control"]


def test_what_was_said_is_kept_and_leads_back_to_the_checks(desk, keeping):
    answer = desk.post(address(keeping), SAID)

    assert answer.status_code == 302
    assert answer.url == reverse("page_checks", args=[keeping.lesson.pk])
    assert AcceptedFinding.objects.get().reason == REASON
    assert "waits for a reviewer" in words_on(desk.get(answer.url))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"reason": "a" * 19}, "at least 20 letters: these are 19"),
        ({"reason": ""}, "Say why it may stay"),
        ({"reason": "a" * 601}, "600 letters or fewer"),
        ({"category": "because"}, "Choose why it may stay"),
        ({"category": ""}, "Choose why it may stay"),
        ({"reason": "a" + " " * 30 + "b"}, "at least 20 letters"),
    ],
)
def test_what_won_t_do_is_said_and_nothing_typed_is_lost(desk, keeping, changed, said):
    answer = desk.post(address(keeping), SAID | changed)

    form = BeautifulSoup(answer.content, "html.parser").select_one("form.keeping__form")
    assert answer.status_code == 400
    assert said in words_on(answer)
    assert form.textarea.text.strip() == (SAID | changed)["reason"].strip()
    assert not AcceptedFinding.objects.exists()


def test_words_that_changed_meanwhile_are_said_and_the_reason_stays(desk, keeping):
    there = address(keeping)
    keeping.write("It was a very crazy day.")

    answer = desk.post(there, SAID)

    assert answer.status_code == 409
    assert "have changed since" in words_on(answer)
    assert REASON in words_on(answer)
    assert desk.get(there).status_code == 404


def test_a_rule_without_exception_offers_no_form(desk, keeping):
    keeping.write(without_exception())
    checks = BeautifulSoup(desk.get(reverse("page_checks", args=[keeping.lesson.pk])).content, "html.parser")

    assert not checks.select("[data-keep-finding]")


def test_the_dialogue_gets_the_form_alone_and_an_empty_answer_at_the_end(desk, keeping):
    assert "<html" not in desk.get(address(keeping), headers=DIALOGUE).content.decode()
    assert desk.post(address(keeping), SAID | {"reason": ""}, headers=DIALOGUE).status_code == 400
    assert desk.post(address(keeping), SAID, headers=DIALOGUE).status_code == 204


def test_pressing_twice_keeps_it_once(desk, keeping):
    assert [desk.post(address(keeping), SAID).status_code for _ in range(2)] == [302, 302]

    assert AcceptedFinding.objects.count() == 1


def test_what_waits_can_be_taken_back_and_its_reason_mended(desk, keeping):
    keeping.keep()

    shown = BeautifulSoup(desk.get(address(keeping)).content, "html.parser")
    assert shown.textarea.text.strip() == REASON
    assert shown.select_one("button[name=take_back]")

    assert desk.post(address(keeping), {"take_back": "yes"}).status_code == 302
    assert not AcceptedFinding.objects.exists()


def test_what_is_accepted_shows_no_form(desk, keeping):
    keeping.keep()
    AcceptedFinding.objects.update(is_accepted=True)

    assert desk.get(address(keeping)).status_code == 403
    assert desk.post(address(keeping), SAID).status_code == 409
    assert desk.post(address(keeping), {"take_back": "yes"}).status_code == 409


@pytest.mark.parametrize("who", ["clinical", "education"])
def test_who_may_not_edit_the_page_is_not_let_in(client, keeping, who):
    client.force_login(person(who))

    answers = [client.get(address(keeping)), client.post(address(keeping), SAID)]

    assert {answer.status_code for answer in answers} <= {302, 403}
    assert not AcceptedFinding.objects.exists()


def test_nobody_is_let_in_without_signing_in(client, keeping):
    assert client.post(address(keeping), SAID).status_code == 302
    assert not AcceptedFinding.objects.exists()


def test_a_page_that_is_not_there_is_not_found(desk, keeping):
    mark = keeping.mark()

    assert desk.get(reverse("keep_finding", args=[999_999, mark["rule"], mark["words_hash"]])).status_code == 404
