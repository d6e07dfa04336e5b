"""Sheets for students: black and white, one A4 page each, no field for a name."""

from django.db import models
from wagtail import blocks

from assets.blocks import PictureBlock

from .prose import ProseBlock
from .self_care import SelfCareToolBlock


class Copies(models.TextChoices):
    """How many of a sheet to print."""

    ONE_EACH = "one_each", "One each"
    ONE_A_PAIR = "one_a_pair", "One a pair"
    ONE_A_GROUP = "one_a_group", "One a group"
    ONE_A_CLASS = "one_a_class", "One for the class"


class BoxSize(models.TextChoices):
    """How much of a page a drawing box takes."""

    SMALL = "small", "Small: a quarter of a page"
    MEDIUM = "medium", "Medium: a third of a page"
    LARGE = "large", "Large: half a page"


class CardsBlock(blocks.ListBlock):
    """Cards to cut out and sort."""

    def __init__(self, child_block: object = None, **kwargs: object) -> None:
        super().__init__(child_block or blocks.CharBlock(max_length=255), min_num=2, max_num=12, **kwargs)

    class Meta:
        icon = "copy"
        template = "lessons/blocks/cards.html"
        description = "Short cards to cut out and sort, twelve at most."
        preview_value = ["Going for a walk", "Talking to a friend"]


class PairBlock(blocks.StructBlock):
    """Two things that belong together."""

    left = blocks.CharBlock(max_length=255, help_text="Printed in this order.")
    right = blocks.CharBlock(max_length=255, help_text="What belongs to it; printed in another order.")

    class Meta:
        icon = "order"
        template = "lessons/blocks/pair.html"
        description = "Two things that belong together."
        preview_value = {"left": "School nurse", "right": "Listens, and can talk with a doctor"}


class PairsBlock(blocks.ListBlock):
    """Pairs to match; the right-hand side is printed in another order."""

    def __init__(self, child_block: object = None, **kwargs: object) -> None:
        super().__init__(child_block or PairBlock(), min_num=2, max_num=10, **kwargs)

    class Meta:
        icon = "order"
        template = "lessons/blocks/pairs.html"
        description = "Pairs to match. The right-hand side is printed in another order."
        preview_value = [
            PairBlock._meta_class.preview_value,
            {"left": "Teacher", "right": "Listens, and knows who to ask"},
        ]


class ScenarioBlock(blocks.StructBlock):
    """A short scene with a named, made-up person."""

    title = blocks.CharBlock(max_length=80, help_text="The person's name.")
    text = ProseBlock(
        help_text="Two to four sentences: what people see and hear. Nobody is told off, nobody is named ill."
    )

    class Meta:
        icon = "user"
        template = "lessons/blocks/scenario.html"
        description = "A short scene with a named, made-up person."
        preview_value = {"title": "Jo", "text": "<p>Jo has been quiet at lunch since Monday.</p>"}


class ScenariosBlock(blocks.ListBlock):
    """Scene cards to cut out."""

    def __init__(self, child_block: object = None, **kwargs: object) -> None:
        super().__init__(child_block or ScenarioBlock(), min_num=1, max_num=8, **kwargs)

    class Meta:
        icon = "user"
        template = "lessons/blocks/scenarios.html"
        description = "Scene cards to cut out, with named, made-up people."
        preview_value = [ScenarioBlock._meta_class.preview_value]


class DrawingBoxBlock(blocks.StructBlock):
    """An empty box to draw in."""

    prompt = blocks.CharBlock(max_length=255, help_text="About a character or a place, not about the pupil's own home.")
    size = blocks.ChoiceBlock(choices=BoxSize.choices, default=BoxSize.MEDIUM, help_text="The sheet stays on one page.")

    class Meta:
        icon = "edit"
        template = "lessons/blocks/drawing_box.html"
        description = "An empty box to draw in."
        preview_value = {"prompt": "Draw a place where Pip feels calm.", "size": "medium"}


class WritingLinesBlock(blocks.StructBlock):
    """Empty lines to write on."""

    prompt = blocks.CharBlock(max_length=255, help_text="A sentence to finish, or a question.")
    count = blocks.IntegerBlock(
        min_value=1,
        max_value=12,
        default=3,
        label="How many lines",
        help_text="Young hands write large: two are plenty.",
    )

    class Meta:
        icon = "bars"
        template = "lessons/blocks/writing_lines.html"
        description = "Empty lines to write on."
        preview_value = {"prompt": "One thing Rae could try:", "count": 3}


class SheetTableBlock(blocks.StructBlock):
    """A table to fill in or to read; an empty cell is room to write."""

    caption = blocks.CharBlock(max_length=255, help_text="What the table shows.")
    columns = blocks.ListBlock(
        blocks.CharBlock(max_length=255), min_num=2, max_num=5, help_text="The headings, from left to right."
    )
    rows = blocks.ListBlock(
        blocks.ListBlock(blocks.CharBlock(required=False, max_length=255)),
        min_num=1,
        max_num=16,
        help_text="As many cells as there are columns. The first names the row.",
    )

    class Meta:
        icon = "table"
        template = "lessons/blocks/sheet_table.html"
        description = "A table to fill in or to read. An empty cell is room to write."
        preview_value = {
            "caption": "What helps now, and what helps later",
            "columns": ["Idea", "Helps now", "Helps later"],
            "rows": [["A walk", "", ""], ["A game", "", ""]],
        }


class HelpCardBlock(blocks.StructBlock):
    """A small private card: who to turn to, filled in by the student."""

    prompts = blocks.ListBlock(
        blocks.CharBlock(max_length=255), min_num=2, max_num=6, help_text="Two to six, an adult at school among them."
    )

    class Meta:
        icon = "help"
        template = "lessons/blocks/help_card.html"
        description = "A small private card to fold and keep: who to turn to."
        preview_value = {"prompts": ["An adult at school", "An adult outside school"]}


class HandoutPartsBlock(blocks.StreamBlock):
    """What is on a sheet, from top to bottom."""

    text = ProseBlock()
    cards = CardsBlock()
    pairs = PairsBlock()
    scenarios = ScenariosBlock()
    drawing_box = DrawingBoxBlock()
    lines = WritingLinesBlock()
    table = SheetTableBlock()
    help_card = HelpCardBlock()
    picture = PictureBlock()
    self_care_tool = SelfCareToolBlock()

    class Meta:
        icon = "doc-full-inverse"
        template = "lessons/blocks/handout_parts.html"
        description = "What is on a sheet, from top to bottom."
        preview_value = [{"type": "text", "value": "<p>Cut out the cards.</p>"}]


class HandoutBlock(blocks.StructBlock):
    """One sheet."""

    title = blocks.CharBlock(max_length=80, help_text="As students read it at the top of the sheet.")
    copies = blocks.ChoiceBlock(choices=Copies.choices, default=Copies.ONE_EACH, help_text="Few: paper is dear.")
    instructions = blocks.TextBlock(help_text="Written to students.")
    keep_private = blocks.BooleanBlock(
        required=False, help_text="Prints “keep or recycle this yourself”; such a sheet is never collected."
    )
    parts = HandoutPartsBlock(help_text="All on one page.")

    class Meta:
        icon = "doc-full-inverse"
        template = "lessons/blocks/handout.html"
        description = "One sheet to print: black and white, one page, no field for a name."
        preview_value = {
            "title": "Helps now, helps later",
            "copies": "one_a_pair",
            "instructions": "Cut out the cards. Sort them together.",
            "keep_private": False,
            "parts": [{"type": "cards", "value": ["Going for a walk", "Talking to a friend"]}],
        }


class HandoutsBlock(blocks.StreamBlock):
    """The sheets of the lesson."""

    handout = HandoutBlock()

    class Meta:
        icon = "doc-full-inverse"
        template = "lessons/blocks/handouts.html"
        description = "The sheets of the lesson."
        preview_value = [{"type": "handout", "value": HandoutBlock._meta_class.preview_value}]
