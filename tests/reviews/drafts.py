"""Drafts of lessons that say what a test needs them to say."""

from typing import Any

from lessons.models import LessonPage

from ..site import SmallSite

# A word that a rule of the real set blocks everywhere but where it is quoted to be mended. Its pattern is in no test.
LABELS, BLOCKED = "She is a psycho.", "psycho"
QUOTE = {"purpose": "To mend them.", "words": f"<p>{LABELS}</p>", "better": "<p>She is upset.</p>"}


def draft(site: SmallSite, **fields: Any) -> LessonPage:
    """A lesson with its first revision; public unless told otherwise."""
    lesson = site.lesson(**fields)
    lesson.save_revision()
    return lesson


def stream(name: str, *parts: tuple[str, Any]) -> Any:
    """A value of the stream ``name`` of a lesson, from block types and stored values."""
    block = LessonPage._meta.get_field(name).stream_block
    return block.to_python([{"type": kind, "value": value} for kind, value in parts])


def paragraphs(*texts: str) -> Any:
    """A reading of one paragraph each."""
    return stream("reading", *[("paragraph", f"<p>{text}</p>") for text in texts])
