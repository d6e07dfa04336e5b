"""Once a week, as long as help entries are due or hidden: the lead editors are told, in numbers and without names.

A mail is read on locked screens, and the name of a help service can say too much.
"""

from datetime import date

from django.db import transaction

from support.desk.due_list import due_rows
from support.models import HelpService
from support.status import Status

from .letters import write_letters
from .letters.naming import desk_address
from .who_is_asked import lead_editors


@transaction.atomic
def remind_of_help_checks(*, today: date) -> int:
    """Write the letter of the week, if readers miss an entry or soon will. Returns how many entries that is.

    Entries that nobody ever checked are no news: the desk lists them.
    """
    entries = HelpService.objects.filter(closed_at=None).prefetch_related("link_checks")
    rows = due_rows(entries, today=today)
    due = [row for row in rows if row.status is Status.DUE]
    hidden = [row for row in rows if row.status in (Status.EXPIRED, Status.CHANGED)]
    broken = [row for row in rows if row.broken]
    # One entry may be due and have an address that does not answer.
    needing = {row.service.pk for row in (*due, *hidden, *broken)}
    if needing:
        context = {
            "due": len(due),
            "hidden": len(hidden),
            "broken": len(broken),
            "first": min((day for row in due if (day := row.service.expires_on)), default=None),
            "address": desk_address("help_checks_due"),
        }
        write_letters(
            key=f"help-checks:{today:%G-%V}",
            people=lead_editors(today=today),
            template="help_due",
            context=context,
            send=False,
        )
    return len(needing)
