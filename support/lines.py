"""A short list in one field: what an editor writes a line each."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models


class LinesFormField(forms.CharField):
    """A box in which each line is an item; empty lines count for nothing."""

    widget = forms.Textarea(attrs={"rows": 2})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        lines = value if isinstance(value, list | tuple) else str(value or "").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)


class LinesField(models.JSONField):
    """A list of short texts, in the order in which they were written."""

    def __init__(self, *args: Any, default: Any = list, blank: bool = True, **options: Any) -> None:
        super().__init__(*args, default=default, blank=blank, **options)

    def formfield(self, **options: Any) -> Any:
        return models.Field.formfield(self, **{"form_class": LinesFormField} | options)

    def validate(self, value: Any, model_instance: Any) -> None:
        super().validate(value, model_instance)
        if not isinstance(value, list) or not all(isinstance(line, str) and line.strip() for line in value):
            raise ValidationError("Write a list of short texts, a line each.")

    def value_to_string(self, obj: Any) -> Any:
        return self.value_from_object(obj)
