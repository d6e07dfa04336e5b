"""Only our style, our pictures and pictures written into the page can be fetched: no network, no disk, no tricks."""

import base64
import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from guides.fetching import Missing, NotOurs, own_file
from guides.papers import Paper
from guides.pdf import Unprintable, render_pdf

from ..factories import PictureFactory, activities, activity, calm_end
from .paper_reading import Printed

OURS = "http://127.0.0.1:8000"
HOSTILE = [
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "/etc/passwd",
    "http://example.org/picture.png",
    "https://example.org/picture.png",
    "//example.org/picture.png",
    "ftp://example.org/picture.png",
    "gopher://example.org/",
    "http://127.0.0.1:8000@example.org/static/css/print.css",
    "http://127.0.0.1:8000.example.org/static/css/print.css",
    "http://127.0.0.1:8001/static/css/print.css",
    "HTTP://127.0.0.1:8000/static/css/print.css",
    f"{OURS}/guides/M4.3/family.pdf",
    f"{OURS}/admin/",
    f"{OURS}/static/../manage.py",
    f"{OURS}/static/css/../../config/settings/base.py",
    f"{OURS}/static/%2e%2e/manage.py",
    f"{OURS}/static/%252e%252e/manage.py",
    f"{OURS}/static/..%2fmanage.py",
    f"{OURS}/static/..%5cmanage.py",
    f"{OURS}/static//etc/passwd",
    f"{OURS}/static/%2fetc/passwd.css",
    f"{OURS}/static/css/print.css%00.png",
    f"{OURS}/static/fonts/README.md",
    f"{OURS}/media/../var/breathing-room.sqlite3",
    f"{OURS}/media/..%2f..%2fetc%2fpasswd.svg",
    f"{OURS}/media//etc/passwd.svg",
    f"{OURS}/media/documents/letter.pdf",
    f"{OURS}/media/documents/letter.txt",
    "data:text/html,<script>1</script>",
    "data:text/css,@import 'http://example.org/'",
    "data:image/png;base64,@@@@",
    "data:image/png",
    "javascript:alert(1)",
    "",
]


@pytest.mark.parametrize("address", HOSTILE)
def test_an_address_that_is_not_ours_is_refused(address):
    with pytest.raises(NotOurs):
        own_file(address)


@pytest.mark.parametrize("address", [f"{OURS}/static/css/nothing.css", f"{OURS}/media/images/nothing.svg"])
def test_an_address_of_ours_with_nothing_there_says_so(address):
    with pytest.raises(Missing):
        own_file(address)


def test_our_style_and_our_pictures_can_be_read():
    name = default_storage.save("images/leaf ä.svg", ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg'/>"))

    picture = own_file(f"{OURS}{default_storage.url(name)}?signature=1")

    assert own_file(f"{OURS}/static/css/print.css").content_type == "text/css"
    assert picture.content_type == "image/svg+xml"
    assert picture.content.startswith(b"<svg")


def test_a_picture_written_into_the_page_is_printed():
    png = io.BytesIO()
    Image.new("RGB", (2, 2), "red").save(png, "PNG")
    address = "data:image/png;base64," + base64.b64encode(png.getvalue()).decode()

    printed = Printed(render_pdf(html=document(f'<img alt="Red" src="{address}">'), paper=Paper.A4))

    assert "Figure" in printed.tags


@pytest.mark.parametrize(
    "hostile",
    [
        '<img alt="x" src="file:///etc/passwd">',
        '<img alt="x" src="http://127.0.0.1:9/redirect.png">',
        '<img alt="x" src="//example.org/x.png">',
        '<img alt="x" src="../../../../etc/passwd">',
        '<img alt="x" src="/static/..%2fmanage.py">',
        '<img alt="x" src="http://[x">',
        '<object data="file:///etc/passwd" type="image/png"></object>',
        '<embed src="file:///etc/passwd" type="image/png">',
        "<style>@import url(http://example.org/x.css);</style>",
        "<style>@import 'file:///etc/passwd';</style>",
        "<style>p { background: url(file:///etc/passwd) }</style>",
        "<style>@font-face { font-family: X; src: url(https://example.org/x.woff2) } p { font-family: X }</style>",
        '<p style="background-image: url(http://example.org/x.png)">x</p>',
        '<link rel="stylesheet" href="http://example.org/x.css">',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<a rel="attachment" href="file:///etc/passwd">x</a>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>x</title>'
        '<image href="file:///etc/passwd" width="9" height="9"/></svg>',
        '<base href="http://example.org/"><img alt="x" src="x.png">',
    ],
)
def test_hostile_html_stops_the_print(hostile):
    with pytest.raises(Unprintable) as stopped:
        render_pdf(html=document(f"<p>Before</p>{hostile}"), paper=Paper.A4)

    assert "refused" in str(stopped.value)


@pytest.mark.parametrize("field", ["why_it_matters", "family_taught", "evidence_supports"])
def test_hostile_rich_text_in_a_lesson_reaches_no_paper(site, client, field):
    site.lesson(code="X1.1", **{field: '<p>Words</p><img alt="" src="file:///etc/passwd">'})

    kind = "family" if field == "family_taught" else "teacher-guide"
    response = client.get(f"/guides/X1.1/{kind}.pdf")

    assert response.status_code == 503
    assert b"root:" not in response.content


def test_hostile_rich_text_in_a_block_reaches_no_paper(site, client, shelf_folder):
    script = '<p>Say hello.</p><img alt="" src="http://127.0.0.1:9/x.png">'
    site.lesson(code="X1.1", activities=activities(activity(script=script), calm_end()))

    response = client.get("/guides/X1.1/teacher-guide.pdf")

    assert response.status_code == 503
    assert not shelf_folder.exists()


def test_a_missing_picture_stops_the_print_and_is_named():
    with pytest.raises(Unprintable) as stopped:
        render_pdf(html=document('<img alt="A leaf in the wind" src="/media/images/leaf.svg">'), paper=Paper.A4)

    assert stopped.value.problems == ["The picture “leaf.svg” (“A leaf in the wind”) is missing."]


def test_a_damaged_picture_stops_the_print_and_is_named():
    name = default_storage.save("images/torn.png", ContentFile(b"no picture at all"))

    with pytest.raises(Unprintable) as stopped:
        render_pdf(html=document(f'<img alt="A leaf" src="{default_storage.url(name)}">'), paper=Paper.A4)

    assert "torn" in str(stopped.value)
    assert "damaged" in str(stopped.value)


def test_a_lesson_whose_picture_lost_its_file_says_which_to_its_editor_and_nothing_to_the_public(
    site, admin_client, client, admin_templates, caplog
):
    picture = PictureFactory()
    image = {"image": picture.pk, "decorative": False, "alt_text": "Two friends on the way home"}
    lesson = site.lesson(code="X1.1")
    block = lesson._meta.get_field("reading").stream_block
    lesson.reading = block.to_python([{"type": "picture", "value": {"image": image, "caption": ""}}])
    lesson.save_revision().publish()
    default_storage.delete(picture.file.name)

    public = client.get("/guides/X1.1/teacher-guide.pdf")
    editors = admin_client.get(f"/admin/guides/{lesson.pk}/draft.pdf")

    assert public.status_code == 503
    assert picture.filename not in public.content.decode()
    assert editors.status_code == 422
    assert picture.filename in editors.content.decode()
    assert "Two friends on the way home" in editors.content.decode()
    assert picture.filename in caplog.text


def document(body: str) -> str:
    return f'<!doctype html><html lang="en"><head><title>Test</title></head><body>{body}</body></html>'
