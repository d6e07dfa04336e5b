"""Pictures are described and harm nobody, and nothing is embedded."""

import pytest

from .good_lesson import RAE, not_judged, picture, problems, stream
from .proof import breaks, keeps


def read(*parts):
    return stream("reading", ("paragraph", RAE), *parts)


@breaks("SR-23")
@pytest.mark.parametrize("alt", ["", "Tree", "x" * 126])
def test_a_picture_has_an_alt_text_of_fair_length(lesson, alt):
    lesson.reading = read(("picture", picture(alt=alt)))

    (place, message), *_ = problems(lesson, "SR-23").items()
    assert place == "reading.2.image"
    assert f"({len(alt)} now)" in message


@breaks("SR-23")
@pytest.mark.parametrize("shown", ["A boy with his head in his hands.", "A jar of pills on a table.", "A dark-corner."])
def test_a_picture_shows_nothing_that_harms(lesson, shown):
    lesson.reading = read(("picture", picture(alt=shown)))

    assert list(problems(lesson, "SR-23")) == ["reading.2.image"]


@breaks("SR-23")
def test_decoration_is_judged_by_what_the_library_says_of_it(lesson):
    lesson.reading = read(("picture", picture(alt="", decorative=True, description="A shadow, only a silhouette.")))

    assert list(problems(lesson, "SR-23")) == ["reading.2.image"]


@breaks("SR-23")
def test_a_picture_on_a_sheet_counts(lesson):
    sheet = {"title": "A", "copies": "one_each", "instructions": "Look.", "parts": []}
    sheet["parts"] = [{"type": "picture", "value": picture(alt="Tree")}]
    lesson.handouts = stream("handouts", ("handout", sheet))

    assert list(problems(lesson, "SR-23")) == ["handouts.1.parts.1.image"]


@keeps("SR-23")
@pytest.mark.parametrize("alt", ["A tree", "x" * 125, "Two friends wash their hands and hold up a scarf."])
def test_a_plain_alt_text_is_right(lesson, alt):
    lesson.reading = read(("picture", picture(alt=alt)))

    assert problems(lesson, "SR-23") == {}


@keeps("SR-23")
def test_decoration_needs_no_alt_text(lesson):
    lesson.reading = read(("picture", picture(alt="", decorative=True)))

    assert problems(lesson, "SR-23") == {}


def test_whether_the_checklist_was_filled_in_is_not_judged_yet(lesson):
    assert "checklist" in not_judged(lesson, "SR-23")["SR-23"]

    lesson.reading = read()
    assert not_judged(lesson, "SR-23") == {}


@breaks("SR-30")
@pytest.mark.parametrize(
    "html",
    [
        "<form action='/'></form>",
        "<INPUT name='feelings'>",
        "<textarea></textarea>",
        "<iframe src='https://video.example/1'></iframe>",
        '<embed embedtype="media" url="https://video.example/1"/>',
        "<script src='//elsewhere.example/a.js'></script>",
        "<img src='https://elsewhere.example/a.png'>",
        "<img src=//elsewhere.example/a.png>",
        "<p onclick='x()'>Press</p>",
        "<a href='javascript:x()'>Press</a>",
    ],
)
def test_nothing_is_filled_in_and_nothing_comes_from_outside(lesson, html):
    lesson.reading = read(("paragraph", f"<p>Look:</p>{html}"))

    assert list(problems(lesson, "SR-30")) == ["reading.2"]


@breaks("SR-30")
def test_a_field_of_rich_text_counts(lesson):
    lesson.ending = "<iframe></iframe>"

    assert list(problems(lesson, "SR-30")) == ["ending"]


@keeps("SR-30")
@pytest.mark.parametrize(
    "html",
    [
        "<p>The form of a poem: &lt;form&gt; is a tag. Input from the class.</p>",
        '<p><a href="https://nhs.example/">a link</a> <b>bold</b></p><ul><li>one</li></ul>',
        '<embed embedtype="image" id="1" alt="A leaf" format="left"/>',
        "<p>On Monday = first day. 1 < 2, and style = how you write.</p>",
    ],
)
def test_plain_text_links_and_lists_are_right(lesson, html):
    lesson.reading = read(("paragraph", html))

    assert problems(lesson, "SR-30") == {}
