"""Every stretch of text of a page, with who may read it and where it stands.

A page says once, as a mapping of places, who may read what. A place is a field's name, then the names of the blocks
inside it, with dots between: "activities.activity.script". A passage says where it stands with positions, which count
from one: "activities.3.script".
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from bs4 import BeautifulSoup
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from wording.passages import Passage

Audiences = Mapping[str, frozenset[str]]

# Kept by Wagtail for itself: copies of the title and slug, and nothing that anybody writes.
BOOKKEEPING = frozenset({"draft_title", "url_path", "path", "translation_key"})


def passages_of(page: Page, *, audiences: Audiences, quoted: Mapping[str, str] | None = None) -> Iterator[Passage]:
    """Stretches of plain text in the order of ``audiences``; a paragraph and a list item end with a line break.

    ``quoted`` names the places that quote words in order to correct them, with the block type that says so. The other
    parts of such a block are prose: checks are lenient with the very words that are quoted and with nothing else.
    """
    language = language_of(page)
    for name in dict.fromkeys(place.split(".")[0] for place in audiences):
        for place, where, block_type, text in _texts(page, name, audiences):
            if text.strip():
                yield Passage(
                    text=text.strip(),
                    audiences=audiences[place],
                    place=where,
                    block_type=_quoting(place, block_type, quoted or {}),
                    language=language,
                )


def text_places(model: type[Page]) -> Iterator[str]:
    """Every place of ``model`` that can hold words, whether or not anybody said who may read it."""
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            yield from _block_places(field.stream_block, field.name)
        elif (
            isinstance(field, models.CharField | models.TextField)
            and not field.choices
            and field.name not in BOOKKEEPING
        ):
            yield field.name
        elif field.one_to_many and _is_part(model, field):
            for part in field.related_model._meta.get_fields():
                if isinstance(part, models.CharField | models.TextField) and not part.choices:
                    yield f"{field.get_accessor_name()}.{part.name}"


# Texts of usual length are asked for many times while a page is saved, searched and checked; a huge one is not kept.
_LONGEST_KEPT = 20_000


def plain_text(html: str) -> str:
    """The words of rich text, a line each for a paragraph and a list item."""
    return _kept_plain_text(html or "") if len(html or "") <= _LONGEST_KEPT else _plain_text(html)


def _plain_text(html: str) -> str:
    soup = BeautifulSoup(html, "html.parser")
    for end in soup.find_all(["br", "p", "li", "h2", "h3", "h4"]):
        end.append("\n")
    return "\n".join(line.strip() for line in soup.get_text().splitlines() if line.strip())


_kept_plain_text = lru_cache(maxsize=2048)(_plain_text)


def language_of(page: Page) -> str:
    """The language code of a page; a page that was never saved may have none and counts as English."""
    return page.locale.language_code if page.locale_id else "en"


def _is_part(model: type[Page], relation: Any) -> bool:
    """Whether a relation leads to rows of the page's own room that are saved with it, such as a lesson's outcomes."""
    is_child = isinstance(getattr(relation, "field", None), ParentalKey)
    return is_child and relation.related_model._meta.app_label == model._meta.app_label


def _texts(page: Page, name: str, audiences: Audiences) -> Iterator[tuple[str, str, str, str]]:
    """(place, where with positions, block type, plain text) for each text of the field ``name``."""
    value = getattr(page, name)
    field = page._meta.get_field(name)
    if isinstance(field, StreamField):
        yield from _block_texts(value.stream_block, value, name, name, name)
    elif isinstance(field, RichTextField):
        yield name, name, "field", plain_text(value)
    elif field.one_to_many:
        for position, part in enumerate(value.all(), start=1):
            for place in (place for place in audiences if place.startswith(f"{name}.")):
                attribute = place.split(".")[1]
                yield place, f"{name}.{position}.{attribute}", "field", getattr(part, attribute) or ""
    else:
        yield name, name, "field", value or ""


def _block_texts(block: Any, value: Any, place: str, where: str, kind: str) -> Iterator[tuple[str, str, str, str]]:
    if value is None:
        return
    if isinstance(block, ImageBlock):
        yield place, where, "picture", value.contextual_alt_text or ""
    elif isinstance(block, blocks.StreamBlock):
        for position, child in enumerate(value, start=1):
            step = f"{place}.{child.block_type}"
            yield from _block_texts(child.block, child.value, step, f"{where}.{position}", child.block_type)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _block_texts(child, value.get(name), f"{place}.{name}", f"{where}.{name}", kind)
    elif isinstance(block, blocks.ListBlock):
        for position, item in enumerate(value, start=1):
            yield from _block_texts(block.child_block, item, place, f"{where}.{position}", kind)
    elif isinstance(block, blocks.RichTextBlock):
        yield place, where, kind, plain_text(value.source)
    elif _holds_words(block):
        yield place, where, kind, str(value)


def _quoting(place: str, block_type: str, quoted: Mapping[str, str]) -> str:
    if place in quoted:
        return quoted[place]
    return "prose" if block_type in quoted.values() else block_type


def _block_places(block: Any, place: str) -> Iterator[str]:
    if isinstance(block, ImageBlock):
        yield place
    elif isinstance(block, blocks.StreamBlock | blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _block_places(child, f"{place}.{name}")
    elif isinstance(block, blocks.ListBlock):
        yield from _block_places(block.child_block, place)
    elif isinstance(block, blocks.RichTextBlock) or _holds_words(block):
        yield place


def _holds_words(block: Any) -> bool:
    return not isinstance(block, blocks.ChoiceBlock | blocks.BooleanBlock | blocks.IntegerBlock)
