"""Who may do what at the desk until reviews exist: editors write, publishers publish."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
)

from .site_tree import plant_site_tree


@dataclass(frozen=True, slots=True)
class Role:
    """A group: what it may do to pages below the front door, and with pictures and documents."""

    name: str
    pages: tuple[str, ...]
    # Wagtail asks for the permissions of its own models, whichever models stand in for them.
    collections: tuple[str, ...] = (
        "add_image",
        "choose_image",
        "add_document",
        "choose_document",
    )
    site: tuple[str, ...] = ("access_admin",)


ROLES = (
    Role("Editors", pages=("add_page", "change_page")),
    Role(
        "Publishers",
        pages=("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
        collections=(
            "add_image",
            "change_image",
            "choose_image",
            "add_document",
            "change_document",
            "choose_document",
        ),
    ),
)
# Wagtail makes these two for itself; here they would be a second way to say the same thing.
STOCK_GROUPS = ("Moderators",)
STOCK_WORKFLOW = "Moderators approval"


@transaction.atomic
def install_roles() -> None:
    """Create or update the groups. Safe to repeat: what is declared here is what they may do."""
    # Safe because nobody can be in a group that Wagtail made and no screen has offered yet.
    Group.objects.filter(name__in=STOCK_GROUPS, user=None).delete()
    home, root_collection = plant_site_tree(), Collection.get_first_root_node()
    for role in ROLES:
        group, _ = Group.objects.get_or_create(name=role.name)
        group.permissions.set(Permission.objects.filter(codename__in=role.site))
        GroupPagePermission.objects.filter(group=group).exclude(page=home).delete()
        for codename in role.pages:
            GroupPagePermission.objects.get_or_create(group=group, page=home, permission=_on(Page, codename))
        GroupCollectionPermission.objects.filter(group=group).delete()
        for codename in role.collections:
            permission = Permission.objects.get(
                content_type__app_label__in=["wagtailimages", "wagtaildocs"], codename=codename
            )
            GroupCollectionPermission.objects.create(group=group, collection=root_collection, permission=permission)
    _let_publishers_answer_submissions()


def _let_publishers_answer_submissions() -> None:
    """Give Wagtail's one workflow, without its group a dead end, to the publishers: "Submit to publishers"."""
    Workflow.objects.filter(name=STOCK_WORKFLOW).update(name="publishers")
    for task in GroupApprovalTask.objects.filter(name__in=[STOCK_WORKFLOW, "Publishers"]):
        task.name = "Publishers"
        task.save()
        task.groups.set(Group.objects.filter(name="Publishers"))


def _on(model: type[Page], codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=model._meta.app_label, codename=codename)
