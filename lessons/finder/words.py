"""Which words a lesson is found by. Only what everybody may read: no search leads anybody to a teacher's words."""

import re
from collections.abc import Iterator

from wording.stems import base_forms

from ..models import LessonPage
from ..search_text import folded

# How much a word says about a lesson by where it stands. ``tests/lessons/test_leaks.py`` holds each place open to all.
PLACES = {
    "title": 8,
    "code": 8,
    "vocabulary.word.word": 6,
    "key_question": 4,
    "lesson_outcomes.i_can": 4,
    "vocabulary.word.meaning": 1,
}
LONGEST_WORD = 40
# The commonest words of a question say nothing about a lesson. Other languages have none here and lose only speed.
_ENGLISH = """
    a about all am an and any are as at be been but by can could did do does for from had has have how i if in into is
    it its lesson lessons may me more my no not of on one or our should so some than that the their them then there
    these they this those to was we were what when where which who why will with would you your
    arent cant couldnt didnt doesnt dont hasnt havent hes id ill im isnt ive lets shes shouldnt thats theres theyre
    wasnt were werent whats wheres whos wont wouldnt youre youve
"""
SMALL_WORDS = {"en": frozenset(_ENGLISH.split())}
# A code stays whole, as M4.3 does; other words are parted by a full stop.
WORD = re.compile(r"\w+(?:[.]\d+)*")


def words_in(text: str, language: str) -> list[str]:
    """The words of ``text``, folded, each once and in order, without those that say nothing; codes stay whole."""
    plain = re.sub(r"['’]", "", folded(text))
    small = SMALL_WORDS.get(language, frozenset())
    words = (word[:LONGEST_WORD] for word in WORD.findall(plain))
    return list(dict.fromkeys(word for word in words if word not in small and (len(word) > 1 or word.isdigit())))


def words_of(lesson: LessonPage) -> dict[str, int]:
    """The words of a lesson as it is stored, each with the weight of the best place where it stands."""
    language = lesson.locale.language_code
    found: dict[str, int] = {}
    for place, text in _texts(lesson):
        for word in words_in(text, language):
            found[word] = max(found.get(word, 0), PLACES[place])
    return found


def _texts(lesson: LessonPage) -> Iterator[tuple[str, str]]:
    yield "title", lesson.title
    # Its module's code too: M4 finds M4.1 to M4.4.
    yield "code", f"{lesson.code} {lesson.code.partition('.')[0]}"
    yield "key_question", lesson.key_question
    for link in lesson.lesson_outcomes.all():
        yield "lesson_outcomes.i_can", link.i_can
    # As stored: values of blocks, which nobody asks for here, take ten times as long to make.
    for part in lesson.vocabulary.raw_data:
        yield "vocabulary.word.word", part["value"].get("word") or ""
        yield "vocabulary.word.meaning", part["value"].get("meaning") or ""


def forms(word: str, language: str) -> set[str]:
    """What ``word`` may be a form of, itself among them: worries, worry. Nothing else in a language without rules."""
    return {form for form in base_forms(word) if len(form) > 2} | {word} if language == "en" else {word}
