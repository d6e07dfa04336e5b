"""What an editor of the map and its modules meets, in order."""

from django import forms
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel

CURRICULUM_PANELS = [
    TitleFieldPanel("title"),
    FieldPanel("intro", help_text="A sentence or two above the map, for everybody."),
]

MODULE_PANELS = [
    TitleFieldPanel("title", help_text="Neutral: it shows in browser tabs. What students will call it."),
    "code",
    FieldPanel(
        "age_band", widget=forms.Select, help_text="Its lessons are for this band; each says so for itself too."
    ),
    MultiFieldPanel(["key_question", "overview"], heading="For everyone"),
    MultiFieldPanel(
        [
            "prior_learning",
            "next_step",
            "evidence_note",
            FieldPanel("sources", help_text="What the evidence note rests on. Only what somebody here has read."),
        ],
        heading="For teachers",
    ),
]
