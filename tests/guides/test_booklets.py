"""A module's booklet: contents with page numbers, all lessons, all sheets."""

import re

import page as page_validation
import pytest
from django.db import transaction

from guides.documents import Kind, document_of
from guides.papers import Paper
from guides.pdf import render_pdf

from ..factories import ModulePageFactory
from ..site import SmallSite
from .paper_reading import Printed


@pytest.fixture(scope="module")
def booklet(django_db_setup, django_db_blocker):
    """A booklet of three lessons, printed once for this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        site = SmallSite()
        for number in (1, 2, 3):
            site.lesson(code=f"T9.{number}", title=f"Lesson number {number}")
        document = document_of(site.module, kind=Kind.TEACHER_GUIDE)
        transaction.set_rollback(True)
    return Printed(render_pdf(html=document.html, paper=Paper.A4))


def test_contents_name_every_lesson_and_sheet_with_the_page_where_it_starts(booklet):
    contents = next(words for words in booklet.pages if "What is in this booklet" in words)

    for number in (1, 2, 3):
        page = int(re.search(rf"T9\.{number} Lesson number {number} (\d+)", contents)[1])
        assert f"Lesson number {number}" in booklet.pages[page - 1]
        assert "We are learning to" in booklet.pages[page - 1]
    sheets = [int(page) for page in re.findall(r"Sheet 1\. Cards (\d+)", contents)]
    assert len(sheets) == 3
    assert all(booklet.pages[page - 1].startswith("Sheet 1. Cards") for page in sheets)


def test_every_lesson_is_bound_whole_and_in_order(booklet):
    starts = [
        number
        for number, words in enumerate(booklet.pages)
        if "We are learning to" in words and "At a glance" not in words
    ]

    assert len(starts) == 3
    assert [re.search(r"Lesson number (\d)", booklet.pages[start])[1] for start in starts] == ["1", "2", "3"]
    assert booklet.text.count("Stop and listen. Give your full attention.") == 3
    assert booklet.text.count("Read the cards aloud.") == 6


def test_a_booklet_is_tagged(booklet):
    report = page_validation.validate_pdf_bytes(booklet.data, profile="ua1")

    assert [failure.message for failure in report.failures] == []


def test_a_booklet_leaves_out_what_is_not_public(site, fetch):
    site.lesson(code="T9.1", title="Public lesson")
    site.lesson(code="T9.2", title="Hidden lesson", live=False)

    assert "Hidden lesson" not in fetch("/guides/T9/teacher-guide.pdf").text


def test_a_module_without_lessons_says_so(site, fetch):
    assert "No lesson is open yet." in fetch("/guides/T9/teacher-guide.pdf").text


def test_a_module_that_is_not_public_has_no_booklet(site, client):
    ModulePageFactory(parent=site.curriculum, code="T8", live=False)

    assert client.get("/guides/T8/teacher-guide.pdf").status_code == 404
