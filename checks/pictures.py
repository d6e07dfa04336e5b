"""SR-23: pictures are described, and show nothing that harms."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from wagtail.images.blocks import ImageBlock

from wording.letters import fold

from .facts import Facts
from .structure import Noticed, NotYet, structural_rule

REFUSED_FILE = Path(__file__).parent / "refused_pictures.yaml"
# Characters. The same limits as for the picture itself, whose text a page may replace.
SHORTEST_ALT, LONGEST_ALT = 5, 125


@structural_rule("SR-23", for_pages="wagtailcore.Page")
def pictures_are_described(page: Any, facts: Facts) -> Iterator[Noticed | NotYet]:
    """Decoration has no alt text: what it shows is judged from the picture's own description."""
    pictures = [part for part in facts.parts if isinstance(part.block, ImageBlock)]
    if pictures:
        yield NotYet()
    for place, _, image in pictures:
        alt = (image.contextual_alt_text or "").strip()
        if not image.decorative and not SHORTEST_ALT <= len(alt) <= LONGEST_ALT:
            yield Noticed(
                place,
                f"Describe the picture in {SHORTEST_ALT} to {LONGEST_ALT} characters ({len(alt)} now), "
                "or mark it as decoration.",
            )
        shown = " ".join([alt, image.description or "", image.title or ""])
        for what in _refused_in(shown):
            yield Noticed(place, f"Choose another picture: {what}.")


def _refused_in(text: str) -> Iterator[str]:
    folded = fold(text).text
    for what, pattern in _refused().items():
        if pattern.search(folded):
            yield what


@cache
def _refused() -> dict[str, re.Pattern[str]]:
    loaded = yaml.safe_load(REFUSED_FILE.read_text(encoding="utf-8"))
    return {each["why"]: _any_of(each["shows"]) for each in loaded["refused"]}


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words; spaces also match hyphens."""
    return re.compile("|".join(rf"\b{re.escape(phrase).replace(chr(92) + ' ', '[ -]')}\b" for phrase in phrases))
