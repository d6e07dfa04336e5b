"""Columns for the desk's tables about time: Wagtail's own say "just now" of every day to come."""

from typing import Any

from django.utils.formats import date_format
from wagtail.admin.ui.tables import Column


class NamedColumn(Column):
    """A column whose name stands in each cell too where a narrow screen shows rows as cards."""

    cell_template_name = "reviews/named_cell.html"


class DayColumn(NamedColumn):
    """A day as people write it: 3 December 2026."""

    def get_value(self, instance: Any) -> str:
        day = super().get_value(instance)
        return date_format(day, "j F Y") if day else ""
