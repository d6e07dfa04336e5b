"""What keeps a lesson safe: content note, disclosure, a safe room, and who knows before."""

import re
from collections.abc import Iterator

from checks.facts import Facts
from checks.passages import language_of
from checks.structure import Noticed, NotYet, applies_when, structural_rule
from wording.letters import fold

from ..choices import Distancing
from ..models import LessonPage
from ..standard_texts import standard_texts
from .parts import LESSON, is_blank, is_sensitive, topics_of
from .word_lists import word_lists

CONTENT_NOTE = {
    "content_note_mentions": "Say calmly what the lesson mentions.",
    "content_note_leaves_out": "Say what the lesson leaves out.",
    "content_note_choices": "Say what a student can do instead.",
    "content_note_told_in_advance": "Say when the class is told.",
}
NOTE_WORDS = range(20, 81)
DISCLOSURE_STEPS = 10
SHOUTED = re.compile(r"!|\b[A-Z]{4,}\b")

applies_when("sensitive", for_pages=LESSON)(is_sensitive)


@applies_when("disclosure", for_pages=LESSON)
def is_disclosure_possible(lesson: LessonPage) -> bool:
    return lesson.disclosure_possible


@applies_when("sensitive_or_disclosure", for_pages=LESSON)
def needs_disclosure_steps(lesson: LessonPage, facts: Facts) -> bool:
    return lesson.disclosure_possible or is_sensitive(lesson, facts)


@applies_when("recovery_story", for_pages=LESSON)
def carries_a_story(lesson: LessonPage, facts: Facts) -> bool:
    return lesson.lived_experience or any(topic.slug == "recovery-story" for topic in topics_of(lesson, facts))


@structural_rule("SR-01", for_pages=LESSON, needs_no_query=True)
def has_a_content_note(lesson: LessonPage) -> Iterator[Noticed | NotYet]:
    texts = {name: getattr(lesson, name) or "" for name in CONTENT_NOTE}
    blank = [name for name, text in texts.items() if is_blank(text)]
    for name in blank:
        yield Noticed(name, CONTENT_NOTE[name])
    words = len(" ".join(texts.values()).split())
    if not blank and words not in NOTE_WORDS:
        yield Noticed(
            "content_note_mentions",
            f"The four parts of the content note have {words} words together. Write "
            f"{NOTE_WORDS.start} to {NOTE_WORDS.stop - 1}.",
        )
    lists = word_lists(language_of(lesson))
    if lists is None:
        yield NotYet()
    for name, text in texts.items():
        if lists and lists.warning_words.search(fold(text).text):
            yield Noticed(name, "Call it a note, not a warning: it is there for choice, and warnings raise alarm.")
        if SHOUTED.search(text):
            yield Noticed(name, "Keep the content note calm: no capitals and no exclamation marks.")


@structural_rule("SR-04", for_pages=LESSON, needs_no_query=True)
def has_disclosure_steps(lesson: LessonPage) -> Iterator[Noticed]:
    """The ten steps are a standard text, printed for every lesson; the lesson adds its own cues and script."""
    if len(standard_texts(language_of(lesson)).disclosure_steps) < DISCLOSURE_STEPS:
        yield Noticed("", f"The standard text for a disclosure has fewer than {DISCLOSURE_STEPS} steps.")
    if is_blank(lesson.disclosure_cues):
        yield Noticed("disclosure_cues", "Say what a student might tell in this lesson, and how to respond.")
    if is_blank(lesson.confidentiality_script):
        yield Noticed("confidentiality_script", "Give the teacher words on the limits of confidentiality to read out.")


@structural_rule("SR-11", for_pages=LESSON)
def leaves_time_to_follow_up(lesson: LessonPage) -> Iterator[Noticed | NotYet]:
    if is_blank(lesson.before_weekend):
        yield Noticed("before_weekend", "Say what to do when the lesson falls before a weekend or holiday.")
    if not lesson.path:
        yield NotYet("Its place in the module is known when it is saved for the first time.")
    elif not lesson.get_next_siblings().exists():
        yield Noticed("", "Put another lesson after this one: students need one to come back to.")


@structural_rule("SR-12", for_pages=LESSON, needs_no_query=True)
def is_announced(lesson: LessonPage) -> Iterator[Noticed | NotYet]:
    if is_blank(lesson.staff_briefing):
        yield Noticed("staff_briefing", "Write a briefing: staff know before the lesson is taught.")
    lists = word_lists(language_of(lesson))
    if is_blank(lesson.family_letter):
        yield Noticed("family_letter", "Write a letter: families know a week before.")
    elif lists is None:
        yield NotYet()
    elif not lists.a_week_before.search(fold(lesson.family_letter).text):
        yield Noticed("family_letter", "Say in the letter that the lesson comes in a week: families need the time.")


@structural_rule("SR-13", for_pages=LESSON, needs_no_query=True)
def waits_after_a_death(lesson: LessonPage) -> Iterator[Noticed | NotYet]:
    lists = word_lists(language_of(lesson))
    text = lesson.when_not_to_teach or ""
    if lists is None and not is_blank(text):
        yield NotYet()
    elif is_blank(text) or (lists and not lists.serious_events.search(fold(text).text)):
        yield Noticed("when_not_to_teach")


@structural_rule("SR-18", for_pages=LESSON, needs_no_query=True)
def makes_a_safe_room(lesson: LessonPage) -> Iterator[Noticed]:
    """Ground rules with the right to pass are a standard text, printed for every lesson."""
    band = lesson.age_band.code if lesson.age_band else ""
    if not standard_texts(language_of(lesson)).ground_rules_for(band):
        yield Noticed("", "There are no ground rules for this age band.")
    if is_blank(lesson.why_it_matters):
        yield Noticed("why_it_matters", "Say what keeps this lesson safe, and why.")
    if not set(lesson.distancing or []) & set(Distancing.values):
        yield Noticed("distancing", "Choose at least one way to keep away from students' own lives.")
    if is_blank(lesson.distancing_note):
        yield Noticed("distancing_note", "Say who carries the lesson, and what to say instead of “you”.")
