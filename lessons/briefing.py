"""What those who lead a school are told of a lesson, in a line: from facts that decide its review."""

from collections.abc import Sequence

from .models import LessonPage

# By the fact that it follows from, in the order in which it is said.
MAY_COME_UP = {
    "disclosure_possible": "More than elsewhere, a pupil may tell somebody something.",
    "friend_at_risk": "Worry for a friend.",
    "private_work": "Pupils write what is theirs alone; nobody collects it.",
    "critique_language": "Hurtful words are shown, to be changed.",
    "lived_experience": "Somebody's own account.",
}
NOT_FOR_COVER = "Not a cover lesson: see “Who does what”."


def what_may_come_up(lesson: LessonPage) -> list[str]:
    """What a lesson mentions and may bring up, in sentences; that it is no cover lesson comes first."""
    first = [NOT_FOR_COVER] if lesson.is_sensitive else []
    mentions = [lesson.content_note_mentions.strip()] if lesson.content_note_mentions.strip() else []
    return first + mentions + [words for fact, words in MAY_COME_UP.items() if getattr(lesson, fact)]


def not_before_a_break(lessons: Sequence[LessonPage]) -> list[str]:
    """Codes of the lessons that should not be the last thing before a weekend or a holiday."""
    return [lesson.code for lesson in lessons if lesson.before_weekend]
