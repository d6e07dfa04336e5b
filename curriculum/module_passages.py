"""What a module says, to whom."""

from collections.abc import Iterator
from typing import Any

from wagtail.rich_text import get_text_for_indexing

from wording.passages import Passage

EVERYONE = frozenset({"student", "teacher", "family"})
TEACHERS = frozenset({"teacher"})

# Every field of a module with words in it, and who may read them.
AUDIENCES: dict[str, frozenset[str]] = {
    "title": EVERYONE,
    "slug": EVERYONE,
    "seo_title": EVERYONE,
    "search_description": EVERYONE,
    "code": EVERYONE,
    "key_question": EVERYONE,
    "overview": EVERYONE,
    "prior_learning": TEACHERS,
    "next_step": TEACHERS,
    "evidence_note": TEACHERS,
}
RICH_TEXT = frozenset({"overview", "prior_learning", "next_step", "evidence_note"})


def module_passages(module: Any) -> Iterator[Passage]:
    """Passages of a ``ModulePage``, empty fields left out."""
    language = module.locale.language_code if module.locale_id else "en"
    for name, audiences in AUDIENCES.items():
        text = getattr(module, name) or ""
        text = get_text_for_indexing(text) if name in RICH_TEXT else text
        if text:
            yield Passage(text, audiences, name, name, language)
    for number, citation in enumerate(module.sources, start=1):
        source, place = citation.value.get("source"), citation.value.get("place")
        if source:
            yield Passage(source.citation, TEACHERS, f"sources, {number}, source", "citation", language)
        if place:
            yield Passage(place, TEACHERS, f"sources, {number}, place", "citation", language)
