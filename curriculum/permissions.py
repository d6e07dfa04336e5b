"""Reference data is changed by a commit and by nothing else: in the admin everybody reads, nobody writes."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from wagtail.permission_policies.base import BasePermissionPolicy


class ReadOnlyPolicy(BasePermissionPolicy):
    """Everybody with a way into the admin may view; nobody, superusers included, may add, change or delete."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and user.is_active and user.has_perm("wagtailadmin.access_admin")

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Any]:
        users = get_user_model()._default_manager.filter(is_active=True)
        if "view" not in actions:
            return users.none()
        access = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
        return users.filter(
            Q(is_superuser=True) | Q(user_permissions__in=access) | Q(groups__permissions__in=access)
        ).distinct()
