"""What guides add to Wagtail's admin."""

from wagtail import hooks

from .draft_button import draft_button, draft_urls

hooks.register("register_admin_urls", draft_urls)
hooks.register("register_page_header_buttons", draft_button)
hooks.register("register_page_listing_more_buttons", draft_button)
