"""A self-care tool in a lesson: the editor chooses which; what it says belongs to the code."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import translation
from wagtail import blocks

from ..choices import EvidenceStrength
from ..self_care import frame_for, tool_named, words_for
from ..self_care.tool_file import tool_choices

PREVIEW_BAND = "B4"


class Shape(models.TextChoices):
    """What paced breathing goes along."""

    CIRCLE = "circle", "A circle"
    SQUARE = "square", "A square"
    HILL = "hill", "A hill"


class SelfCareToolBlock(blocks.StructBlock):
    """A tool that sends nothing and keeps nothing unasked."""

    tool = blocks.ChoiceBlock(
        choices=tool_choices,
        help_text="With two other ways beside it, a stop button and “not for me”. Its words follow the age band.",
    )
    shape = blocks.ChoiceBlock(choices=Shape.choices, default=Shape.CIRCLE, help_text="For paced breathing only.")
    seconds = blocks.IntegerBlock(
        min_value=3,
        max_value=6,
        default=4,
        label="Seconds for each breath in and out",
        help_text="For paced breathing only. Students can go slower or quicker.",
    )
    pauses = blocks.BooleanBlock(
        required=False,
        label="A pause after each breath",
        help_text="For paced breathing only. Best left out: holding the breath is hard for some.",
    )

    class Meta:
        icon = "pick"
        group = "Self-care tools"
        label = "Self-care tool"
        template = "lessons/blocks/self_care_tool.html"
        description = "Breathing, noticing, a worry tree, a plan and more. By choice, on screen and on paper."
        form_layout = blocks.BlockGroup(children=["tool"], settings=["shape", "seconds", "pauses"])
        preview_value = {"tool": "breathing", "shape": "circle", "seconds": 4, "pauses": False}

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """The tool with its words for the band of the page; without a tool where there is none that these may meet."""
        context = super().get_context(value, parent_context=parent_context)
        page = context.get("page")
        band = page.age_band.code if page is not None and page.age_band else PREVIEW_BAND
        language = translation.get_language() or settings.LANGUAGE_CODE
        tool = tool_named(value.get("tool"))
        if tool is None or not tool.is_for(band):
            return context | {"tool": None}
        words, frame = words_for(tool.id, band=band, language=language), frame_for(band, language)
        return context | {
            "tool": tool,
            "words": words,
            "frame": frame,
            "start": words.cues.get("start", frame.start),
            "trace": words.shapes.get(value.get("shape") or "", ""),
            "evidence": EvidenceStrength(tool.evidence).label,
            "form_template": f"lessons/self_care/{tool.form}.html",
        }
