"""Every stretch of text that the help page prints, standard text and numbers included."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from checks.passages import language_of, passages_of
from wording.passages import Passage

from .audiences import EVERYONE, HELP_PAGE_AUDIENCES

if TYPE_CHECKING:
    from .models import EmergencyNumber, HelpPage


def help_page_passages(page: "HelpPage", *, numbers: Iterable["EmergencyNumber"]) -> Iterator[Passage]:
    """The page's fields, then its standard text, then the numbers by country. Empty ones are left out."""
    yield from passages_of(page, audiences=HELP_PAGE_AUDIENCES)
    language = language_of(page)
    for place, block_type, text in (*_standard(page), *_numbers(numbers)):
        if text.strip():
            yield Passage(text=text.strip(), audiences=EVERYONE, place=place, block_type=block_type, language=language)


def _standard(page: "HelpPage") -> Iterator[tuple[str, str, str]]:
    for name, value in page.texts.model_dump().items():
        lines = [value] if isinstance(value, str) else list(value.values() if isinstance(value, dict) else value)
        for position, line in enumerate(lines, 1):
            yield f"texts.{name}.{position}", "standard_text", line


def _numbers(numbers: Iterable["EmergencyNumber"]) -> Iterator[tuple[str, str, str]]:
    for number in numbers:
        for name in ("country_name", "numbers", "text_number", "source"):
            yield f"emergency_numbers.{number.country}.{name}", "emergency_number", getattr(number, name)
