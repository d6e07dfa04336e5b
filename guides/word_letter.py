"""The letter to families as a Word document, for a school to change before it sends it."""

import io
import re
from dataclasses import replace
from datetime import datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Cm, Pt

from lessons.families.letter import Letter

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BLANK = "_" * 30
# The same letter gives the same file whenever it is made.
MADE_AT = datetime(2000, 1, 1)


def word_letter(letter: Letter, *, language: str) -> bytes:
    """``letter`` on one sheet of A4 in ordinary styles, with lines for what only the school knows."""
    letter = replace(
        letter,
        title=_printable(letter.title),
        opening=_printable(letter.opening),
        lessons=tuple(map(_printable, letter.lessons)),
    )
    texts, document = letter.texts, Document()
    _set_up(document, title=letter.title, language=language)
    document.add_paragraph(BLANK)
    document.add_paragraph(f"{texts.date} {BLANK}")
    document.add_heading(letter.title, level=1)
    document.add_paragraph(texts.greeting)
    if letter.is_unreviewed:
        document.add_paragraph().add_run(texts.sample).bold = True
    document.add_paragraph(letter.opening)
    document.add_paragraph(letter.lessons_line)
    for line in letter.lessons:
        document.add_paragraph(line, style="List Number")
    document.add_paragraph(f"{texts.everything} ").add_run(letter.address).bold = True
    after = (texts.made, texts.choice, texts.more_care if letter.asks_for_care else "", texts.home, texts.tell_us)
    for words in filter(None, after):
        document.add_paragraph(words)
    document.add_paragraph(f"{texts.visit} {BLANK}")
    document.add_paragraph(texts.closing)
    document.add_paragraph(BLANK)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _printable(words: str) -> str:
    """Without the control characters that a paste from slides brings, which no Word document can hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", " ", words)


def _set_up(document: WordDocument, *, title: str, language: str) -> None:
    about = document.core_properties
    about.title, about.author, about.language, about.comments = title, "Breathing Room", language, ""
    about.created = about.modified = MADE_AT
    about.last_modified_by = ""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin = section.bottom_margin = Cm(2)
    body = document.styles["Normal"]
    body.font.name, body.font.size = "Calibri", Pt(11)
    body.paragraph_format.space_after = Pt(7)
