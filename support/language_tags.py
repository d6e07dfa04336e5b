"""Languages in which help is given, by their tags."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import get_language_info

# Those that Django knows no name for.
_MORE = {
    "ase": "American Sign Language",
    "bfi": "British Sign Language",
    "fil": "Filipino",
    "mi": "Māori",
    "xh": "Xhosa",
    "zh": "Chinese",
    "zu": "Zulu",
}


def language_name(tag: str) -> str:
    """What a language is called in English; the tag itself where nobody knows."""
    if tag.lower() in _MORE:
        return _MORE[tag.lower()]
    try:
        return str(get_language_info(tag.lower())["name"])
    except KeyError:
        return tag


def check_language_tags(tags: Iterable[str]) -> None:
    """Refuses a tag that stands for no language."""
    unknown = [tag for tag in tags if language_name(tag) == tag]
    if unknown:
        raise ValidationError(f"No language has the tag “{unknown[0]}”. Write it as in en, cy or zh-hans.")
