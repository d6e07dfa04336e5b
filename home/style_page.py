"""The living style page: every block and partial of the public pages, in any band, set of colours and direction."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe
from wagtail import blocks
from wagtail.admin.menu import MenuItem
from wagtail.fields import StreamField
from wagtail.models import Page

from curriculum.models import AgeBand, Source
from lessons.contexts import teach_context
from lessons.finder.cards import Card
from lessons.finder.finding import find
from lessons.finder.searching import Search
from lessons.models import LessonPage
from lessons.neighbours import Neighbours
from support.emergency_numbers import EmergencyNumber
from support.help_list import help_list
from support.standard_texts import help_page_texts

from .our_sources import SourceUse

BANDS = ("5-7", "7-9", "9-11", "11-14", "14-16", "16-18")
# Each choice that the page offers: what the address calls it, what people read, and its values, the first by default.
CHOICES: dict[str, tuple[str, dict[str, str]]] = {
    "band": ("Age band", {band: band.replace("-", "–") for band in BANDS}),
    "colours": ("Colours", {"light": "Light", "dark": "Dark", "cream": "Cream"}),
    "direction": ("Direction", {"ltr": "Left to right", "rtl": "Right to left"}),
    "reader": ("Reader", {"student": "Student", "teacher": "Teacher", "family": "Family"}),
}
COLOURS = (
    *("paper", "sheet", "ink", "quiet", "link", "line", "hairline", "good", "old", "halo", "halo-ink"),
    *("accent", "accent-tint", "accent-ring", "accent-line", "on-accent", "help", "help-tint", "help-line"),
)
# Partials for every reader and for one; those that others include come with them.
PARTIALS = (
    "partials/ways_on.html",
    "partials/pages.html",
    "lessons/partials/list_filter.html",
    "lessons/partials/words_read_as.html",
)
PARTIALS_OF = {
    "student": (
        "partials/trail.html",
        "lessons/partials/picture_strip.html",
        "lessons/partials/neighbours.html",
        "lessons/partials/content_note.html",
        "lessons/partials/help_sheet.html",
    ),
    "teacher": (
        "lessons/partials/finder_facet.html",
        "lessons/partials/finder_empty.html",
        "lessons/partials/plan_list.html",
        "lessons/partials/shortened.html",
        "lessons/partials/who_today.html",
        "lessons/partials/for_this_class.html",
        "lessons/partials/class_form.html",
        "lessons/partials/told_button.html",
        "lessons/partials/told_now.html",
        "lessons/partials/teach_sections.html",
    ),
    "family": ("lessons/partials/family_sections.html",),
}
SIZES = ("text-s", "text-m", "text-read", "text-l", "text-xl", "text-2xl")
SPACES = ("space-1", "space-2", "space-3", "space-4", "space-5", "space-6", "space-7")


@dataclass(frozen=True, slots=True)
class BlockSample:
    """A block with its preview; ``is_item`` when its markup is an item and wants a list around it."""

    name: str
    description: str
    html: SafeString

    @property
    def is_item(self) -> bool:
        return self.html.lstrip().startswith("<li")


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a choice, as a link."""

    label: str
    query: str
    is_chosen: bool


def style_urls() -> list[URLPattern]:
    return [path("style/", style_page, name="style_page")]


def style_menu_item() -> MenuItem:
    return MenuItem("Style page", reverse("style_page"), icon_name="view", order=1100)


@require_safe
def style_page(request: HttpRequest) -> HttpResponse:
    """Everything a public page is made of. A value that there is not is as good as none: the first counts."""
    chosen = {
        name: asked if (asked := request.GET.get(name, "")) in values else next(iter(values))
        for name, (_, values) in CHOICES.items()
    }
    lesson, help_texts = sample_lesson(), help_page_texts("en")
    another = LessonPage.objects.visible().first() or lesson
    context = teach_context(lesson) | {
        "page": lesson,
        "chosen": chosen,
        "choices": [(label, list(options(name, chosen))) for name, (label, _) in CHOICES.items()],
        "colour_names": COLOURS,
        "size_names": SIZES,
        "space_names": SPACES,
        "samples": list(block_samples(audience=chosen["reader"])),
        "audience": chosen["reader"],
        "list": Paginator(range(30), 10).page(2),
        "age_band": AgeBand.objects.filter(slug=chosen["band"]).first() or AgeBand.objects.first(),
        "neighbours": Neighbours(previous=another, next=another),
        "part": "",
        "all_bands": AgeBand.objects.all(),
        "q": "sleep",
        "unknown": ["3-4"],
        "partials": PARTIALS + PARTIALS_OF[chosen["reader"]],
        "help_texts": help_texts,
        "help_places": help_list(
            QueryDict("country=GB"), numbers=EmergencyNumber.objects.all(), usual="", texts=help_texts
        ),
        **finder_samples(another),
        "search": Search(scores={}, read_as={"slepe": "sleep"}, not_found=["xylophone"]),
        "without_note": without_note(lesson),
        "sources": [SourceUse(sample_source(), tools=("Paced breathing",), rules=2)],
        "is_sensitive": True,
        "draft": True,
    }
    return render(request, "home/admin/style_page.html", context)


def without_note(lesson: LessonPage) -> LessonPage:
    """The same lesson without its note on the content: a page has one at most."""
    same = copy(lesson)
    same.content_note_mentions = same.content_note_choices = ""
    return same


def finder_samples(lesson: LessonPage) -> dict[str, Any]:
    """One of each that the finder is made of."""
    found = find(QueryDict("topic=nothing-of-the-kind"))
    card = Card(
        lesson=lesson,
        module=None,
        band=lesson.age_band,
        age="Ages 11–14",
        also="ages 14–16",
        shortest=30,
        sheets=2,
        things=["Scrap paper", "A box with a lid"],
        more_things=1,
    )
    return {"found": found, "facet": found.facets[0], "card": card, "lesson": lesson, "records": {}}


def options(name: str, chosen: dict[str, str]) -> Iterator[Option]:
    """The values of the choice ``name``, each as a link that keeps the other choices."""
    for value, label in CHOICES[name][1].items():
        query = QueryDict(mutable=True)
        query.update(chosen | {name: value})
        yield Option(label=label, query=query.urlencode(), is_chosen=chosen[name] == value)


def block_samples(*, audience: str) -> Iterator[BlockSample]:
    """Every block of every page type, each class once, as ``audience`` reads its preview."""
    seen: set[str] = set()
    for block in page_blocks():
        if (name := block_name(block)) not in seen:
            seen.add(name)
            bound = block.bind(block.get_preview_value())
            html = bound.render(context={"audience": audience})
            yield BlockSample(name=name, description=block.get_description(), html=SafeString(html))


def page_blocks() -> Iterator[blocks.Block]:
    """Blocks of our own, and those that stand in a picker, in the order in which pages hold them."""
    for model in apps.get_models():
        if issubclass(model, Page):
            for field in model._meta.get_fields():
                if isinstance(field, StreamField):
                    yield from _within(field.stream_block, is_picked=True)


def block_name(block: blocks.Block) -> str:
    """The class of a block of ours; a plain one of Wagtail's is told by the place in which it is picked."""
    is_ours = not type(block).__module__.startswith("wagtail.")
    return type(block).__name__ if is_ours else f"{type(block).__name__} {block.name}".strip()


def _within(block: blocks.Block, *, is_picked: bool = False) -> Iterator[blocks.Block]:
    if is_picked or not type(block).__module__.startswith("wagtail."):
        yield block
    if isinstance(block, blocks.ListBlock):
        yield from _within(block.child_block)
    for child in getattr(block, "child_blocks", {}).values():
        yield from _within(child, is_picked=isinstance(block, blocks.StreamBlock))


def sample_source() -> Source:
    """A source that is stored nowhere."""
    return Source(code="S0", what="A study of small habits", address="https://example.org/study", read_as="V summary")


def sample_lesson() -> LessonPage:
    """A lesson that is stored nowhere, made of what its blocks show of themselves."""
    lesson = LessonPage(
        title="Coping that lasts",
        code="M0.0",
        key_question="What helps for longer than a moment?",
        minutes=50,
        group_size="whole class, up to 32",
        depth=1,
        content_note_mentions="This lesson talks about stress.",
        content_note_leaves_out="It does not go into what happens at home.",
        content_note_choices="You can draw or read instead.",
        support="A sheet with pictures and two answers to choose from.",
        challenge="A question to think through with somebody else.",
        access="A seat near the door, and the sheet on coloured paper.",
    )
    for field in LessonPage._meta.get_fields():
        if isinstance(field, StreamField):
            setattr(lesson, field.name, field.stream_block.get_preview_value())
    reading = LessonPage._meta.get_field("reading").stream_block
    picture = reading.child_blocks["picture"].get_preview_value()
    lesson.reading = blocks.StreamValue(reading, [("picture", picture, "one"), ("picture", picture, "two")])
    return lesson
