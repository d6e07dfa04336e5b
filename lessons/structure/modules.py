"""SR-35: the lessons of a module stand in an order that teaches."""

from collections.abc import Iterator

from checks.structure import Noticed, NotYet, structural_rule
from curriculum.models import ModulePage

from ..models import LessonPage
from .parts import MODULE, linked_topics

SIGNS, PLANS = "warning-signs", "planning"
HELP_TOPICS, HELP_STRAND = frozenset({"help-seeking", "urgent-help"}), "HLP"


@structural_rule("SR-35", for_pages=MODULE)
def lessons_stand_in_order(module: ModulePage) -> Iterator[Noticed | NotYet]:
    """Lessons count as they stand in the database, drafts included."""
    lessons = list(_lessons(module))
    if not lessons:
        yield NotYet("It can be judged when the module has lessons.")
        return
    for number, lesson in enumerate(lessons, start=1):
        if lesson.code != f"{module.code}.{number}":
            yield Noticed(
                "",
                f"Lesson {number} of the module has the code “{lesson.code}”, not “{module.code}.{number}”. "
                "Codes run in order, without a gap.",
            )
            break
    about = [{topic.slug for topic in linked_topics(lesson)} for lesson in lessons]
    signs, plans = _first(SIGNS, about), _first(PLANS, about)
    if signs is not None and plans is not None and plans < signs:
        yield Noticed("", "Teach the signs before plans are made: students plan for what they can notice.")
    if not any(topics & HELP_TOPICS for topics in about) and not any(map(_teaches_help, lessons)):
        yield Noticed("", "Add a lesson about finding help: every module has one.")


def _lessons(module: ModulePage) -> list[LessonPage]:
    if not module.path:
        return []
    lessons = LessonPage.objects.child_of(module).order_by("path").defer_streamfields()
    return list(lessons.prefetch_related("lesson_topics__tag", "lesson_outcomes__outcome__strand"))


def _first(slug: str, about: list[set[str]]) -> int | None:
    return next((number for number, topics in enumerate(about) if slug in topics), None)


def _teaches_help(lesson: LessonPage) -> bool:
    return any(link.outcome and link.outcome.strand.code == HELP_STRAND for link in lesson.lesson_outcomes.all())
