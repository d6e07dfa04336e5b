"""Who may do what at the desk. Nobody may publish: a page goes live by its sign-offs."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

WRITES = ("add_page", "change_page", "lock_page", "unlock_page")
# Wagtail asks for the permissions of its own models, whichever models stand in for them.
CHOOSES = ("choose_image", "choose_document")
# What is done to entries of the help directory. Nobody deletes one: what is gone for good is closed.
READS_HELP, KEEPS_HELP = ("view",), ("view", "add", "change", "publish", "pause")
UPLOADS = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")


@dataclass(frozen=True, slots=True)
class Role:
    """A group: what it may do to pages below the front door, with pictures and documents, in reviews and with help."""

    name: str
    pages: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()
    help: tuple[str, ...] = READS_HELP


ROLES = (
    Role("Editors", pages=WRITES, collections=UPLOADS, reviews=("release_module",), help=KEEPS_HELP),
    Role("Education reviewers"),
    Role("Clinical reviewers", help=(*READS_HELP, "check", "pause")),
    Role("Safeguarding leads", reviews=("withdraw_page",), help=(*KEEPS_HELP, "check")),
    Role("Lived experience coordinators"),
    Role(
        "Lead editors",
        pages=WRITES,
        collections=UPLOADS,
        reviews=("lead_reviews", "release_module", "withdraw_page"),
        help=(*KEEPS_HELP, "check", "lock", "unlock"),
    ),
)
# Groups that Wagtail and earlier versions made: a second way to say the same thing.
FORMER_GROUPS = ("Moderators", "Publishers")


def install_roles(*, home: Page) -> None:
    """Create or update the groups, with rights below ``home``. What is declared here is what they may do."""
    root_collection = Collection.get_first_root_node()
    for role in ROLES:
        group, _ = Group.objects.get_or_create(name=role.name)
        group.permissions.set(
            Permission.objects.filter(codename="access_admin", content_type__app_label="wagtailadmin")
            | Permission.objects.filter(codename__in=role.reviews, content_type__app_label="reviews")
            | Permission.objects.filter(codename__in=_help_codenames(role), content_type__app_label="support")
        )
        GroupPagePermission.objects.filter(group=group).delete()
        for codename in role.pages:
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
            GroupPagePermission.objects.create(group=group, page=home, permission=permission)
        GroupCollectionPermission.objects.filter(group=group).delete()
        for codename in role.collections:
            permission = Permission.objects.get(
                content_type__app_label__in=["wagtailimages", "wagtaildocs"], codename=codename
            )
            GroupCollectionPermission.objects.create(group=group, collection=root_collection, permission=permission)
    for group in Group.objects.filter(name__in=FORMER_GROUPS):
        # Whoever published before writes now: with others, who review.
        for user in group.user_set.all():
            user.groups.add(Group.objects.get(name="Editors"))
        group.delete()


def _help_codenames(role: Role) -> list[str]:
    return [f"{right}_helpservice" for right in role.help]
