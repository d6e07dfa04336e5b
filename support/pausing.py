"""Taking a help entry away from readers at once, and showing it again."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from .checking import name_of
from .help_services import HelpService

PAUSE = "support.pause_helpservice"


@transaction.atomic
def pause(*, service: HelpService, user: Any, reason: str) -> None:
    """Hide ``service`` from readers from now on. Pausing what is paused changes nothing."""
    kept = _for(user, service)
    if kept.paused_at is None:
        _record(kept, paused_at=timezone.now(), paused_by=name_of(user), reason=reason)
        log(kept, "support.pause", user=user, data={"reason": reason})


@transaction.atomic
def close(*, service: HelpService, user: Any, reason: str) -> None:
    """Say that the service does not exist any more. Its entry and its history stay; nobody is asked to check it."""
    kept = _for(user, service)
    if kept.closed_at is None:
        _record(kept, closed_at=timezone.now(), reason=reason)
        log(kept, "support.close", user=user, data={"reason": reason})


@transaction.atomic
def show_again(*, service: HelpService, user: Any) -> None:
    """Undo ``pause`` and ``close``: readers meet the entry again as far as its check still counts."""
    kept = _for(user, service)
    if kept.paused_at or kept.closed_at:
        _record(kept, paused_at=None, paused_by="", closed_at=None, reason="")
        log(kept, "support.show_again", user=user)


def _for(user: Any, service: HelpService) -> HelpService:
    if not user.has_perm(PAUSE):
        raise PermissionDenied("Pausing help entries is for those whose role it is.")
    return HelpService.objects.select_for_update().get(pk=service.pk)


def _record(kept: HelpService, **values: Any) -> None:
    HelpService.objects.filter(pk=kept.pk).update(**values)
