"""What the demonstration adds to the starter curriculum: pages that are public, and accounts to try the desk with."""

from dataclasses import dataclass

from django.contrib.auth.models import Group
from wagtail.models import Site

from users.models import User

PASSWORD = "breathe-in-breathe-out"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody to sign in as; ``group`` None is the administrator."""

    email: str
    name: str
    group: str | None
    what: str


ACCOUNTS = (
    Account("editor@demo.example", "Edi Torres", "Editors", "writes lessons, can't publish"),
    Account("publisher@demo.example", "Pat Lisher", "Publishers", "writes and publishes"),
    Account("admin@demo.example", "Ada Min", None, "looks after the site"),
)


def release_everything() -> int:
    """Publish every page below the front door that never was public, and return how many. Safe to repeat."""
    root = Site.objects.get(is_default_site=True).root_page
    released = 0
    for page in root.get_descendants().filter(live=False, first_published_at=None).order_by("path").specific():
        # A sample without an author: no revision is anybody's, so no account is put in front of words it did not write.
        (page.get_latest_revision() or page.save_revision()).publish()
        released += 1
    return released


def make_accounts() -> None:
    """The sample accounts, made where they are missing."""
    for account in ACCOUNTS:
        if User.objects.filter(email__iexact=account.email).exists():
            continue
        first, last = account.name.split(" ")
        make = User.objects.create_user if account.group else User.objects.create_superuser
        user = make(account.email, PASSWORD, first_name=first, last_name=last)
        if account.group:
            user.groups.add(Group.objects.get(name=account.group))
