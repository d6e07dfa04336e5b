"""Every picture of a page in words: what readers see or hear of it, and whose it is."""

from typing import Any

from .canonical import Canon
from .parts import parts_for
from .references import Words, words_of


def pictures_in_words(page: Any) -> list[tuple[Any, str]]:
    """The key and the words of every picture, in the order of the page, wherever it stands."""
    canon = Canon()
    model: Any = type(page)
    for names in parts_for(model).fields.values():
        for name in names:
            canon.field(page, name)
    words = words_of(picture.chosen for picture in canon.pictures)
    return [(picture.chosen.pk, _said(picture.shown(words[picture.chosen]))) for picture in canon.pictures]


def _said(shown: Words) -> str:
    said = {
        "Alt text": "none, it is decorative" if shown["is_decorative"] else shown["alt_text"],
        "Credit": shown.get("credit", ""),
        "Licence": shown.get("licence", ""),
        "File": shown["file"],
    }
    return "\n".join(f"{name}: {value}" for name, value in said.items())
