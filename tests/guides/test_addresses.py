"""Guides by code: what answers, how it is named and kept, and what does not answer."""

import pytest
from wagtail.models import PageViewRestriction

from lessons.models import LessonPage

KINDS = ("teacher-guide", "handouts", "family")


@pytest.fixture
def lesson(site):
    return site.lesson(code="X1.1")


@pytest.mark.parametrize("kind", KINDS)
def test_a_lesson_comes_as_a_pdf_named_after_its_code(lesson, client, kind):
    response = client.get(f"/guides/X1.1/{kind}.pdf")

    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == f'inline; filename="X1.1-{kind}-a4.pdf"'
    assert b"".join(response.streaming_content).startswith(b"%PDF-1.7")


def test_paper_is_a4_unless_letter_is_asked_for(lesson, fetch, client):
    assert fetch("/guides/X1.1/family.pdf").size == (210, 297)
    assert fetch("/guides/X1.1/family.pdf?paper=a4").size == (210, 297)
    assert fetch("/guides/X1.1/family.pdf?paper=letter").size == (216, 279)
    assert "X1.1-family-letter.pdf" in client.get("/guides/X1.1/family.pdf?paper=letter").headers["Content-Disposition"]


@pytest.mark.parametrize("paper", ["a3", "", "A4", "letter%00", "<script>", "../a4"])
def test_an_unknown_paper_is_a_clear_message(lesson, client, paper):
    response = client.get("/guides/X1.1/family.pdf", {"paper": paper})

    assert response.status_code == 400
    assert "We don&#x27;t know that paper" in response.text or "We don't know that paper" in response.text
    assert "<script>" not in response.text


@pytest.mark.parametrize("code", ["X9.9", "x1.1", "X1", "..", "X1.1 ", "%D9%A1"])
@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_code_is_not_found(lesson, client, code, kind):
    response = client.get(f"/guides/{code}/{kind}.pdf")

    assert response.status_code == 404
    assert "We can" in response.text


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_is_not_found(site, client, kind):
    site.lesson(code="X1.1", live=False)

    assert client.get(f"/guides/X1.1/{kind}.pdf").status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_a_lesson_below_a_module_that_is_not_public_is_not_found(lesson, site, client, kind):
    site.module.unpublish()

    assert LessonPage.objects.get(code="X1.1").live
    assert client.get(f"/guides/X1.1/{kind}.pdf").status_code == 404


def test_a_lesson_for_some_eyes_only_is_not_found(lesson, client):
    PageViewRestriction.objects.create(page=lesson, restriction_type=PageViewRestriction.LOGIN)

    assert client.get("/guides/X1.1/teacher-guide.pdf").status_code == 404


def test_the_page_itself_is_served_and_never_its_alias(lesson, site, fetch):
    lesson.create_alias(parent=site.module, update_slug="elsewhere")
    LessonPage.objects.filter(alias_of=lesson.page_ptr).update(family_taught="<p>Stale words of the alias</p>")

    assert "Stale words" not in fetch("/guides/X1.1/family.pdf").text


def test_an_alias_alone_is_not_found(lesson, site, client):
    lesson.create_alias(parent=site.module, update_slug="elsewhere")
    LessonPage.objects.filter(pk=lesson.pk).update(live=False)

    assert client.get("/guides/X1.1/teacher-guide.pdf").status_code == 404


@pytest.mark.parametrize("kind", ["handouts", "family"])
def test_a_module_has_a_booklet_and_nothing_else(lesson, client, kind):
    assert client.get("/guides/T9/teacher-guide.pdf").status_code == 200
    assert client.get(f"/guides/T9/{kind}.pdf").status_code == 404


def test_caches_may_keep_it_and_ask_whether_it_changed(lesson, client):
    first = client.get("/guides/X1.1/family.pdf")
    tag = first.headers["ETag"]

    again = client.get("/guides/X1.1/family.pdf", headers={"if-none-match": tag})
    lesson.family_taught = "<p>Other words.</p>"
    lesson.save_revision().publish()
    changed = client.get("/guides/X1.1/family.pdf", headers={"if-none-match": tag})

    assert first.headers["Cache-Control"] == "public, max-age=300"
    assert again.status_code == 304
    assert again.headers["ETag"] == tag
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag


def test_no_cookie_and_no_needless_variant(lesson, client):
    response = client.get(
        "/guides/X1.1/teacher-guide.pdf", headers={"accept-language": "fr", "accept-encoding": "gzip"}
    )

    assert not response.cookies
    assert response.headers.get("Vary", "") in ("", "Accept-Encoding")
    assert int(response.headers["Content-Length"]) == len(b"".join(response.streaming_content))


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_guides_can_only_be_read(lesson, client, method):
    assert getattr(client, method)("/guides/X1.1/teacher-guide.pdf").status_code == 405
