"""Every stretch of text that the help page prints, standard text and numbers included."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from wording.passages import Passage

if TYPE_CHECKING:
    from .models import EmergencyNumber, HelpPage

EVERYONE = frozenset({"student", "teacher", "family"})


def help_page_passages(page: "HelpPage", *, numbers: Iterable["EmergencyNumber"]) -> Iterator[Passage]:
    """The page's fields, then its standard text, then the numbers by country. Empty ones are left out."""
    language = page.locale.language_code if page.locale_id else "en"
    for place, block_type, text in (*_fields(page), *_standard(page), *_numbers(numbers)):
        if text.strip():
            yield Passage(text=text.strip(), audiences=EVERYONE, place=place, block_type=block_type, language=language)


def _fields(page: "HelpPage") -> Iterator[tuple[str, str, str]]:
    for name in ("title", "slug", "seo_title", "search_description"):
        yield name, "field", getattr(page, name) or ""
    yield "introduction", "field", BeautifulSoup(page.introduction or "", "html.parser").get_text(" ")


def _standard(page: "HelpPage") -> Iterator[tuple[str, str, str]]:
    for name, value in page.texts.model_dump().items():
        lines = [value] if isinstance(value, str) else value
        for position, line in enumerate(lines, 1):
            yield f"texts.{name}.{position}", "standard_text", line


def _numbers(numbers: Iterable["EmergencyNumber"]) -> Iterator[tuple[str, str, str]]:
    for number in numbers:
        for name in ("country_name", "numbers", "text_number", "source"):
            yield f"emergency_numbers.{number.country}.{name}", "emergency_number", getattr(number, name)
