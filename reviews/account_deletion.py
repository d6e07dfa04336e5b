"""Accounts of people who have signed something are deactivated, never deleted: what they signed stays theirs."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from users.models import User

from .models import SignOff


def refuse_deleting_account(request: HttpRequest, user: User) -> HttpResponse | None:
    """Hook ``before_delete_user``: to the account's own form, where it can be deactivated."""
    if not _who_signed([user]):
        return None
    messages.error(request, why_kept([user]))
    return redirect("wagtailusers_users:edit", user.pk)


def refuse_deleting_accounts(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action_class_instance: Any
) -> HttpResponse | None:
    """Hook ``before_bulk_action``: the same for several accounts at once; none is deleted then."""
    users = [each for each in objects if isinstance(each, User)]
    kept = _who_signed(users) if action_type == "delete" else []
    if not kept:
        return None
    messages.error(request, why_kept(kept))
    return redirect("wagtailusers_users:index")


def why_kept(users: list[User]) -> str:
    """The message: whose accounts, and what to do instead."""
    named = ", ".join(str(user) for user in users[:3]) + (f" and {len(users) - 3} more" if len(users) > 3 else "")
    return (
        f"{named}: sign-offs rest on this account, so it stays. Nothing was deleted. Take away the tick at “Active” "
        "instead: nobody can sign in with it then. A lead editor can erase the name under Reviewers."
    )


def _who_signed(users: list[User]) -> list[User]:
    signed = set(
        SignOff.objects.filter(identity__user__in=[user.pk for user in users]).values_list("identity__user", flat=True)
    )
    return [user for user in users if user.pk in signed]
