"""The timed plan: what students do, and how the teacher leads it."""

from django.db import models
from wagtail import blocks

from curriculum.blocks import CitationBlock

from .prose import ProseBlock
from .self_care import SelfCareToolBlock


class ActivityKind(models.TextChoices):
    """What an activity is for. The last one of a lesson is a calm end."""

    BASELINE = "baseline", "Agree and see what the class knows"
    EXPLAIN = "explain", "Explain"
    STORY = "story", "Story"
    SORT = "sort", "Sort or match"
    DISCUSS = "discuss", "Talk together"
    PRACTISE = "practise", "Practise"
    CREATE = "create", "Make or rewrite"
    PLAN = "plan", "Plan"
    ENDPOINT = "endpoint", "See what has been learnt"
    CALM_END = "calm_end", "Calm end"


class Grouping(models.TextChoices):
    """How students sit and work."""

    WHOLE_CLASS = "whole_class", "Whole class"
    GROUPS = "groups", "Groups of four or five"
    THREES = "threes", "Threes"
    PAIRS = "pairs", "Pairs"
    ALONE = "alone", "Alone"


class KeyQuestionBlock(blocks.StructBlock):
    """A question to ask, and what the teacher may hear and say."""

    question = blocks.CharBlock(max_length=255, help_text="About the character or the idea. Open: no yes or no.")
    likely = blocks.TextBlock(label="A likely answer", help_text="And what you say back.")
    partial = blocks.TextBlock(label="A partial answer", help_text="And how to build on it.")
    off_track = blocks.TextBlock(label="An off-track answer", help_text="And a calm reply.")

    class Meta:
        icon = "help"
        template = "lessons/blocks/key_question.html"
        description = "A question to ask the class, with what you may hear and what to say back."
        preview_value = {
            "question": "What changed for Ada?",
            "likely": "She stopped going to football. – Yes, for two weeks.",
            "partial": "She was sad. – What did people see or hear?",
            "off_track": "She is weird. – Ada is finding it hard. What could a friend do?",
        }


class ActivityBlock(blocks.StructBlock):
    """One timed step: what students do, and how the teacher leads it."""

    title = blocks.CharBlock(max_length=80, help_text="What it is called in the plan: Three checks.")
    minutes = blocks.IntegerBlock(min_value=2, max_value=25, help_text="Whole minutes, as timetabled.")
    kind = blocks.ChoiceBlock(choices=ActivityKind.choices, help_text="What it is for. The last one is a calm end.")
    grouping = blocks.ChoiceBlock(choices=Grouping.choices, help_text="Pupils may always pass.")
    students = ProseBlock(label="What students do", help_text="Written to students: it goes on the classroom screen.")
    script = ProseBlock(
        label="What you can say and do",
        help_text="Never shown to students. Begin with “Say:” what is read out, with “Do:” what you do.",
    )
    key_questions = blocks.ListBlock(
        KeyQuestionBlock(), min_num=2, max_num=4, help_text="Two to four, with what you may hear and say back."
    )
    look_for = blocks.ListBlock(
        blocks.CharBlock(max_length=255),
        label="What to look for",
        help_text="Signs of learning that you can see or hear.",
    )
    board = ProseBlock(required=False, label="On the board", help_text="Shown to students.")
    support = blocks.TextBlock(required=False, help_text="For those who need more help with this step.")
    challenge = blocks.TextBlock(required=False, help_text="For those who are ready for more.")
    access = blocks.TextBlock(
        required=False, help_text="For pupils with SEND, new to English, or sensitive to noise or light."
    )
    is_private = blocks.BooleanBlock(
        required=False,
        label="Private reflection",
        help_text="What students write here is not shared, collected or shown.",
    )
    is_optional = blocks.BooleanBlock(
        required=False,
        label="May go if time is short",
        help_text="Only if later steps can do without it. Never the opening, where help is, or the calm end.",
    )
    least_minutes = blocks.IntegerBlock(
        required=False,
        min_value=2,
        max_value=25,
        label="Minutes if time is short",
        help_text="Say in the script what to leave out: “If time is short …”. Empty: it keeps its minutes.",
    )
    says_where_help_is = blocks.BooleanBlock(
        required=False,
        label="Says where help is",
        help_text="Then it keeps all its minutes, as the opening and the calm end do.",
    )
    tools = blocks.ListBlock(
        SelfCareToolBlock(),
        default=[],
        required=False,
        max_num=3,
        label="Self-care tools",
        help_text="What the teacher can say with each. Put it under “Things to try” too, for students.",
    )
    sources = blocks.ListBlock(
        CitationBlock(), default=[], required=False, help_text="For a fact that this step states."
    )

    class Meta:
        icon = "time"
        template = "lessons/blocks/activity.html"
        description = "One timed step: what students do, what you can say, questions, and what to look for."
        form_layout = blocks.BlockGroup(
            children=["title", "minutes", "kind", "grouping", "students", "script", "key_questions", "look_for"],
            settings=[
                *["board", "support", "challenge", "access"],
                *["is_private", "is_optional", "least_minutes", "says_where_help_is", "tools", "sources"],
            ],
        )
        preview_value = {
            "title": "Three checks",
            "minutes": 12,
            "kind": "sort",
            "grouping": "groups",
            "students": "<p>Read the scene. Decide together: how long, how strong, how much in the way?</p>",
            "script": "<p><b>Say:</b> Each group has four scenes. Talk about the person in the scene.</p>",
            "key_questions": [KeyQuestionBlock._meta_class.preview_value],
            "look_for": ["Groups give a reason from the scene."],
            "board": "<p>How long? How strong? How much in the way?</p>",
        }


class ActivitiesBlock(blocks.StreamBlock):
    """The timed steps of the lesson, in order."""

    activity = ActivityBlock()

    class Meta:
        icon = "time"
        template = "lessons/blocks/activities.html"
        description = "The timed steps of the lesson, in order."
        preview_value = [{"type": "activity", "value": ActivityBlock._meta_class.preview_value}]
