"""A guide can be read by everybody: PDF/UA-1, tags, headings in order, alt texts, fonts inside, same bytes twice."""

import logging
import re
from itertools import pairwise

import page as page_validation
import pytest
from django.core.management import call_command
from django.db import transaction

from guides.documents import Kind, document_of
from guides.papers import Paper
from guides.pdf import render_pdf
from home.loading import load_starter
from lessons.models import LessonPage

from .paper_reading import Printed


@pytest.fixture(scope="module")
def coping(django_db_setup, django_db_blocker):
    """M4.3 of the starter curriculum, public, as its documents by kind; rolled back after this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_reference", verbosity=0)
        load_starter()
        lesson = LessonPage.objects.get(code="M4.3")
        lesson.get_parent().get_latest_revision().publish()
        lesson.get_latest_revision().publish()
        lesson = LessonPage.objects.get(code="M4.3")
        yield {kind: document_of(lesson, kind=kind) for kind in Kind} | {
            "booklet": document_of(lesson.get_parent().specific, kind=Kind.TEACHER_GUIDE)
        }
        transaction.set_rollback(True)


class Complaints(logging.Handler):
    """What WeasyPrint finds wrong with a document."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.heard = []

    def emit(self, record):
        # It can't tell a query of the screen from a mistake; print needs neither the dark nor the high contrast.
        if "media type" not in record.getMessage():
            self.heard.append(record.getMessage())


@pytest.fixture(scope="module")
def printed(coping):
    """Each document printed once: the PDF, and what WeasyPrint complained about."""
    prints = {}
    for name, document in coping.items():
        complaints = Complaints()
        logging.getLogger("weasyprint").addHandler(complaints)
        prints[name] = Printed(render_pdf(html=document.html, paper=Paper.A4)), complaints.heard
        logging.getLogger("weasyprint").removeHandler(complaints)
    return prints


@pytest.fixture(scope="module")
def guide(printed):
    return printed[Kind.TEACHER_GUIDE][0]


@pytest.mark.parametrize("name", [*Kind, "booklet"])
def test_every_kind_passes_the_profile_of_pdf_ua_1(printed, name):
    report = page_validation.validate_pdf_bytes(printed[name][0].data, profile="ua1")

    assert {failure.rule_id: failure.message for failure in report.failures} == {}


@pytest.mark.parametrize("name", [*Kind, "booklet"])
def test_no_template_variable_is_misspelt(coping, name):
    assert "UNRESOLVED" not in coping[name].html


@pytest.mark.parametrize("name", [*Kind, "booklet"])
def test_printing_complains_about_nothing(printed, name):
    assert printed[name][1] == []


def test_the_file_says_what_it_is(guide):
    information = guide.reader.metadata

    assert guide.root["/MarkInfo"]["/Marked"]
    assert guide.root["/Lang"] == "en"
    assert guide.root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in guide.root["/Metadata"].get_object().get_data()
    assert information.title == "M4.3 Coping that lasts: teacher guide"
    assert information.author == "Breathing Room"
    assert "sleep" in information.subject
    assert "Ages 11–14" in information["/Keywords"]


def test_the_structure_has_headings_tables_lists_and_pictures(guide):
    assert {"H1", "H2", "H3", "H4", "P", "L", "LI", "Table", "TR", "TH", "TD", "Figure", "Link"} <= set(guide.tags)
    assert guide.tags.count("H1") == 1


def test_no_heading_skips_a_level(coping):
    for document in coping.values():
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", document.html)]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_figure_has_an_alternative_text(guide):
    figures = [element for element in guide.elements if element["/S"] == "/Figure"]

    assert len(figures) >= 3
    assert all(figure["/Alt"] for figure in figures)
    assert "How the 55 minutes are shared out" in [figure["/Alt"] for figure in figures]


def test_header_cells_know_what_they_head(guide):
    headers = [element for element in guide.elements if element["/S"] == "/TH"]

    assert headers
    assert all("/Scope" in header["/A"] or "/Headers" in header["/A"] or "/ID" in header for header in headers)


def test_there_are_no_definition_lists(coping):
    assert not any("<dl" in document.html for document in coping.values())


def test_every_font_is_inside_the_file_and_ours(guide):
    names = {descriptor["/FontName"] for descriptor in guide.fonts}

    assert names
    assert all("Atkinson" in name for name in names), names
    assert all("/FontFile2" in each or "/FontFile3" in each for each in guide.fonts)


def test_the_same_words_give_the_same_bytes(coping, guide):
    assert render_pdf(html=coping[Kind.TEACHER_GUIDE].html, paper=Paper.A4) == guide.data


def test_every_page_says_which_it_is_and_of_what(guide):
    count = len(guide.pages)

    assert all(f"{number} of {count}" in words for number, words in enumerate(guide.pages, start=1))
    assert all("M4.3" in words for words in guide.pages)
    assert "Coping that lasts" in guide.pages[3]


def test_bookmarks_lead_to_the_parts_the_steps_and_the_sheets(guide):
    for title in ("Coping that lasts", "At a glance", "The plan", "When a pupil tells you something", "Evidence"):
        assert title in guide.bookmarks
    assert any(title.startswith("1. ") for title in guide.bookmarks)
    assert any(title.startswith("Sheet 1. ") for title in guide.bookmarks)


def test_the_cover_carries_what_a_teacher_asks_first(guide):
    cover = guide.pages[0]

    for words in (
        "M4.3",
        "Ages 11–14",
        "55 minutes",
        "We are learning to",
        "Which ways of coping",
        "Who has checked this",
    ):
        assert words in cover
    assert "not released: draft" in cover
    assert "CC BY 4.0" in cover
    assert "reports@breathing-room.example" in cover
    assert "http://127.0.0.1:8000/guides/M4.3/teacher-guide.pdf" in guide.links


@pytest.mark.parametrize("paper", Paper)
def test_each_sheet_fills_a_page_of_its_own_at_the_end(guide, coping, paper):
    sheets = Printed(render_pdf(html=coping[Kind.HANDOUTS].html, paper=paper))

    for pages in (sheets.pages, guide.pages[-5:]):
        assert len(pages) == 5
        assert "Where help is at our school" in pages[0]
        for number in (1, 2, 3, 4):
            assert pages[number].startswith(f"Sheet {number}. ")


def test_what_to_do_when_a_pupil_tells_something_stands_on_one_page(guide):
    page = next(words for words in guide.pages if "Stop and listen. Give your full attention." in words)

    assert "Get support for yourself." in page
    assert "If a student needs help" in page


@pytest.mark.django_db
def test_right_to_left_letters_are_printed_from_our_own_font(site):
    lesson = site.lesson(code="X1.1", why_it_matters="<p>الرعاية الذاتية</p>")

    printed = Printed(render_pdf(html=document_of(lesson, kind=Kind.TEACHER_GUIDE).html, paper=Paper.A4))

    assert any("Naskh" in descriptor["/FontName"] for descriptor in printed.fonts)


@pytest.mark.django_db
def test_the_youngest_read_their_sheets_in_letters_as_they_write_them(site):
    lesson = site.lesson(code="X1.1", age_band__code="B1")

    sheets = Printed(render_pdf(html=document_of(lesson, kind=Kind.HANDOUTS).html, paper=Paper.A4))

    assert any("Andika" in descriptor["/FontName"] for descriptor in sheets.fonts)
