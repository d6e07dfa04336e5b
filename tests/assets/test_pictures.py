"""Pictures carry alt text, credit and licence, and are never replaced in place."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import TestCase

from assets.models import CustomImage

from ..factories import SVG, PictureFactory


class PictureTests(TestCase):
    def test_a_picture_needs_alt_text_and_credit(self):
        picture = CustomImage(title="leaf", width=4, height=3, file=ContentFile(SVG, name="leaf.svg"))

        with pytest.raises(ValidationError) as error:
            picture.full_clean()

        assert {"description", "credit"} <= set(error.value.message_dict)

    def test_alt_text_is_five_to_a_hundred_and_twenty_five_characters(self):
        for text in ("leaf", "x" * 126):
            with pytest.raises(ValidationError, match="characters"):
                PictureFactory.build(description=text).full_clean(exclude=["file"])

    def test_the_file_of_a_picture_is_never_replaced(self):
        picture = PictureFactory()
        picture.file = ContentFile(SVG, name="other.svg")

        with pytest.raises(ValidationError, match="as a new picture"):
            picture.full_clean()

    def test_the_words_of_a_picture_may_change(self):
        picture = PictureFactory()
        picture.description = "Two friends walk home and talk."

        picture.full_clean()
