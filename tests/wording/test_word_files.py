"""What is read of a Word file: everything that somebody wrote, wherever it stands."""

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from .files import changed, plain_word_file, saved, texts, told

TEXT_BOX = (
    "<w:r {ns}><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
    "<mc:Choice Requires='wps'><w:drawing><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_a_word_file_is_read_wherever_words_stand_in_it():
    document = Document()
    document.sections[0].header.paragraphs[0].text = "In the header"
    document.sections[0].footer.paragraphs[0].text = "In the footer"
    document.add_heading("A heading")
    paragraph = document.add_paragraph("Half ")
    paragraph.add_run("bold").bold = True
    document.add_paragraph("An item", style="List Bullet")
    document.add_table(1, 1).cell(0, 0).text = "In a cell"
    document.add_comment(paragraph.runs, text="In a comment", author="A")

    assert told("lesson.docx", saved(document)) == [
        ("header.1", "page_header", "In the header"),
        ("body.1", "heading", "A heading"),
        ("body.2", "paragraph", "Half bold"),
        ("body.3", "list_item", "An item"),
        ("body.4", "paragraph", "In a cell"),
        ("comment.1", "comment", "In a comment"),
        ("footer.1", "page_footer", "In the footer"),
    ]


def test_a_text_box_is_read_once_and_does_not_run_into_its_paragraph():
    document = Document()
    paragraph = document.add_paragraph("Before ")
    paragraph._p.append(parse_xml(TEXT_BOX.format(ns=nsdecls("w"), text="In a box")))
    paragraph.add_run("after")

    assert texts(document) == ["Before after", "In a box"]


def test_a_footnote_is_read():
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    notes = '<w:footnotes {}><w:footnote w:id="2"><w:p><w:r><w:t>In a note</w:t></w:r></w:p></w:footnote></w:footnotes>'
    content = changed(
        plain_word_file(),
        parts={"word/footnotes.xml": notes.format(nsdecls("w"))},
        swaps=[
            (b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode()),
            (
                b"</Relationships>",
                f'<Relationship Id="n1" Type="{related}" Target="footnotes.xml"/></Relationships>'.encode(),
            ),
        ],
    )

    assert ("footnote.1", "footnote", "In a note") in told("a.docx", content)


def test_a_link_to_nothing_in_the_file_is_no_reason_to_refuse_it():
    image = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    loose = f'<Relationship Id="n1" Type="{image}" Target="../NULL"/></Relationships>'.encode()

    assert told("a.docx", changed(plain_word_file(), swaps=[(b"</Relationships>", loose)]))[0][2] == "Some words."


def test_the_alt_text_of_a_picture_is_read():
    document = Document()
    run = document.add_paragraph("A picture").add_run()
    inline = parse_xml(
        f'<wp:inline {nsdecls("wp")}><wp:docPr id="1" name="Picture 1" descr="A boy waves"/></wp:inline>'
    )
    drawing = OxmlElement("w:drawing")
    drawing.append(inline)
    run._r.append(drawing)

    assert ("body.2", "picture", "A boy waves") in told("a.docx", saved(document))


def test_what_was_struck_out_is_left_out_and_what_was_put_in_is_read():
    document = Document()
    paragraph = document.add_paragraph("Kept ")
    for tag, text_tag in (("w:del", "w:delText"), ("w:ins", "w:t")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        text.text = tag
        run.append(text)
        change.append(run)
        paragraph._p.append(change)

    assert texts(document) == ["Kept w:ins"]


def test_breaks_tabs_and_hyphens_stay_what_they_are():
    document = Document()
    run = document.add_paragraph().add_run("one\ntwo\tthree")
    run._r.append(OxmlElement("w:noBreakHyphen"))
    run.add_text("four")

    assert texts(document) == ["one\ntwo\tthree-four"]
