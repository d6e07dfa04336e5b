"""SR-33: a lesson or module has a guide that can be printed, and a note for families."""

from collections.abc import Iterator

from checks.structure import Noticed, NotYet, structural_rule
from curriculum.models import ModulePage
from lessons.models import LessonPage
from lessons.structure.parts import is_blank

FAMILY_NOTE = {
    "family_taught": "Tell families what was taught.",
    "family_try": "Give families one thing to try at home.",
    "family_talk": "Help families to talk about it.",
    "family_help": "Tell families where help is.",
}
NO_CODE = "Give it a code: its guide is printed and found by the code."


@structural_rule("SR-33", for_pages="lessons.LessonPage")
def lesson_has_guide_and_family_note(lesson: LessonPage) -> Iterator[Noticed | NotYet]:
    for name, message in FAMILY_NOTE.items():
        if is_blank(getattr(lesson, name)):
            yield Noticed(name, message)
    if not lesson.code:
        yield Noticed("code", NO_CODE)
    yield NotYet()


@structural_rule("SR-33", for_pages="curriculum.ModulePage")
def module_has_guide(module: ModulePage) -> Iterator[Noticed | NotYet]:
    """The note for families is in each of its lessons."""
    if not module.code:
        yield Noticed("code", NO_CODE)
    yield NotYet()
