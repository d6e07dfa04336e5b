from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from curriculum.permissions import ReadOnlyPolicy

from .check_alarm import add_check_alarm
from .desk.screens import checks_due_menu_item, help_desk_styles, help_desk_urls
from .desk.viewset import HelpServiceViewSet
from .history import name_actions
from .models import EmergencyNumber
from .viewsets import EmergencyNumberViewSet

register_permission_policy(EmergencyNumber, ReadOnlyPolicy(EmergencyNumber))
register_snippet(EmergencyNumberViewSet)
register_snippet(HelpServiceViewSet)
hooks.register("construct_homepage_panels", add_check_alarm)
hooks.register("register_log_actions", name_actions)
hooks.register("register_admin_urls", help_desk_urls)
hooks.register("register_admin_menu_item", checks_due_menu_item)
hooks.register("insert_global_admin_css", help_desk_styles)
