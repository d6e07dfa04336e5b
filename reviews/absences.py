"""Days on which people review nothing: who may write them down, and what makes a stand-in useful."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.utils.formats import date_format
from wagtail.permission_policies.base import BasePermissionPolicy

from .models import Absence

LEADS = "reviews.lead_reviews"


class AbsencePolicy(BasePermissionPolicy):
    """Everybody with a way into the desk keeps their own; lead editors keep anybody's."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return user.is_active and user.has_perm("wagtailadmin.access_admin")

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Absence) -> bool:
        is_theirs = instance.user_id == user.pk or user.has_perm(LEADS)
        return is_theirs and self.user_has_permission(user, action)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Absence]:
        if not self.user_has_any_permission(user, actions):
            return Absence.objects.none()
        return Absence.objects.all() if user.has_perm(LEADS) else Absence.objects.filter(user=user)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Any]:
        return get_user_model()._default_manager.filter(is_active=True)


class LeadsOnlyPolicy(BasePermissionPolicy):
    """Lead editors alone."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return user.is_active and user.has_perm(LEADS)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Any]:
        users = get_user_model()._default_manager.filter(is_active=True)
        return users.filter(groups__permissions__codename="lead_reviews").distinct()


def absence_problems(absence: Absence, *, today: date) -> dict[str, str]:
    """What is the matter with an absence, by field, in words to whoever fills it in; empty when nothing is."""
    user, last, stand_in = absence.user, absence.last_day, absence.stand_in
    problems = {}
    if last < today:
        problems["last_day"] = "These days are over. Nobody needs to know of them any more."
    overlap = _on_these_days(absence).filter(user=user).exclude(pk=absence.pk).first()
    if overlap:
        first_day, last_day = (date_format(day, "j F Y") for day in (overlap.first_day, overlap.last_day))
        problems["first_day"] = f"Days from {first_day} to {last_day} are written down already."
    if stand_in and stand_in != user:
        if not roles_in_common(user, stand_in):
            problems["stand_in"] = (
                f"{stand_in} holds none of the same roles, and so can't sign instead. {_who_can(user)}"
            )
        elif _on_these_days(absence).filter(user=stand_in).exists():
            problems["stand_in"] = f"{stand_in} is away on some of these days too. Choose somebody else, or nobody."
    return problems


def roles_in_common(user: Any, other: Any) -> QuerySet[Group]:
    """The groups through which ``other`` can do what ``user`` does: those with a seat, where ``user`` has such."""
    seats = user.groups.filter(review_seats__isnull=False)
    return (seats if seats.exists() else user.groups.all()).filter(pk__in=other.groups.values("pk"))


def could_stand_in_for(user: Any) -> QuerySet[Any]:
    """Everybody with an account who shares a role with ``user``."""
    users = get_user_model()._default_manager.filter(is_active=True).exclude(pk=user.pk)
    seats = user.groups.filter(review_seats__isnull=False)
    return users.filter(groups__in=seats if seats.exists() else user.groups.all()).distinct().order_by("pk")


def _on_these_days(absence: Absence) -> QuerySet[Absence]:
    return Absence.objects.filter(first_day__lte=absence.last_day, last_day__gte=absence.first_day)


def _who_can(user: Any) -> str:
    names = ", ".join(str(other) for other in could_stand_in_for(user)[:5])
    return f"These can: {names}." if names else "Leave it empty: then everybody of the role is asked."
