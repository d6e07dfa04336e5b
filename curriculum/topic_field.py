"""The topics of a page: ticked from the closed vocabulary. An unknown one is an error, never dropped silently."""

from typing import Any

from django import forms
from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager


class TopicsField(forms.ModelMultipleChoiceField):
    """Check boxes, one for each topic, by slug."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {
        "invalid_choice": "There is no topic “%(value)s”. Topics are a closed list: choose from it.",
        "invalid_pk_value": "There is no topic “%(pk)s”. Topics are a closed list: choose from it.",
        "required": "Choose at least one topic.",
    }

    def __init__(self, queryset: "models.QuerySet[Any]", **kwargs: Any) -> None:
        super().__init__(queryset, to_field_name="slug", **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        notes = ["sensitive"] if obj.is_sensitive else []
        notes += [f"from {obj.floor.label.lower()}"] if obj.floor else []
        return f"{obj.name} ({', '.join(notes)})" if notes else obj.name


class TopicManager(ClusterTaggableManager):
    """A page's topics, kept with its drafts and revisions.

    Wagtail's own field for tags drops words that are not in the vocabulary; this one offers the vocabulary.
    """

    def __init__(
        self,
        verbose_name: str = "topics",
        help_text: str = (
            "What it is about. A sensitive topic asks for more reviewers and shows the public a neutral name."
        ),
        **kwargs: Any,
    ) -> None:
        super().__init__(verbose_name=verbose_name, help_text=help_text, **kwargs)

    def formfield(self, **kwargs: Any) -> TopicsField:
        for key in ("form_class", "tag_model", "free_tagging"):
            kwargs.pop(key, None)
        queryset = self.related_model.objects.select_related("floor")
        return super().formfield(form_class=TopicsField, queryset=queryset, **kwargs)
