"""What reviews add to Wagtail's admin."""

from wagtail import hooks

from .desk_pages import finding_styles, finding_urls, findings_menu_item, try_words_menu_item
from .panel_views import panel_urls
from .previews import check_words_too
from .viewsets import checked_viewsets

hooks.register("register_admin_urls", panel_urls)
# After the rooms below have registered theirs: the last viewset of a page type is the one that counts.
hooks.register("register_admin_viewset", checked_viewsets, order=100)
hooks.register("construct_wagtail_userbar", check_words_too)
hooks.register("register_admin_urls", finding_urls)
hooks.register("register_reports_menu_item", findings_menu_item)
hooks.register("register_admin_menu_item", try_words_menu_item)
hooks.register("insert_global_admin_css", finding_styles)
