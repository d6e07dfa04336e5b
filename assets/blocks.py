"""Pictures inside text."""

from dataclasses import dataclass
from typing import Any

from django.templatetags.static import static
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from .models import CustomImage

SAMPLE_CAPTION = "A caption stands here, if it says more than the picture does."


@dataclass(frozen=True, slots=True)
class SampleFile:
    """Where a sample picture lies."""

    url: str


class SamplePicture:
    """Stands in for a stored picture in a preview, while there is none."""

    is_svg = True
    width = height = 160
    contextual_alt_text = "A leaf"
    decorative = False
    # Stored nowhere, and still written down with the lesson that shows it.
    pk = None

    def __init__(self) -> None:
        self.file = SampleFile(url=static("icons/leaf.svg"))


class PictureBlock(blocks.StructBlock):
    """A picture that carries meaning, with its alt text; a caption only where it says more."""

    image = ImageBlock(help_text="Drawn, not a photograph of a pupil. Nobody in distress, no head in hands.")
    caption = blocks.CharBlock(required=False, max_length=160, help_text="Only if it says more than the picture does.")

    class Meta:
        icon = "image"
        group = "Pictures"
        template = "assets/blocks/picture.html"
        description = "A picture with alt text and, if it helps, a caption."

    def get_preview_value(self) -> Any:
        """The newest stored picture, so that an editor sees one of their own."""
        image = CustomImage.objects.order_by("-pk").first()
        if image is None:
            return blocks.StructValue(self, {"image": SamplePicture(), "caption": SAMPLE_CAPTION})
        image.contextual_alt_text = image.default_alt_text
        return blocks.StructValue(self, {"image": image, "caption": SAMPLE_CAPTION})
