"""How things stand with one entry, as every screen of the desk says it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from ..checking import UnderCheck, under_check, why_not
from ..help_checks import HelpCheck, LinkCheck
from ..help_services import HelpService
from ..status import Status, status_of
from .rights import checks_entries, pauses_entries


@dataclass(frozen=True, slots=True)
class EntryState:
    """What the card of an entry prints. ``refusal`` says why the reader can't check it, empty if they can."""

    service: HelpService
    facts: UnderCheck
    status: Status
    today: date
    refusal: str
    may_pause: bool
    may_check: bool

    @property
    def is_out_of_use(self) -> bool:
        return bool(self.service.paused_at or self.service.closed_at)

    @property
    def waits_for_second(self) -> bool:
        """One person has checked these very facts; one more is needed."""
        return bool(self.facts.checks) and not self.facts.is_complete

    @property
    def draft_waits(self) -> bool:
        return not self.facts.is_public and self.facts.entry.facts != self.service.facts

    @property
    def checks(self) -> list[HelpCheck]:
        return list(self.service.checks.all()[:5])

    @property
    def broken_links(self) -> list[LinkCheck]:
        return [link for link in self.service.link_checks.all() if link.state != LinkCheck.State.WORKS]

    @property
    def check_address(self) -> str:
        return reverse("help_check", args=[self.service.pk])

    @property
    def pause_address(self) -> str:
        return reverse("help_pause", args=[self.service.pk])

    @property
    def edit_address(self) -> str:
        return reverse("wagtailsnippets_support_helpservice:edit", args=[self.service.pk])

    @property
    def history_address(self) -> str:
        return reverse("wagtailsnippets_support_helpservice:history", args=[self.service.pk])


def entry_state(service: HelpService, *, user: Any) -> EntryState:
    facts = under_check(service)
    today = timezone.localdate()
    return EntryState(
        service=service,
        facts=facts,
        status=status_of(service, on=today),
        today=today,
        refusal=why_not(user, facts),
        may_pause=pauses_entries(user),
        may_check=checks_entries(user),
    )
