"""The plain letter of a module: one content for the page, for paper and for Word."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.utils import translation

from ..models import LessonPage

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class LetterTexts:
    """The words of the letter in one language, in the order in which they stand there."""

    date: str
    greeting: str
    opening: str
    lessons: str
    everything: str
    choice: str
    more_care: str
    made: str
    sample: str
    home: str
    tell_us: str
    visit: str
    closing: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What the letter says. ``is_unreviewed``: nobody has checked the lessons, and the letter has to say so."""

    title: str
    texts: LetterTexts
    opening: str
    lessons_line: str
    lessons: tuple[str, ...]
    address: str
    asks_for_care: bool
    is_unreviewed: bool


@cache
def letter_texts(language: str = "en") -> LetterTexts:
    """The texts in ``language``; English where no file has it yet."""
    path = FOLDER / f"{language}.yaml"
    if not path.exists():
        path = FOLDER / "en.yaml"
    return LetterTexts(**yaml.safe_load(path.read_text(encoding="utf-8")))


def letter_of(module: Any, lessons: Sequence[LessonPage], *, is_unreviewed: bool) -> Letter:
    """The letter of ``module`` with its public ``lessons``: titles and key questions, as the student page has them."""
    texts = letter_texts(translation.get_language() or settings.LANGUAGE_CODE)
    minutes = sum(lesson.minutes or 0 for lesson in lessons)
    band = module.age_band.label.lower() if module.age_band else "our students"
    return Letter(
        title=module.title,
        texts=texts,
        opening=texts.opening.replace("{module}", module.title),
        lessons_line=texts.lessons.replace("{band}", band).replace("{minutes}", str(minutes)),
        lessons=tuple(": ".join(filter(None, (lesson.title, lesson.key_question))) for lesson in lessons),
        address=_address_of(module),
        asks_for_care=any(lesson.is_sensitive for lesson in lessons),
        is_unreviewed=is_unreviewed,
    )


def _address_of(module: Any) -> str:
    """Where families see everything, in full; empty for a draft that stands nowhere."""
    parts = module.get_url_parts()
    return f"{settings.WAGTAILADMIN_BASE_URL}{parts[2]}family/" if parts else ""
