"""The two-person check of help entries: whoever wrote the facts is one, and never the one who checks them.

A check is about the newest facts, published or not. As soon as two people stand behind them they go to readers.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Revision

from .expiry import HIDDEN_AFTER_MONTHS, due_on, months_later
from .help_checks import HelpCheck
from .help_services import HelpService
from .incomplete import what_is_missing

CHECK = "support.check_helpservice"


class CheckRefused(ValueError):
    """A check that can't be recorded, with the reason in the reader's words."""


@dataclass(frozen=True, slots=True)
class UnderCheck:
    """The newest facts of an entry. ``entry`` holds them in memory; ``revision`` is where they were written, if known.

    ``writers`` are the ids and names of those who wrote what changed since two people last agreed, ``since`` the day of
    the last change. A renewal is of facts that two people have found right before: one more person is enough.
    """

    entry: HelpService
    revision: Revision | None
    writers: dict[int, str]
    since: date | None
    is_renewal: bool

    @property
    def checks(self) -> list[HelpCheck]:
        """Checks of these very facts by people who did not write them, newest first; an old one counts no more."""
        same = [check for check in self.entry.checks.all() if check.facts == self.entry.facts]
        if not same:
            return []
        oldest = months_later(same[0].checked_on, -HIDDEN_AFTER_MONTHS)
        return [check for check in same if check.checked_on > oldest and check.checked_by_id not in self.writers]

    @property
    def people(self) -> dict[Any, str]:
        """Everybody who stands behind the facts, by name."""
        found: dict[Any, str] = dict(self.writers)
        for check in self.checks:
            found[check.checked_by_id or check.checked_by_name] = check.checked_by_name
        return found

    @property
    def is_complete(self) -> bool:
        """Whether the checks there are suffice."""
        return bool(self.checks) and (self.is_renewal or len(self.people) > 1)

    @property
    def is_public(self) -> bool:
        """Whether readers who meet the entry meet these facts."""
        return self.revision is None or self.revision.pk == self.entry.live_revision_id


def under_check(service: HelpService) -> UnderCheck:
    """The newest facts of ``service``, and who wrote them."""
    revisions = list(service.revisions.select_related("user").order_by("created_at", "pk"))
    newest = revisions[-1] if revisions and service.has_unpublished_changes else None
    found_right = dict(service.checks.filter(is_complete=True).values_list("facts", "recorded_at"))
    writers: dict[int, str] = {}
    since, before = None, None
    for revision in revisions:
        facts = revision.as_object().facts
        if facts == before:
            continue
        if before in found_right:
            # Two people stand behind what was there before: only what changed since waits for a second one.
            writers = {}
        was_right = before is None and facts in found_right and found_right[facts] < revision.created_at
        if revision.user is not None and not was_right:
            writers[revision.user.pk] = name_of(revision.user)
        before, since = facts, timezone.localdate(revision.created_at)
    entry = newest.as_object() if newest else service
    return UnderCheck(entry, newest, writers, since, is_renewal=entry.facts in found_right)


def why_not(user: Any, facts: UnderCheck) -> str:
    """Why ``user`` can't check these facts, in words; empty if they can."""
    if not user.has_perm(CHECK):
        return "Checking help entries is for those whose role it is. Ask a lead editor."
    if user.pk in facts.writers:
        return "You wrote what stands here, so somebody else has to check it."
    if facts.entry.closed_at:
        return "This entry is closed. Show it again before it is checked."
    return what_is_missing(facts.entry)


@transaction.atomic
def record_check(
    *,
    service: HelpService,
    user: Any,
    method: str,
    checked_on: date,
    seen: str,
    note: str = "",
    next_check_due: date | None = None,
) -> HelpCheck:
    """Record that ``user`` found the newest facts right. ``seen`` is the fingerprint of what they looked at.

    When two people stand behind the facts, they are published and count as checked. Raises ``CheckRefused``.
    """
    kept = HelpService.objects.select_for_update().get(pk=service.pk)
    facts = under_check(kept)
    refusal = why_not(user, facts) or _why_not_then(facts, checked_on, next_check_due)
    if not refusal and facts.entry.facts != seen:
        refusal = "Somebody changed the entry while you were checking it. Look at it again."
    if refusal:
        raise CheckRefused(refusal)
    check = HelpCheck.objects.create(
        service=kept,
        checked_by=user,
        checked_by_name=name_of(user),
        checked_on=checked_on,
        method=HelpCheck.Method(method),
        note=note,
        facts=seen,
    )
    if facts.is_complete:
        _publish(facts, kept, next_check_due)
        check.is_complete = True
        check.save(update_fields=["is_complete"])
    said = {"method": check.get_method_display(), "complete": check.is_complete}
    log(kept, "support.check", user=user, data=said)
    return check


def name_of(user: Any) -> str:
    return (user.get_full_name() or user.get_username())[:160]


def _why_not_then(facts: UnderCheck, checked_on: date, next_check_due: date | None) -> str:
    today = timezone.localdate()
    if checked_on > today:
        return "The day of the check is in the future."
    if facts.since and checked_on < facts.since:
        return f"The facts were changed on {facts.since:%-d %B %Y}: a check before that was of something else."
    if due_on(checked_on) <= today:
        return "That is more than six months ago. Check it again."
    if next_check_due and not today < next_check_due <= due_on(checked_on):
        return "The next check is due in the future, and at most six months after this one."
    return ""


def _publish(facts: UnderCheck, kept: HelpService, next_check_due: date | None) -> None:
    if facts.revision is not None:
        facts.revision.publish()
    elif not kept.live:
        kept.save_revision().publish()
    last = max(check.checked_on for check in facts.checks)
    HelpService.objects.filter(pk=kept.pk).update(
        verified_on=last,
        verified_by=" and ".join(facts.people.values())[:255],
        verified_facts=facts.entry.facts,
        next_check_due=next_check_due or due_on(last),
    )


def last_found_right(service: HelpService) -> HelpService | None:
    """The entry as it stood when two people last found its facts right; None if they never did, or nobody kept it."""
    found_right = set(service.checks.filter(is_complete=True).values_list("facts", flat=True))
    stored = (revision.as_object() for revision in service.revisions.order_by("-created_at", "-pk"))
    return next((entry for entry in stored if entry.facts in found_right), None) if found_right else None
