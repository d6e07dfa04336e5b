"""Emergency numbers in the admin: to read, and to see which of them two people should check."""

from curriculum.viewsets import ReferenceViewSet

from .models import EmergencyNumber


class EmergencyNumberViewSet(ReferenceViewSet):
    model = EmergencyNumber
    icon = "warning"
    menu_label = "Emergency numbers"
    menu_order = 410
    add_to_admin_menu = True
    columns = ["country_name", "country", "numbers", "text_number", "check_status", "checked_on"]
    search_fields = ["country", "country_name", "numbers"]
    inspect_view_fields = [
        "country_name",
        "country",
        "numbers",
        "text_number",
        "source",
        "check_status",
        "checked_on",
        "checked_by",
    ]
