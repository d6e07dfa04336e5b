"""SR-02: every page that students read shows where help is."""

from collections.abc import Iterator
from typing import Any

from checks.passages import language_of
from checks.structure import Noticed, structural_rule

from .standard_texts import DIRECTORY


@structural_rule("SR-02", for_pages="wagtailcore.Page")
def shows_where_help_is(page: Any) -> Iterator[Noticed]:
    """Standard texts, each with an adult at school and a way outside. A language may lack them."""
    language = language_of(page)
    names = {language, language.partition("-")[0]}
    if not any((DIRECTORY / name / "help_panel.yaml").is_file() for name in names):
        yield Noticed(
            "", f"The help panel has no words in the language of this page yet ({language}): nobody could read it."
        )
