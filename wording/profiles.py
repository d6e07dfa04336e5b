"""What each kind of reader can read: the reading profiles of ``profiles.yaml``."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

PROFILES_FILE = Path(__file__).parent / "profiles.yaml"


@dataclass(frozen=True, slots=True)
class Profile:
    """Limits for one kind of reader. Grades are Flesch-Kincaid grades, the rest whole words; no ``words``, no limit.

    ``age_band`` is the band's slug, empty for the profiles of help panel, teachers and families. ``vocabulary`` is the
    code of the band whose common words the reader knows; empty where words are not looked up. ``readers`` is what
    messages call the readers.
    """

    name: str
    grade_target: float
    grade_warn: float
    average_sentence: int
    longest_sentence: int
    words: int | None
    age_band: str = ""
    vocabulary: str = ""
    readers: str = ""


@cache
def profiles() -> dict[str, Profile]:
    """Every reading profile by its name: B1 to B6, HELP, TEACHER, FAMILY."""
    loaded = yaml.safe_load(PROFILES_FILE.read_text(encoding="utf-8"))
    return {name: Profile(name=name, **limits) for name, limits in loaded["profiles"].items()}


@cache
def score_min_words() -> int:
    """Fewer words than this are too short to score: a formula for grades says nothing about them."""
    return int(yaml.safe_load(PROFILES_FILE.read_text(encoding="utf-8"))["score_min_words"])


def band_code(age_band: str) -> str:
    """The code ("B4") of an age band given by code or slug ("11-14"). Raises ``ValueError`` for any other text."""
    given = age_band.strip().replace("–", "-")
    for profile in profiles().values():
        if profile.age_band and given.upper() in {profile.name, profile.age_band}:
            return profile.name
    known = ", ".join(profile.age_band for profile in profiles().values() if profile.age_band)
    raise ValueError(f"There is no age band {age_band!r}. There are {known}.")


def profile_named(name: str) -> Profile:
    """A profile by its name, or an age band's by code or slug. Raises ``ValueError`` for any other text."""
    return profiles().get(name.strip().upper()) or profiles()[band_code(name)]
