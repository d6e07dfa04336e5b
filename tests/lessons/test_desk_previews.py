"""Every block that an editor may pick shows what it is before it is picked."""

from collections.abc import Iterator
from functools import cache

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.test import RequestFactory
from wagtail import blocks
from wagtail.admin.icons import get_icons
from wagtail.admin.views.generic.preview import StreamFieldBlockPreview
from wagtail.fields import StreamField
from wagtail.models import Page

from ..factories import PictureFactory, SourceFactory

pytestmark = pytest.mark.django_db


def our_blocks() -> dict[str, blocks.Block]:
    """Every block of every page that is of a class of ours, or that stands in a picker, by its place."""
    found: dict[str, blocks.Block] = {}
    for model in apps.get_models():
        if issubclass(model, Page):
            for field in model._meta.get_fields():
                if isinstance(field, StreamField):
                    found |= dict(walk(field.stream_block, f"{model.__name__}.{field.name}", is_picked=True))
    return found


def walk(block: blocks.Block, place: str, *, is_picked: bool = False) -> Iterator[tuple[str, blocks.Block]]:
    if is_picked or not type(block).__module__.startswith("wagtail."):
        yield place, block
    if isinstance(block, blocks.ListBlock):
        yield from walk(block.child_block, f"{place}[]")
    for name, child in getattr(block, "child_blocks", {}).items():
        yield from walk(child, f"{place}.{name}", is_picked=isinstance(block, blocks.StreamBlock))


OUR_BLOCKS = our_blocks()
ICONS = cache(get_icons)


def preview(block: blocks.Block) -> str:
    request = RequestFactory().get("/", {"id": block.definition_prefix})
    return StreamFieldBlockPreview.as_view()(request).render().content.decode()


def test_there_are_blocks_to_look_at():
    assert len(OUR_BLOCKS) > 40


@pytest.mark.parametrize("place", OUR_BLOCKS)
def test_a_block_shows_its_icon_and_says_what_it_is_for(place):
    block = OUR_BLOCKS[place]

    assert block.is_previewable
    assert block.get_description()
    assert f'id="icon-{block.meta.icon}"' in ICONS()


@pytest.mark.parametrize("place", OUR_BLOCKS)
def test_a_blocks_preview_is_a_page_with_words_in_it(place):
    SourceFactory()
    PictureFactory()

    page = preview(OUR_BLOCKS[place])

    assert "UNRESOLVED" not in page
    assert BeautifulSoup(page, "html.parser").main.get_text().strip()


def test_the_preview_of_a_picture_is_the_newest_picture():
    PictureFactory()
    newest = PictureFactory(description="A door stands open.")

    page = preview(OUR_BLOCKS["LessonPage.reading.picture"])

    assert newest.file.url in page
    assert "A door stands open." in page


def test_the_preview_of_a_picture_needs_no_picture():
    page = preview(OUR_BLOCKS["LessonPage.reading.picture"])

    assert "icons/leaf.svg" in page
