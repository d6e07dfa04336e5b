"""What lesson templates need beyond if, for and with."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.conf import settings
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from ..blocks.activities import ActivityKind, Grouping
from ..blocks.handouts import Copies
from ..briefing import not_before_a_break, what_may_come_up
from ..class_lines import CLASS_LINES, ClassLine
from ..families.letter import Letter, letter_of
from ..families.shown import ShownLesson, shown_lessons
from ..script_parts import ScriptPart, script_parts, short_sentences
from ..standard_texts import StandardTexts, standard_texts

register = template.Library()

CHOICES = {"kind": ActivityKind, "grouping": Grouping, "copies": Copies}


@register.filter
def prose(html: str) -> SafeString:
    """A rich text field in the same frame as a block of prose; an empty one leaves nothing."""
    return mark_safe(f'<div class="prose">{expand_db_html(html)}</div>' if html else "")  # noqa: S308


@register.filter
def if_short(script: Any) -> list[str]:
    """What a script says to do if time is short, sentence by sentence."""
    return short_sentences(str(getattr(script, "source", script) or ""))


@register.filter
def spoken_and_done(script: Any) -> list[ScriptPart]:
    """A script (the value of a block of rich text) as what is read out and what is done."""
    return script_parts(getattr(script, "source", "") or "")


@register.filter
def choice_label(value: str | None, name: str) -> str:
    """The words for a stored choice; a draft may still lack it."""
    return str(dict(CHOICES[name].choices).get(value, "")) if value else ""


@register.filter
def times(count: int | None) -> range:
    """Something to loop over ``count`` times."""
    return range(count or 0)


@register.filter
def out_of_order(pairs: Sequence[Any]) -> list[Any]:
    """The same items in another order, the same each time so that a sheet's bytes are."""
    items = list(pairs)
    half = (len(items) + 1) // 2
    return [
        item for couple in zip([*items[half:], None], items[:half], strict=False) for item in couple if item is not None
    ]


@register.filter
def numbered(items: Sequence[Any] | None, number: int | None) -> Any:
    """The item with that number, counted from one; nothing where there is none, as in a draft."""
    return items[number - 1] if items and number and 0 < number <= len(items) else ""


@register.simple_tag
def class_lines() -> tuple[ClassLine, ...]:
    """The lines that a teacher fills in on the device, for one class."""
    return CLASS_LINES


register.filter(what_may_come_up)
register.simple_tag(not_before_a_break)


@register.simple_tag(takes_context=True)
def as_students_see_them(context: Any, lessons: Sequence[Any]) -> list[ShownLesson]:
    """Everything that ``lessons`` show to students, made from the student page's own context."""
    return shown_lessons(lessons, request=context.get("request"))


@register.simple_tag
def family_letter(module: Any, lessons: Sequence[Any], is_unreviewed: bool) -> Letter:
    """The plain letter of ``module``; it says where nobody has reviewed the module or one of its ``lessons``."""
    return letter_of(module, lessons, is_unreviewed=is_unreviewed)


@register.simple_tag(name="standard_texts")
def the_standard_texts() -> StandardTexts:
    """What every lesson prints, for pages of a whole module."""
    return standard_texts(translation.get_language() or settings.LANGUAGE_CODE)


@register.simple_tag
def ground_rules(band_code: str) -> list[str]:
    """What a class of that band agrees on in every lesson."""
    return the_standard_texts().ground_rules_for(band_code)


@register.simple_tag
def any_outside_link(shown: Sequence[ShownLesson]) -> bool:
    """Whether one of the lessons leads away from this site."""
    return any(one.outside_links for one in shown)
