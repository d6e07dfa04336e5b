"""Who looks after a page in place of its owner: reminders go to them when the owner is gone or away."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from .models import PageDates


def who_may_stand_in() -> QuerySet[Any]:
    """Everybody with an active account who may write pages, by name."""
    writers = policy_registry.get_by_type(Page).users_with_any_permission(["change"])
    return writers.filter(is_active=True).order_by("last_name", "first_name", "pk")


def name_stand_in(*, pages: Iterable[Page], stand_in: Any) -> int:
    """Let ``stand_in`` look after public pages when their owner can't; None, the lead editors do. How many pages.

    Raises ``ValidationError`` for somebody who may write no page.
    """
    if stand_in is not None and not who_may_stand_in().filter(pk=stand_in.pk).exists():
        raise ValidationError("Only somebody who may write pages can look after them. Nothing was changed.")
    return PageDates.objects.filter(page__in=[page.pk for page in pages]).update(stand_in=stand_in)
