"""Checks for understanding: they explain every answer, send nothing and keep no score."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

PICKER_GROUP = "Check for understanding"


class AnswerBlock(blocks.StructBlock):
    """One possible answer and why it does or doesn't fit."""

    text = blocks.CharBlock(max_length=255, help_text="One that a pupil could really give. Nothing silly.")
    right = blocks.BooleanBlock(required=False, label="This answer fits", help_text="More than one may fit.")
    why = blocks.TextBlock(help_text="Kind and short: why it fits, or what fits better.")

    class Meta:
        icon = "check"
        template = "lessons/blocks/answer.html"
        description = "A possible answer and a kind word on why it does or doesn't fit."
        preview_value = {"text": "Tell a teacher", "right": True, "why": "Yes. A teacher can listen and help."}


class QuestionBlock(blocks.StructBlock):
    """A question about the idea or the character, never about the reader; nothing is sent or counted."""

    question = blocks.CharBlock(max_length=255, help_text="About the idea or the character: what could Ada do?")
    answers = blocks.ListBlock(AnswerBlock(), min_num=2, max_num=4, help_text="Two to four.")

    class Meta:
        icon = "help"
        group = PICKER_GROUP
        label = "Choose an answer"
        template = "lessons/blocks/question.html"
        description = "A question about the idea or the character. Nothing is sent or counted."
        preview_value = {
            "question": "Ada feels sad a lot. What could she do?",
            "answers": [
                {"text": "Tell a teacher", "right": True, "why": "Yes. A teacher can listen and help."},
                {"text": "Wait and say nothing", "right": False, "why": "Ada can ask at any time."},
            ],
        }


class SortItemBlock(blocks.StructBlock):
    """Something to sort, the group it fits best, and why."""

    text = blocks.CharBlock(max_length=255, help_text="What is sorted: Going for a walk.")
    group = blocks.IntegerBlock(min_value=1, max_value=3, help_text="The number of its group, from the top: 1, 2 or 3.")
    why = blocks.TextBlock(help_text="Kind and short. Say so where it could stand in another group too.")

    class Meta:
        icon = "list-ul"
        template = "lessons/blocks/sort_item.html"
        description = "Something to sort, the group it fits best, and why."
        preview_value = {"text": "Going for a walk", "group": 1, "why": "It helps now, and there is fresh air in it."}


class SortBlock(blocks.StructBlock):
    """Things to sort into two or three groups."""

    question = blocks.CharBlock(max_length=255, help_text="What decides: which of these help for longer?")
    groups = blocks.ListBlock(blocks.CharBlock(max_length=80), min_num=2, max_num=3, help_text="Two or three names.")
    items = blocks.ListBlock(SortItemBlock(), min_num=2, max_num=8, help_text="Two to eight, mixed.")

    class Meta:
        icon = "table"
        group = PICKER_GROUP
        label = "Sort"
        template = "lessons/blocks/sort.html"
        description = "Things to sort into two or three groups. Each is explained when it is opened."
        preview_value = {
            "question": "Do these help now, or later too?",
            "groups": ["Helps now", "Helps later too"],
            "items": [
                {"text": "Watching a film", "group": 1, "why": "It gives a break, and then the break is over."},
                {"text": "Telling an adult", "group": 2, "why": "Then somebody can help to change things."},
            ],
        }

    def clean(self, value: Any) -> Any:
        """Every item names a group that is there."""
        cleaned = super().clean(value)
        count = len(cleaned.get("groups") or [])
        wrong = [item["text"] for item in cleaned.get("items") or [] if (item["group"] or 0) > count]
        if wrong and not self.is_deferred_validation:
            message = f"There is no such group for: {', '.join(wrong)}. Write the number of one of the {count} groups."
            raise blocks.StructBlockValidationError(block_errors={"items": ValidationError(message)})
        return cleaned


class MatchPairBlock(blocks.StructBlock):
    """Two things that belong together, and why."""

    left = blocks.CharBlock(max_length=255, help_text="What is opened.")
    right = blocks.CharBlock(max_length=255, help_text="What belongs to it.")
    why = blocks.TextBlock(help_text="Kind and short: why they belong together.")

    class Meta:
        icon = "order"
        template = "lessons/blocks/match_pair.html"
        description = "Two things that belong together, and why."
        preview_value = {"left": "School nurse", "right": "Can talk with a doctor", "why": "That is part of the job."}


class MatchBlock(blocks.StructBlock):
    """Things that belong together, in two lists."""

    question = blocks.CharBlock(max_length=255, help_text="Who does what?")
    pairs = blocks.ListBlock(MatchPairBlock(), min_num=2, max_num=6, help_text="Two to six; shown in another order.")

    class Meta:
        icon = "order"
        group = PICKER_GROUP
        label = "Match"
        template = "lessons/blocks/match.html"
        description = "Things that belong together, in two lists. Each is explained when it is opened."
        preview_value = {
            "question": "Who does what?",
            "pairs": [
                {"left": "Teacher", "right": "Knows who to ask", "why": "Teachers know who else can help."},
                {"left": "School nurse", "right": "Can talk with a doctor", "why": "That is part of the job."},
            ],
        }


class OrderStepBlock(blocks.StructBlock):
    """One step, and why it stands where it does."""

    text = blocks.CharBlock(max_length=255, help_text="The step: Tell an adult.")
    why = blocks.TextBlock(help_text="Why it comes here.")

    class Meta:
        icon = "list-ol"
        template = "lessons/blocks/order_step.html"
        description = "One step, and why it stands where it does."
        preview_value = {"text": "Notice a change", "why": "Noticing comes first."}


class OrderBlock(blocks.StructBlock):
    """Steps to put in order."""

    question = blocks.CharBlock(max_length=255, help_text="What could Amir do first, and what next?")
    steps = blocks.ListBlock(
        OrderStepBlock(), min_num=2, max_num=6, help_text="In a good order; students meet them in another."
    )

    class Meta:
        icon = "list-ol"
        group = PICKER_GROUP
        label = "Put in order"
        template = "lessons/blocks/order.html"
        description = "Steps to put in order. One good order is explained when it is opened."
        preview_value = {
            "question": "What could Amir do first, and what next?",
            "steps": [
                {"text": "Notice a change", "why": "Noticing comes first."},
                {"text": "Listen", "why": "Listening shows that somebody cares."},
                {"text": "Tell an adult", "why": "An adult can carry it from there."},
            ],
        }


class MythBlock(blocks.StructBlock):
    """Something that people say, and whether it is true."""

    statement = blocks.CharBlock(max_length=255, help_text="As people say it. It is quoted, so it may be wrong.")
    is_true = blocks.BooleanBlock(required=False, label="It is true", help_text="Leave empty for a myth.")
    why = blocks.TextBlock(help_text="Calm and short, without shame. End with what is true.")

    class Meta:
        icon = "comment"
        group = PICKER_GROUP
        label = "True or myth"
        template = "lessons/blocks/myth.html"
        description = "Something that people say: true, or a myth? Both answers are explained."
        preview_value = {
            "statement": "You can see from the outside how somebody feels.",
            "is_true": False,
            "why": "We can notice a change and ask kindly. We can't know by looking.",
        }


class CheckBlock(blocks.StreamBlock):
    """A check for understanding that works without a server and without a script."""

    question = QuestionBlock()
    sort = SortBlock()
    match = MatchBlock()
    order = OrderBlock()
    myth = MythBlock()

    class Meta:
        icon = "help"
        template = "lessons/blocks/check.html"
        description = "A check for understanding. Answers are explained; nothing is sent."
        preview_value = [{"type": "question", "value": QuestionBlock._meta_class.preview_value}]
