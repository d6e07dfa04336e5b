"""What a page says, in stretches that know who reads them: the one thing that every check of words stands on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of plain text with its readers and its place.

    ``audiences`` holds any of "student", "teacher", "family". ``place`` says where the text stands: parts with dots
    between, a block's number among them, so that passages of one block share all but the last part
    ("activities.3.script"). ``block_type`` is the StreamField block's name ("paragraph", "critique", ...) or a field's.
    ``language`` is a language code: a language without rules is not checked, and says so.
    """

    text: str
    audiences: frozenset[str]
    place: str
    block_type: str
    language: str = "en"
