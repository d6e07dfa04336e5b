"""Ways to narrow the lists and reports at the desk."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet


class AnyOf(django_filters.ModelMultipleChoiceFilter):
    """Rows linked to at least one of the ticked things; works beside a search too, which forbids joins."""

    def __init__(self, model: type[Any], **kwargs: Any) -> None:
        super().__init__(queryset=lambda request: model.objects.all(), widget=forms.CheckboxSelectMultiple, **kwargs)

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        if not value:
            return qs
        return qs.filter(pk__in=qs.model.objects.filter(**{f"{self.field_name}__in": value}).values("pk"))


class OneKind(django_filters.ChoiceFilter):
    """Rows of one of a few named kinds, each with the lookups that make it."""

    def __init__(self, kinds: dict[str, tuple[str, dict[str, Any]]], **kwargs: Any) -> None:
        self.kinds = kinds
        choices = [(name, label) for name, (label, _) in kinds.items()]
        super().__init__(choices=choices, widget=forms.RadioSelect, empty_label="Any", **kwargs)

    def filter(self, qs: QuerySet[Any], value: str | None) -> QuerySet[Any]:
        if not value:
            return qs
        return qs.filter(pk__in=qs.model.objects.filter(**self.kinds[value][1]).values("pk"))
