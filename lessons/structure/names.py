"""SR-14: nothing that shows in a tab, in the history or in a list of downloads names a sensitive topic."""

from collections.abc import Iterator
from typing import Any

from wagtail.images.blocks import ImageBlock

from checks.facts import Facts
from checks.passages import language_of
from checks.structure import Noticed, NotYet, applies_when, structural_rule
from curriculum.models import ModulePage
from wording.letters import fold

from ..models import LessonPage
from .parts import LESSON, MODULE
from .word_lists import word_lists

# The code names the PDFs.
NAMES = ("title", "slug", "seo_title", "code")
MESSAGE = "Use a neutral name: it shows in tabs and in the history of a shared device."


@applies_when("sensitive_lessons", for_pages=MODULE)
def has_sensitive_lessons(module: ModulePage) -> bool:
    if not module.path:
        return False
    return LessonPage.objects.child_of(module).filter(lesson_topics__tag__is_sensitive=True).exists()


@structural_rule("SR-14", for_pages=LESSON)
def names_are_neutral(lesson: LessonPage, facts: Facts) -> Iterator[Noticed | NotYet]:
    yield from _telling_names(lesson)
    lists = word_lists(language_of(lesson))
    pictures = [part for part in facts.parts if isinstance(part.block, ImageBlock)]
    for place, _, image in pictures:
        if lists and lists.telling_names.search(_as_words(image.file.name.rpartition("/")[2])):
            yield Noticed(place, "Give the picture's file a neutral name: it shows when the picture is saved.")


@structural_rule("SR-14", for_pages=MODULE)
def names_of_modules_are_neutral(module: ModulePage) -> Iterator[Noticed | NotYet]:
    """The address and title of a module stand in those of its lessons."""
    yield from _telling_names(module)


def _telling_names(page: Any) -> Iterator[Noticed | NotYet]:
    lists = word_lists(language_of(page))
    if lists is None:
        yield NotYet()
        return
    for name in NAMES:
        if lists.telling_names.search(_as_words(getattr(page, name) or "")):
            yield Noticed(name, MESSAGE)


def _as_words(name: str) -> str:
    return fold(name.replace("_", " ").replace("-", " ").replace(".", " ")).text
