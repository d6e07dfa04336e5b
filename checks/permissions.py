"""Who may do what with a page that goes live by its sign-offs: nobody publishes, superusers included."""

from typing import Any

from wagtail.models import Page
from wagtail.models.pages import PagePermissionTester

# Permissions of the room that reviews, by name: a room below can't import it.
WITHDRAW, LEAD = "reviews.withdraw_page", "reviews.lead_reviews"


class SignedPagePermissionTester(PagePermissionTester):
    """Wagtail's answers, but for what it hangs on a right to publish that nobody has here."""

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_unpublish(self) -> bool:
        """Whoever may take a page down may do so at once, whatever locks it."""
        return self.page.live and not self.page_is_root and self.user.has_perm(WITHDRAW)

    def can_unschedule(self) -> bool:
        return self.user.has_perm(LEAD) or self.user.has_perm(WITHDRAW)

    def can_set_view_restrictions(self) -> bool:
        return not self.page_is_root and self.user.has_perm(LEAD)

    def can_reorder_children(self) -> bool:
        """The order is no part of what was signed."""
        return self.user.is_active and (self.user.is_superuser or "change" in self.permissions)

    def can_move(self) -> bool:
        """Moving changes the address of a page, not its sign-offs."""
        return self.can_edit() and not self.page_is_root

    def can_move_to(self, destination: Page) -> bool:
        if self.page == destination or destination.is_descendant_of(self.page):
            return False
        if not self.page.is_child_of(destination) and not self.page.specific.can_move_to(destination):
            return False
        if not self.can_move():
            return False
        return self.user.is_superuser or "add" in destination.permissions_for_user(self.user).permissions


class LiveBySignOffs:
    """For page types: what they may be is decided by reviews. Copies start as drafts, whatever the source is."""

    def permissions_for_user(self, user: Any) -> SignedPagePermissionTester:
        return SignedPagePermissionTester(user, self)

    def copy(self, *args: Any, **options: Any) -> Page:
        return super().copy(*args, **{**options, "keep_live": False})  # type: ignore[misc]
