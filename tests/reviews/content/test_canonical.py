"""What no reader can tell apart has one shape, and so has every block, whoever made it."""

import pytest
from django.test import SimpleTestCase
from wagtail import blocks
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from reviews.content.canonical import Canon, rich_text


class StrangeBlock(blocks.Block):
    """A block of somebody else's, with a value that is no block value."""

    def get_prep_value(self, value):
        return {"words": value}


class TestUnknownBlocks(SimpleTestCase):
    def test_a_block_that_nobody_knows_counts_with_what_it_stores(self):
        block = blocks.StreamBlock([("nest", blocks.StructBlock([("items", blocks.ListBlock(StrangeBlock()))]))])
        one, two = (block.normalize([("nest", {"items": words})]) for words in (["a", "b"], ["a", "c"]))

        assert Canon().block(block, one) == [["nest", {"items": [{"words": "a"}, {"words": "b"}]}]]
        assert Canon().block(block, one) != Canon().block(block, two)


@pytest.mark.parametrize(
    "source",
    [
        "<p>Rae &amp; Ada's walk: “fine”.</p>",
        "<p>One <b>bold</b> word.</p>\n<ul>\n  <li>One</li>\n  <li>Two &lt;3</li>\n</ul>",
        "<p>One<br/>two</p><ol><li>Three</li></ol>",
        '<p data-block-key="a1b2c">Said.</p>',
    ],
)
def test_what_the_editor_makes_of_rich_text_is_the_same_text(source):
    converter = ContentstateConverter(["bold", "ol", "ul", "h2"])
    opened_and_saved = converter.to_database_format(converter.from_database_format(source))

    assert rich_text(opened_and_saved) == rich_text(source)


def test_rich_text_that_reads_otherwise_is_another_text():
    texts = [
        "<p>a b</p>",
        "<p>ab</p>",
        "<p>a</p><p>b</p>",
        "<p>a <b>b</b></p>",
        "<p>a<b>b</b></p>",
        "&lt;p>a b",
        "<p>a\xa0b</p>",
    ]

    assert len({rich_text(text) for text in texts}) == len(texts)
    assert rich_text("<p></p>") == rich_text('<p data-block-key="x"></p>') == rich_text(None) == ""
