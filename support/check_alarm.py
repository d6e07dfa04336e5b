"""The alarm on the dashboard while an emergency number waits for two people to check it."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component

from .models import EmergencyNumber


class CheckAlarm(Component):
    """Counts what is due; prints nothing while nothing is."""

    name = "emergency_number_check"
    template_name = "support/admin/check_alarm.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        due = EmergencyNumber.objects.due_for_check(on=timezone.localdate())
        return {"due": list(due), "never_checked": sum(number.checked_on is None for number in due)}


def add_check_alarm(request: HttpRequest, panels: list[Component]) -> None:
    """Puts the alarm on the dashboard."""
    panels.append(CheckAlarm())
