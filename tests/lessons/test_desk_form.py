"""The form of a lesson teaches the craft: seven tabs, and a line of help beside everything that an editor fills."""

from collections.abc import Iterator

import pytest
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock

from config.rich_text import SettledRichText
from curriculum.models import ModulePage
from lessons.models import LessonPage

pytestmark = pytest.mark.django_db

# Wagtail's own, with help of its own beside the pair of them.
DATES = {"go_live_at", "expire_at"}


def panels_of(panel: Panel) -> Iterator[Panel]:
    yield panel
    for child in getattr(panel, "children", []):
        yield from panels_of(child)


def silent_fields(model: type) -> Iterator[str]:
    """Names of fields in the form without a line of help."""
    form = model.get_edit_handler().get_form_class()()
    for panel in panels_of(model.get_edit_handler()):
        if isinstance(panel, FieldPanel):
            if not (panel.help_text or form.fields[panel.field_name].help_text):
                yield panel.field_name
        elif isinstance(panel, InlinePanel):
            for child in panel.child_edit_handler.children:
                inline = form.formsets[panel.relation_name].form.base_fields[child.field_name]
                if not (child.help_text or inline.help_text):
                    yield f"{panel.relation_name}.{child.field_name}"


def silent_parts(block: blocks.Block, place: str) -> Iterator[str]:
    """Places of a struct's parts without a line of help."""
    if isinstance(block, ImageBlock):
        return
    for name, child in getattr(block, "child_blocks", {}).items():
        help_text = getattr(child.meta, "help_text", "") or getattr(getattr(child, "field", None), "help_text", "")
        if isinstance(block, blocks.StructBlock) and not help_text:
            yield f"{place}.{name}"
        yield from silent_parts(child, f"{place}.{name}")
    if isinstance(block, blocks.ListBlock):
        yield from silent_parts(block.child_block, f"{place}[]")


@pytest.mark.parametrize("model", [LessonPage, ModulePage])
def test_every_field_has_a_line_of_help(model):
    assert set(silent_fields(model)) - DATES == set()


def test_every_part_of_a_block_has_a_line_of_help():
    streams = [field for field in LessonPage._meta.get_fields() if isinstance(field, StreamField)]

    assert [place for field in streams for place in silent_parts(field.stream_block, field.name)] == []


def test_the_tabs_stand_in_the_order_in_which_a_lesson_is_thought_through():
    tabs = [tab.heading for tab in LessonPage.get_edit_handler().children]

    assert tabs == [
        "Overview",
        "Student page",
        "Teaching plan",
        "Safety",
        "Family",
        "Evidence",
        "Address and dates",
    ]


def test_nothing_that_is_required_hides_in_a_collapsed_panel():
    form = LessonPage.get_edit_handler().get_form_class()()
    hidden = [
        child.field_name
        for panel in panels_of(LessonPage.get_edit_handler())
        if "collapsed" in (panel.classname or "")
        for child in panels_of(panel)
        if isinstance(child, FieldPanel)
    ]

    assert hidden
    assert [name for name in hidden if not LessonPage._meta.get_field(name).blank and form.fields[name].required] == []


def test_rich_text_reaches_the_browser_as_the_browser_writes_it():
    widget = SettledRichText(features=["bold", "ul", "link"])

    sent = widget.format_value('<p>“Élan” <b>now</b> <a href="https://a.example/">there</a></p>')

    assert sent.startswith('{"blocks":[{"key":"')
    assert '"text":"“Élan” now there","type":"unstyled","depth":0' in sent
    assert '"inlineStyleRanges":[{"offset":7,"length":3,"style":"BOLD"}]' in sent
    assert sent.endswith(
        '"entityMap":{"0":{"type":"LINK","mutability":"MUTABLE","data":{"url":"https://a.example/"}}}}'
    )
    assert widget.value_from_datadict({"text": sent}, {}, "text").count("<b>now</b>") == 1


@pytest.mark.parametrize("empty", [None, "", "<p></p>"])
def test_rich_text_without_words_is_nothing(empty):
    widget = SettledRichText(features=["bold"])

    sent = widget.format_value(empty)

    assert sent == "null"
    assert widget.value_from_datadict({"text": sent}, {}, "text") == ""
