"""The form that editors fill, with the rules that fields alone can't hold."""

from typing import Any

from django import forms

from checks.forms import CheckedPageForm

from .choices import Distancing
from .rules import refuse_higher_bands


class LessonPageForm(CheckedPageForm):
    """Refuses what is wrong at any time; what is missing or unsafe is refused when the lesson goes on to reviewers."""

    distancing = forms.MultipleChoiceField(
        choices=Distancing.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="How the lesson keeps away from pupils' own lives.",
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        for problem in refuse_higher_bands(
            age_band=values.get("age_band"), also_suitable=values.get("also_suitable") or []
        ):
            self.add_error("also_suitable", problem)
        return values
