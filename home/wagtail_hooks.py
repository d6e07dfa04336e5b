from wagtail import hooks

from .dashboard import leave_out_advertisements, leave_out_counts, show_to_do
from .style_page import style_menu_item, style_urls

hooks.register("construct_homepage_panels", show_to_do)
# After every app has added its count.
hooks.register("construct_homepage_summary_items", leave_out_counts, order=1000)
hooks.register("construct_help_menu", leave_out_advertisements)
hooks.register("register_admin_urls", style_urls)
hooks.register("register_help_menu_item", style_menu_item)
