"""The form that editors fill, with the rules that fields alone can't hold."""

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminPageForm

from .choices import Distancing
from .rules import refuse_higher_bands, unmet


class LessonPageForm(WagtailAdminPageForm):
    """Refuses what is wrong at any time, and on submitting what is missing as well."""

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
        if not self.is_deferred_validation:
            for name, messages in unmet(values).items():
                for message in messages:
                    self.add_error(name, message)
        return values
