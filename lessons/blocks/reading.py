"""The student page: what students read, the new words, and things to try."""

from typing import Any

from wagtail import blocks

from assets.blocks import PictureBlock
from curriculum.blocks import CitationBlock

from .prose import ProseBlock
from .self_care import SelfCareToolBlock


class HeadingBlock(blocks.CharBlock):
    """A heading inside the reading."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=80, **kwargs)

    class Meta:
        icon = "title"
        group = "Text"
        template = "lessons/blocks/heading.html"
        description = "A short heading in sentence case."
        preview_value = "Some feelings stay a while"


class StoryBlock(blocks.StructBlock):
    """A made-up story about a named character; it is printed as made up."""

    title = blocks.CharBlock(max_length=80, help_text="With the character's name: Ada's week.")
    text = ProseBlock(help_text="Somebody with a name, in the third person. Never a real pupil.")

    class Meta:
        icon = "openquote"
        group = "Text"
        template = "lessons/blocks/story.html"
        description = "A made-up story about a named character. It says that it is made up."
        preview_value = {
            "title": "Ada's week",
            "text": "<p>Ada felt tired on Monday. On Tuesday she told her aunt.</p>",
        }


class KeyPointBlock(ProseBlock):
    """The one thing to remember."""

    class Meta:
        icon = "pick"
        group = "Text"
        template = "lessons/blocks/key_point.html"
        description = "One thing to remember, set apart."
        preview_value = "<p>If a feeling is stuck, tell a grown-up you trust.</p>"


class CritiqueBlock(blocks.StructBlock):
    """Hurtful words quoted to change them: why they are here, the words, and better ones."""

    purpose = blocks.CharBlock(max_length=200, help_text="Why readers see these words.")
    words = ProseBlock(help_text="The words to look at, in a marked frame. Never a method, a number or hiding.")
    better = ProseBlock(label="Better words", help_text="As somebody would really say it.")

    class Meta:
        icon = "warning"
        group = "Text"
        template = "lessons/blocks/critique.html"
        description = "Hurtful words in a marked frame, why they are shown, and better words."
        preview_value = {
            "purpose": "We look at this headline to mend it.",
            "words": "<p>Moody teens: the new normal</p>",
            "better": "<p>Many young people have ups and downs. Here is what helps.</p>",
        }


class ReadingBlock(blocks.StreamBlock):
    """What the student reads."""

    heading = HeadingBlock()
    paragraph = ProseBlock()
    story = StoryBlock()
    key_point = KeyPointBlock()
    critique = CritiqueBlock()
    picture = PictureBlock()
    citation = CitationBlock()
    self_care_tool = SelfCareToolBlock()

    class Meta:
        icon = "doc-full"
        template = "lessons/blocks/reading.html"
        description = "What the student reads, in the words of the age band."
        preview_value = [{"type": "paragraph", "value": "<p>Everyone has ups and downs.</p>"}]


class WordBlock(blocks.StructBlock):
    """A new word with a plain meaning."""

    word = blocks.CharBlock(max_length=80, help_text="As it stands in the reading.")
    meaning = blocks.CharBlock(max_length=255, help_text="In words that this age band knows.")

    class Meta:
        icon = "list-ul"
        template = "lessons/blocks/word.html"
        description = "A new word with a plain meaning."
        preview_value = {"word": "habit", "meaning": "something you do often"}


class WordsBlock(blocks.StreamBlock):
    """The new words of the lesson."""

    word = WordBlock()

    class Meta:
        icon = "list-ul"
        template = "lessons/blocks/words.html"
        description = "The new words of the lesson, each with a plain meaning."
        preview_value = [{"type": "word", "value": {"word": "habit", "meaning": "something you do often"}}]


class TryBlock(blocks.StructBlock):
    """Something to try, and another way for those who would rather not."""

    title = blocks.CharBlock(max_length=80, help_text="What you do, in two or three words.")
    text = ProseBlock(
        help_text="A minute or less, with open eyes, without anybody watching. Say that it's fine to stop."
    )
    instead = blocks.TextBlock(help_text="Another way, for anyone who can't or would rather not.")

    class Meta:
        icon = "pick"
        group = "In your own words"
        label = "Something to try"
        template = "lessons/blocks/try.html"
        description = "Something to try by choice, with another way beside it."
        preview_value = {
            "title": "Look around",
            "text": "<p>Find five blue things. Say them in your head.</p>",
            "instead": "Look out of a window for a while.",
        }


class TryThisBlock(blocks.StreamBlock):
    """Things to try, all by choice."""

    activity = TryBlock()
    self_care_tool = SelfCareToolBlock()

    class Meta:
        icon = "pick"
        template = "lessons/blocks/try_this.html"
        description = "Things to try, all by choice."
        preview_value = [{"type": "activity", "value": TryBlock._meta_class.preview_value}]
