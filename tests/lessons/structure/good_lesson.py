"""Lessons that keep every rule, plain and sensitive: a test breaks one thing."""

from typing import Any

from wagtail.models import Locale

from checks.structure import judge
from lessons.models import LessonPage

from ...factories import (
    AgeBandFactory,
    ModulePageFactory,
    PictureFactory,
    SensitiveTopicFactory,
    TopicFactory,
    activity,
    calm_end,
)
from ...site import SmallSite

RAE = (
    "<p>Rae is made up. Rae has had a hard week. She sleeps badly, and she is short with her friends. On Friday she "
    "goes for a walk with her brother. They talk about the week, and it feels a bit lighter.</p>"
    "<p>A walk can be a habit. A habit is something that you do often, without much thought. Rae picks one habit for "
    "the next week. She will put her phone away at nine and read in bed.</p>"
    "<p>Some weeks stay hard. If a feeling lasts, or gets in the way, Rae can tell an adult at school. If the first "
    "adult is busy, she can tell another one.</p>"
)
NAMED = (
    "<p>This page names self-harm, calmly and without details. Self-harm is a sign that a person needs care. "
    "You can stop at any time.</p>"
)
PRIVATE_SHEET = {
    "title": "My plan",
    "copies": "one_each",
    "instructions": "This is yours. Do not put your name on it.",
    "keep_private": True,
    "parts": [{"type": "lines", "value": {"prompt": "When I feel low, I could tell ...", "count": 2}}],
}
SORTING_SHEET = {
    "title": "Helps now, helps later",
    "copies": "one_a_pair",
    "instructions": "Rae is made up. Sort the cards.",
    "keep_private": False,
    "parts": [
        {"type": "cards", "value": ["A walk", "A talk"]},
        {
            "type": "table",
            "value": {"caption": "Two people", "columns": ["Name", "What helps"], "rows": [["Rae", ""], ["Kofi", ""]]},
        },
    ],
}


def stream(field: str, *parts: tuple[str, Any]) -> Any:
    """A value of the lesson's StreamField ``field``, as it is stored."""
    block = LessonPage._meta.get_field(field).stream_block
    return block.to_python([{"type": kind, "value": value} for kind, value in parts])


def picture(*, alt: str = "A path between two trees.", decorative: bool = False, **fields: Any) -> dict[str, Any]:
    """The stored value of a picture block with a new picture."""
    image = PictureFactory(**fields)
    return {"image": {"image": image.pk, "alt_text": alt, "decorative": decorative}, "caption": ""}


def critique(**changes: Any) -> dict[str, Any]:
    return {
        "purpose": "We look at this line to mend it.",
        "words": "<p>Moody teens again</p>",
        "better": "<p>Many young people have ups and downs.</p>",
        **changes,
    }


def good_lesson(site: SmallSite, **fields: Any) -> LessonPage:
    """A lesson of 30 minutes for ages 11 to 14, without a problem."""
    return site.lesson(
        **{
            "minutes": 30,
            "reading": stream("reading", ("paragraph", RAE), ("critique", critique()), ("picture", picture())),
            "activities": stream("activities", *(("activity", step) for step in good_steps())),
            "handouts": stream("handouts", ("handout", PRIVATE_SHEET), ("handout", SORTING_SHEET)),
            "when_not_to_teach": "<p>This lesson waits after a death at the school.</p>",
            "confidentiality_script": "I will listen. If someone is not safe, I have to tell a person who can help.",
            **fields,
        }
    )


def sensitive_lesson(site: SmallSite, **fields: Any) -> LessonPage:
    """A lesson for ages 14 to 16 on a sensitive topic without a problem, in a module of its own, not the last there."""
    module = ModulePageFactory(parent=site.curriculum, slug="help", title="Finding help", code="T8")
    band = AgeBandFactory(code="B5")
    topic = SensitiveTopicFactory(slug="self-harm", name="Self-harm", floor=band)
    lesson = good_lesson(
        site,
        **{
            "parent": module,
            "title": "Getting help",
            "slug": "getting-help",
            "age_band": band,
            "links": {"topics": [topic]},
            "reading": stream("reading", ("paragraph", RAE + NAMED), ("picture", picture())),
            "content_note_mentions": "This lesson names self-harm, calmly and briefly.",
            "content_note_leaves_out": "It gives no details and no numbers.",
            "content_note_choices": "You may sit out, step out or do another task, without a reason.",
            "content_note_told_in_advance": "The class is told in the lesson before.",
            "staff_briefing": "<p>Everyone who meets the class is told the date.</p>",
            "before_weekend": "<p>Teach it early in the week.</p>",
            "family_letter": "<p>In one week your child's class has a lesson about getting help.</p>",
            **fields,
        },
    )
    site.lesson(parent=module, title="The next one")
    return lesson


def good_steps() -> list[dict[str, Any]]:
    """Four activities, 30 minutes: a start, a story, an end to measure and a calm end."""
    return [
        activity(title="Start", minutes=5, kind="baseline"),
        activity(title="Rae's week", minutes=15, kind="story"),
        activity(title="Look back", minutes=5, kind="endpoint"),
        calm_end(),
    ]


def with_steps(lesson: LessonPage, *steps: dict[str, Any]) -> LessonPage:
    """The lesson with other activities, and with their sum as its minutes."""
    lesson.activities = stream("activities", *(("activity", step) for step in steps))
    lesson.minutes = sum(step.get("minutes") or 0 for step in steps)
    return lesson


def with_topics(lesson: LessonPage, **topics: Any) -> LessonPage:
    """The lesson with these topics instead: slug and floor, hyphens as underscores."""
    lesson.topics.set(
        [TopicFactory(slug=slug.replace("_", "-"), name=slug, floor=floor) for slug, floor in topics.items()]
    )
    return lesson


def problems(page: Any, rule: str = "") -> dict[str, str]:
    """Messages by place of the problems with one rule; without a rule of all, by id and place."""
    found: dict[str, str] = {}
    for problem in judge(page, rules={rule} if rule else None).problems:
        place = problem.place if rule else f"{problem.rule} {problem.place}"
        found[place] = " ".join(filter(None, [found.get(place), problem.message]))
    return found


def in_language(page: Any, code: str) -> Any:
    """The page as it would be in another language."""
    page.locale, _ = Locale.objects.get_or_create(language_code=code)
    return page


def not_judged(page: Any, *rules: str) -> dict[str, str]:
    """Reasons by rule; with ``rules`` of those only."""
    return {each.rule: each.why for each in judge(page, rules=rules or None).not_judged}
