"""Pictures and documents, each with who made it and under which licence."""

from django.core.exceptions import ValidationError
from django.core.validators import MinLengthValidator
from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Licence(models.TextChoices):
    """Licences under which a school may copy what it prints."""

    CC_BY = "cc-by-4.0", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa-4.0", "CC BY-SA 4.0"
    CC0 = "cc0-1.0", "CC0 1.0 (public domain)"
    OGL = "ogl-3.0", "Open Government Licence 3.0"
    PERMISSION = "permission", "By written permission, kept on file"


class Credited(models.Model):
    """Who made a thing, and under which licence it may be copied."""

    credit = models.CharField(max_length=255, help_text="Who made it, as it should be printed.")
    licence = models.CharField(max_length=20, choices=Licence, default=Licence.CC_BY)

    class Meta:
        abstract = True


class CustomImage(Credited, AbstractImage):  # noqa: DJ008 (Wagtail gives it one)
    """A picture with alt text, credit and licence. A new file is a new picture: no file is replaced in place."""

    description = models.CharField(
        "alt text",
        max_length=125,
        validators=[MinLengthValidator(5)],
        help_text="What the picture tells, in 5 to 125 characters, for people who can't see it.",
    )

    admin_form_fields = (*Image.admin_form_fields, "credit", "licence")

    class Meta(AbstractImage.Meta):
        verbose_name = "picture"
        verbose_name_plural = "pictures"

    def clean(self) -> None:
        super().clean()
        if self.pk and self.file != type(self).objects.get(pk=self.pk).file:
            raise ValidationError(
                {"file": "Pages that reviewers signed show this picture. Add the new file as a new picture instead."}
            )


class CustomRendition(AbstractRendition):
    """A picture at one size, made by Wagtail."""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_size")
        ]


class CustomDocument(Credited, AbstractDocument):  # noqa: DJ008 (Wagtail gives it one)
    """A file to download, with credit and licence, and words for people who can't open it."""

    alt_text = models.CharField(
        max_length=255, help_text="What the document says or shows, for people who can't open it."
    )

    admin_form_fields = (*Document.admin_form_fields, "alt_text", "credit", "licence")

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
        verbose_name_plural = "documents"
