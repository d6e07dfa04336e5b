"""Smaller parts of the teaching plan."""

from wagtail import blocks

from curriculum.blocks import CitationsBlock


class LinesBlock(blocks.StreamBlock):
    """Short lines, one thought each."""

    line = blocks.CharBlock(
        max_length=255,
        icon="minus",
        template="lessons/blocks/line.html",
        description="One short thought.",
        preview_value="Listen to understand.",
    )

    class Meta:
        icon = "list-ul"
        template = "lessons/blocks/lines.html"
        description = "Short lines, one thought each."
        preview_value = [{"type": "line", "value": "Listen to understand."}]


class ResourceBlock(blocks.StructBlock):
    """Something to have ready, and how many."""

    quantity = blocks.CharBlock(max_length=60, help_text="Such as: one a pair.")
    item = blocks.CharBlock(max_length=255, help_text="With the number of the sheet, if it is one.")
    note = blocks.CharBlock(max_length=255, required=False, help_text="Such as: cut out beforehand.")

    class Meta:
        icon = "clipboard-list"
        template = "lessons/blocks/resource.html"
        description = "Something to have ready, and how many."
        preview_value = {"quantity": "One a group", "item": "Scene cards, cut out", "note": "Sheet 1"}


class ResourcesBlock(blocks.StreamBlock):
    """What to prepare."""

    resource = ResourceBlock()

    class Meta:
        icon = "clipboard-list"
        template = "lessons/blocks/resources.html"
        description = "Everything to have ready before the lesson."
        preview_value = [{"type": "resource", "value": ResourceBlock._meta_class.preview_value}]


class MisconceptionBlock(blocks.StructBlock):
    """Something that pupils often believe, and a calm response."""

    statement = blocks.CharBlock(max_length=255, help_text="In a pupil's words.")
    response = blocks.TextBlock(help_text="What you could say: calm, short, without shame.")

    class Meta:
        icon = "comment"
        template = "lessons/blocks/misconception.html"
        description = "Something that pupils often believe, and a calm response."
        preview_value = {
            "statement": "You can see from the outside how somebody feels.",
            "response": "We can notice a change and ask kindly. We can't know how somebody feels by looking.",
        }


class MisconceptionsBlock(blocks.StreamBlock):
    """What pupils often believe."""

    misconception = MisconceptionBlock()

    class Meta:
        icon = "comment"
        template = "lessons/blocks/misconceptions.html"
        description = "What pupils often believe, each with a calm response."
        preview_value = [{"type": "misconception", "value": MisconceptionBlock._meta_class.preview_value}]


class EvidenceSourcesBlock(CitationsBlock):
    """The sources of the evidence note."""

    class Meta:
        icon = "link"
        template = "lessons/blocks/evidence_sources.html"
        description = "The sources of the evidence note."
