"""Words that stand in no page are tried at the desk: nothing is kept, and nothing typed is lost."""

import logging

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Page, Revision

from home.site_tree import plant_site_tree
from reviews.models import NoticedFinding
from reviews.try_words import LARGEST, LONGEST

from ..factories import AgeBandFactory, SensitiveTopicFactory, SourceFactory
from .makers import install_reviews, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("admin_templates")]

EVERYBODY = ["student", "teacher", "family"]


@pytest.fixture
def desk(client):
    install_reviews(plant_site_tree())
    client.force_login(person("Editors"))
    return client


def tried(desk, text="", **fields):
    return desk.post(reverse("try_words"), {"text": text, "audiences": EVERYBODY} | fields)


def rules(response):
    return [card.finding.rule for card in response.context["cards"]]


def test_a_finding_is_shown_in_its_sentence_with_why_what_to_say_instead_and_its_source(desk):
    SourceFactory(code="S43", what="How to speak of suicide")

    response = tried(desk, "A calm start. He committed suicide. A calm end.")
    page = response.content.decode()

    assert response.status_code == 200
    assert 'He <mark class="finding__words">committed suicide</mark>.' in page
    assert "SUI-01" in rules(response)
    card = response.context["cards"][0].finding
    assert card.why in page.replace("&#x27;", "'")
    assert card.suggest in page.replace("&#x27;", "'")


def test_the_heaviest_findings_come_first(desk):
    response = tried(desk, "Just snap out of it.\n\nHe committed suicide.")

    severities = [card.finding.severity for card in response.context["cards"]]
    assert severities[0] == "block"
    assert severities == sorted(severities, key=["block", "warn", "advise", "note"].index)


def test_words_without_a_finding_are_said_to_have_none(desk):
    response = tried(desk, "Rae went for a walk with a friend.")

    assert rules(response) == []
    assert "Nothing was noticed" in response.content.decode()


def test_the_reading_level_is_measured_against_the_band(desk):
    AgeBandFactory(code="B1")
    long = "Rae and her friend went along the river and then over the hill and then back home and then they ate. "

    response = tried(desk, long * 6, age_band="B1")

    student = response.context["readings"][0]
    assert student.readers == "Students"
    assert student.reading.profile.name == "B1"
    assert student.sentences[0].words > student.sentences[0].limit
    assert "Rae and her friend" in response.content.decode().split("worst first")[1]


def test_only_the_chosen_readers_are_thought_of(desk):
    response = tried(desk, "He is fine. " * 30, audiences=["teacher"])

    assert [card.readers for card in response.context["readings"]] == ["Teachers"]


def test_a_markdown_file_is_read(desk):
    file = SimpleUploadedFile("lesson.md", b"# A lesson\n\n- He committed suicide.\n")

    assert "SUI-01" in rules(tried(desk, file=file))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("lesson.pdf", b"%PDF-1.7", "PDF"),
        ("lesson.docx", b"not a Word file", "Word"),
        ("lesson.txt", b"\xff\xfe\x00\xd8\x00", ""),
        ("lesson.txt", b"   ", "no words"),
        ("lesson.exe", b"MZ", "can be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_at_its_field_in_words(desk, name, content, words):
    response = tried(desk, file=SimpleUploadedFile(name, content))

    assert response.status_code == 400
    assert words in response.context["form"].errors["file"][0]


def test_a_file_that_is_too_large_is_refused(desk):
    response = tried(desk, file=SimpleUploadedFile("lesson.txt", b"a " * LARGEST))

    assert response.status_code == 400
    assert "two megabytes" in response.context["form"].errors["file"][0]


def test_words_that_are_too_long_are_refused_and_still_stand_there(desk):
    text = "A calm sentence. " * (LONGEST // 10)

    response = tried(desk, text, audiences=["family"])
    form = response.context["form"]

    assert response.status_code == 400
    assert f"{LONGEST:,}" in form.errors["text"][0]
    assert text.strip() in response.content.decode()
    assert form["audiences"].value() == ["family"]


def test_nothing_at_all_is_refused(desk):
    response = tried(desk, "  \n ")

    assert response.status_code == 400
    assert "nothing to check" in response.context["form"].errors["text"][0]


def test_words_and_a_file_at_once_are_refused(desk):
    response = tried(desk, "Some words.", file=SimpleUploadedFile("lesson.txt", b"Other words."))

    assert response.status_code == 400
    assert "Some words." in response.content.decode()


@pytest.mark.parametrize("field", ["age_band", "topics", "audiences"])
def test_a_choice_that_does_not_exist_is_refused(desk, field):
    response = tried(desk, "Some words.", **{field: "nothing-like-it"})

    assert response.status_code == 400
    assert response.context["form"].errors[field]


def test_a_null_byte_is_refused_and_breaks_nothing(desk):
    assert tried(desk, "Some\0words").status_code == 400


def test_what_was_tried_is_marked_up_as_text(desk):
    page = tried(desk, "<script>alert(1)</script> He committed suicide.").content.decode()

    assert "<script>alert(1)" not in page


def test_topics_wake_the_rules_that_sleep_without_them(desk):
    topic = SensitiveTopicFactory(slug="suicide")

    response = tried(desk, "Some words.", topics=[topic.slug])

    assert list(response.context["form"].cleaned_data["topics"]) == [topic]
    assert response.status_code == 200


def test_nothing_is_kept_and_nothing_is_logged(desk, caplog, mailoutbox):
    before = (Page.objects.count(), Revision.objects.count(), NoticedFinding.objects.count())

    with caplog.at_level(logging.DEBUG):
        response = tried(desk, "He committed suicide in a sentence of its own.")

    assert "no-store" in response["Cache-Control"]
    assert (Page.objects.count(), Revision.objects.count(), NoticedFinding.objects.count()) == before
    assert [record for record in caplog.records if "own" in record.getMessage()] == []
    assert mailoutbox == []


def test_only_people_at_the_desk_try_words(client):
    assert client.get(reverse("try_words")).status_code == 302
    assert client.post(reverse("try_words"), {"text": "Words"}).status_code == 302


def test_the_form_is_protected_against_forgery(desk):
    desk.handler.enforce_csrf_checks = True

    assert tried(desk, "Some words.").status_code == 403


def test_the_page_stands_in_the_menu(desk):
    assert reverse("try_words") in desk.get(reverse("wagtailadmin_home")).content.decode()
