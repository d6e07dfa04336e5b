"""Codes of lessons and modules: short, stable, printed on paper, and each used once."""

from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from wagtail.models import Page

from checks.permissions import LiveBySignOffs

from .copying import DraftCopyForm

CODE_SHAPE = RegexValidator(
    r"\A[A-Z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*\Z",
    "A code starts with a capital letter, then has letters and digits, with dots or hyphens between: M4 or M4.3.",
)


class Coded(LiveBySignOffs, Page):
    """A page with a code. A copy starts without one; a translation keeps it; drafts may still lack it."""

    code = models.CharField(
        max_length=12,
        db_index=True,
        validators=[CODE_SHAPE],
        help_text="Short and stable, as printed: M4 for a module, M4.3 for a lesson. It never changes once printed.",
    )

    exclude_fields_in_copy = ["code"]
    copy_form_class = DraftCopyForm

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        # An alias shows its source, code and all; addresses by code pass it over.
        if self.code and not self.alias_of_id:
            refuse_taken_code(page=self, code=self.code)

    def copy(self, *args: Any, **options: Any) -> Page:
        if not options.get("reset_translation_key", True):
            options["update_attrs"] = {**(options.get("update_attrs") or {}), "code": self.code}
        return super().copy(*args, **options)


def refuse_taken_code(*, page: Page, code: str) -> None:
    """Raise ``ValidationError`` on ``code`` when another module or lesson has it.

    Translations of one page share its code. No constraint can say this: the translation key is a column of the
    parent table.
    """
    for model in coded_models():
        taken = model.objects.filter(code=code, alias_of=None).exclude(translation_key=page.translation_key).first()
        if taken:
            raise ValidationError({"code": f"“{taken.title}” has the code {code}. Choose another one."})


def coded_models() -> list[type[Coded]]:
    """Every kind of page that has a code, whichever room it stands in."""
    return [model for model in apps.get_models() if issubclass(model, Coded)]
