"""What reviews add to Wagtail's admin."""

from wagtail import hooks

from .accepted_desk import keeping_urls
from .account_deletion import refuse_deleting_account, refuse_deleting_accounts
from .deleting import refuse_deleting, refuse_deleting_many
from .desk.dashboard import show_waiting
from .desk.editor_panel import warn_before_editing
from .desk.menu import all_reviews_menu_item, board_menu_item, desk_styles, reviews_menu_item, waiting_menu_item
from .desk.urls import desk_urls
from .desk_pages import finding_styles, finding_urls, findings_menu_item, try_words_menu_item
from .invitations.desk_views import invitation_urls
from .letters_desk import add_unsent_letters_hint, letter_urls, letters_menu_item
from .panel_views import panel_urls
from .people_desk import absences_menu_item, holidays_menu_item, register_policies, time_viewsets
from .previews import check_words_too
from .review_calendar import calendar_menu_item, calendar_styles, calendar_urls
from .reviewer_pages import reviewer_urls, reviewers_menu_item
from .viewsets import checked_viewsets

hooks.register("register_admin_urls", panel_urls)
# After the rooms below have registered theirs: the last viewset of a page type is the one that counts.
hooks.register("register_admin_viewset", checked_viewsets, order=100)
hooks.register("construct_wagtail_userbar", check_words_too)
hooks.register("register_admin_urls", finding_urls)
hooks.register("register_reports_menu_item", findings_menu_item)
hooks.register("register_admin_menu_item", try_words_menu_item)
hooks.register("insert_global_admin_css", finding_styles)
hooks.register("before_delete_page", refuse_deleting)
hooks.register("before_bulk_action", refuse_deleting_many)
hooks.register("register_admin_urls", keeping_urls)
register_policies()
hooks.register("register_admin_viewset", time_viewsets)
hooks.register("register_admin_urls", calendar_urls)
hooks.register("register_admin_urls", letter_urls)
hooks.register("register_reviews_menu_item", calendar_menu_item)
hooks.register("register_reviews_menu_item", absences_menu_item)
hooks.register("register_reviews_menu_item", holidays_menu_item)
hooks.register("register_reports_menu_item", letters_menu_item)
hooks.register("construct_homepage_panels", add_unsent_letters_hint)
hooks.register("insert_global_admin_css", calendar_styles)
hooks.register("register_admin_urls", invitation_urls)
hooks.register("register_admin_urls", reviewer_urls)
hooks.register("register_reviews_menu_item", reviewers_menu_item)
hooks.register("before_delete_user", refuse_deleting_account)
hooks.register("before_bulk_action", refuse_deleting_accounts)
hooks.register("register_admin_urls", desk_urls)
hooks.register("register_admin_menu_item", reviews_menu_item)
hooks.register("register_reviews_menu_item", waiting_menu_item)
hooks.register("register_reviews_menu_item", all_reviews_menu_item)
hooks.register("register_reviews_menu_item", board_menu_item)
hooks.register("construct_homepage_panels", show_waiting)
hooks.register("before_edit_page", warn_before_editing)
hooks.register("insert_global_admin_css", desk_styles)
