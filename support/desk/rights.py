"""Who may read the directory at the desk, and who may check and pause."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from ..checking import CHECK
from ..pausing import PAUSE

_READS = ("view", "add", "change", "publish", "check", "pause")


def reads_directory(user: Any) -> bool:
    """Whether ``user`` may read entries, drafts and notes included."""
    return any(user.has_perm(f"support.{right}_helpservice") for right in _READS)


def checks_entries(user: Any) -> bool:
    return bool(user.has_perm(CHECK))


def pauses_entries(user: Any) -> bool:
    return bool(user.has_perm(PAUSE))


class ForKeepers:
    """For views: only those who may read the directory come in."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse | HttpResponseBase:
        if not reads_directory(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
