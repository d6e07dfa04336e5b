"""Finished PDFs are kept, never stale, never half written; a command prints ahead and clears away."""

import io
import os
import time

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import override_settings

from guides import shelf
from guides.documents import Document, Kind, document_of
from guides.papers import Paper
from guides.pdf import Unprintable
from lessons.models import LessonPage

from ..factories import PictureFactory


@pytest.fixture
def lesson(site):
    return site.lesson(code="X1.1")


def render_guides(**options):
    said = io.StringIO()
    call_command("render_guides", stdout=said, processes=1, **options)
    return said.getvalue()


def names(folder):
    return sorted(place.name.rsplit("_", 1)[0] for place in folder.iterdir())


def test_what_was_printed_once_is_taken_from_the_shelf(lesson):
    document = document_of(lesson, kind=Kind.FAMILY)

    first = shelf.take(document, paper=Paper.A4)
    first.write_bytes(b"as it stands there")

    assert shelf.take(document, paper=Paper.A4).read_bytes() == b"as it stands there"


@pytest.mark.parametrize("change", ["html", "code", "kind", "language", "paper"])
def test_whatever_changes_on_paper_changes_the_place(change):
    same = {"code": "X1.1", "kind": Kind.FAMILY, "language": "en", "html": "<p>Words</p>"}
    other = same | {"html": "<p>Other</p>", "code": "X1.2", "kind": Kind.HANDOUTS, "language": "fr"}
    changed = same | ({change: other[change]} if change in same else {})
    paper = Paper.LETTER if change == "paper" else Paper.A4

    before = shelf.place_of(Document(**same), paper=Paper.A4)
    after = shelf.place_of(Document(**changed), paper=paper)

    assert before != after


def test_a_new_style_sheet_changes_the_place(tmp_path):
    document = Document(code="X1.1", kind=Kind.FAMILY, language="en", html="<p>Words</p>")
    before = shelf.place_of(document, paper=Paper.A4)
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "print.css").write_text("p { color: red }")

    with override_settings(STATICFILES_DIRS=[tmp_path]):
        assert shelf.place_of(document, paper=Paper.A4) != before


def test_signatures_that_a_storage_makes_anew_do_not(settings):
    stored = default_storage.url("images/leaf.svg")
    signed = [
        Document(
            code="X1.1",
            kind=Kind.FAMILY,
            language="en",
            html=f'<img src="http://127.0.0.1:8000{stored}?Signature={n}">',
        )
        for n in (1, 2)
    ]

    assert shelf.key_of(signed[0], paper=Paper.A4) == shelf.key_of(signed[1], paper=Paper.A4)


def test_new_words_are_served_at_once(lesson, fetch):
    fetch("/guides/X1.1/family.pdf")
    lesson.family_taught = "<p>Brand new words.</p>"
    lesson.save_revision().publish()

    assert "Brand new words." in fetch("/guides/X1.1/family.pdf").text


def test_a_print_that_fails_leaves_nothing_behind(tmp_path):
    html = '<html lang="en"><title>x</title><img alt="x" src="/media/images/gone.svg">'
    place = tmp_path / "shelf" / "x.pdf"

    with pytest.raises(Unprintable):
        shelf.put(place=place, html=html, paper=Paper.A4)

    assert not place.parent.exists()


def test_the_command_prints_every_kind_and_the_booklet_and_then_has_nothing_to_do(lesson, shelf_folder):
    first = render_guides()
    second = render_guides()

    assert names(shelf_folder) == [
        "T9_teacher-guide_en_a4",
        "X1.1_family_en_a4",
        "X1.1_handouts_en_a4",
        "X1.1_teacher-guide_en_a4",
    ]
    assert "[4/4]" in first
    assert "4 printed, 0 already there, 0 old ones removed." in first
    assert "0 printed, 4 already there, 0 old ones removed." in second


def test_the_command_can_print_one_lesson_and_print_again(lesson, site, shelf_folder):
    site.lesson(code="X1.2")

    assert "3 printed" in render_guides(code="X1.1")
    assert "3 printed" in render_guides(code="X1.1", force=True)
    assert {name.split("_")[0] for name in names(shelf_folder)} == {"X1.1"}
    with pytest.raises(CommandError, match=r"X9\.9"):
        render_guides(code="X9.9")


def test_the_command_clears_what_nobody_can_ask_for(lesson, site, fetch, shelf_folder):
    fetch("/guides/X1.1/handouts.pdf?paper=letter")
    site.lesson(code="X1.2")
    render_guides()
    LessonPage.objects.filter(code="X1.2").update(live=False)
    abandoned = shelf_folder / ".abandoned.part"
    abandoned.write_bytes(b"%PDF")
    os.utime(abandoned, (time.time() - 7200, time.time() - 7200))
    fresh = shelf_folder / ".fresh.part"
    fresh.write_bytes(b"%PDF")

    said = render_guides()

    # Three of the lesson that is no longer public, and the booklet that had it.
    assert "1 printed, 3 already there, 4 old ones removed." in said
    assert "X1.1_handouts_en_letter" in names(shelf_folder)
    assert not abandoned.exists()
    assert fresh.exists()


def test_one_that_fails_is_named_fails_the_command_and_keeps_nobody_else_waiting(lesson, site, shelf_folder):
    broken = site.lesson(code="X1.2")
    picture = PictureFactory()
    block = broken._meta.get_field("reading").stream_block
    image = {"image": picture.pk, "decorative": False, "alt_text": "A leaf"}
    broken.reading = block.to_python([{"type": "picture", "value": {"image": image, "caption": ""}}])
    broken.save_revision().publish()
    default_storage.delete(picture.file.name)
    said = io.StringIO()

    with pytest.raises(CommandError, match="2 could not be printed"):
        call_command("render_guides", stdout=said, processes=1)

    assert "X1.2 teacher-guide en: FAILED" in said.getvalue()
    assert picture.filename in said.getvalue()
    assert "X1.1_teacher-guide_en_a4" in names(shelf_folder)
    assert "X1.2_handouts_en_a4" in names(shelf_folder)
