from wagtail import hooks

from .dashboard import leave_out_advertisements, leave_out_counts, show_to_do

hooks.register("construct_homepage_panels", show_to_do)
# After every app has added its count.
hooks.register("construct_homepage_summary_items", leave_out_counts, order=1000)
hooks.register("construct_help_menu", leave_out_advertisements)
