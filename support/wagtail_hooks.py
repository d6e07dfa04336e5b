from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from curriculum.permissions import ReadOnlyPolicy

from .check_alarm import add_check_alarm
from .models import EmergencyNumber
from .viewsets import EmergencyNumberViewSet

register_permission_policy(EmergencyNumber, ReadOnlyPolicy(EmergencyNumber))
register_snippet(EmergencyNumberViewSet)
hooks.register("construct_homepage_panels", add_check_alarm)
