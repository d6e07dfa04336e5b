"""How things stand with a help entry, for those who keep the directory."""

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .help_services import HelpService


class Status(Enum):
    """In words; the first that is true counts."""

    CLOSED = "Closed"
    PAUSED = "Paused"
    DRAFT = "Draft"
    UNCHECKED = "Not checked"
    CHANGED = "Changed since its check"
    EXPIRED = "Hidden: check too old"
    DUE = "Check due"
    CHECKED = "Checked"


NEEDS_A_CHECK = frozenset({Status.DRAFT, Status.UNCHECKED, Status.CHANGED, Status.EXPIRED, Status.DUE, Status.PAUSED})


def status_of(service: "HelpService", *, on: date) -> Status:
    """The status on a day."""
    if service.closed_at:
        return Status.CLOSED
    if service.paused_at:
        return Status.PAUSED
    if not service.live:
        return Status.DRAFT
    if service.verified_on is None:
        return Status.UNCHECKED
    if service.last_checked_on is None:
        return Status.CHANGED
    if not service.is_checked_on(on):
        return Status.EXPIRED
    due = service.check_due_on
    return Status.DUE if due and due <= on else Status.CHECKED
