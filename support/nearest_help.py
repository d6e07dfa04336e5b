"""What the help panel takes from the directory: a line for the student's age, then a way without a call."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from .channels import ChannelValue
from .directory import with_their_pairs
from .expiry import hidden_on
from .help_services import HelpService

# Beside the emergency number and the adult at school (brief 6.1, rule 4: four at most).
MOST_WAYS = 2
# In the order of the panel. What is for one community, for abuse or for eating stands on the help page.
FOR_EVERYBODY = (
    HelpService.Kind.CHILD_HELPLINE,
    HelpService.Kind.CRISIS_TEXT,
    HelpService.Kind.LISTENING,
    HelpService.Kind.URGENT_HEALTH,
)
# Such services carry the topic in their name, which younger students don't meet (brief 1.4: from B5, age 14).
FOR_OLDER = HelpService.Kind.SUICIDE_PREVENTION
OLDER_FROM = 14
ADULTS_FROM = 18
WRITTEN = ("text", "chat", "whatsapp")
SHOWN = ("phone", *WRITTEN)

Way = tuple[HelpService, ChannelValue]


@dataclass(frozen=True, slots=True)
class CheckSeen:
    """How an entry stands with its check. ``hide_after`` is the last day on which it may be shown; unchecked: None."""

    checked_on: date | None
    hide_after: date | None
    is_unchecked: bool


@dataclass(frozen=True, slots=True)
class HelpWay:
    """One way to one service, with the services that are always shown beside it."""

    service: HelpService
    channel: ChannelValue
    check: CheckSeen
    together: tuple["HelpWay", ...] = ()

    @property
    def hide_after(self) -> date | None:
        """The last day for all that stands here together."""
        days = [way.check.hide_after for way in (self, *self.together)]
        return min((day for day in days if day), default=None)


def check_of(service: HelpService, *, on: date) -> CheckSeen:
    """The check of an entry as readers hear of it on a day."""
    checked = service.last_checked_on
    last = hidden_on(checked) - timedelta(days=1) if checked else None
    return CheckSeen(checked_on=checked, hide_after=last, is_unchecked=not (last and checked and checked <= on <= last))


def nearest_ways(entries: Iterable[HelpService], *, band: Any, on: date) -> tuple[HelpWay, ...]:
    """At most ``MOST_WAYS`` of ``entries``, which are those that the reader may see, by priority.

    First a telephone, then a text or chat, of another service where there is one. Without ``band`` the reader may be of
    any age: what is for older students or for adults is left out.
    """
    fitting = sorted(with_their_pairs([entry for entry in entries if _fits(entry, band)]), key=_order)
    called, written = list(_with_channel(fitting, "phone")), list(_with_channel(fitting, *WRITTEN))
    line = called[:1]
    elsewhere = [way for way in written if not line or way[0].pk != line[0][0].pk]
    return tuple(_without_repeats([*line, *elsewhere[:1], *written, *elsewhere, *called], fitting=fitting, on=on))


def _without_repeats(ways: Iterable[Way], *, fitting: list[HelpService], on: date) -> Iterator[HelpWay]:
    """The first ``MOST_WAYS`` of ``ways``, each once, with its pairs beside it where they do not stand yet."""
    given: list[Way] = []
    beside: set[Any] = set()
    for way in ways:
        service, channel = way
        if way in given or service.pk in beside or len(given) == MOST_WAYS:
            continue
        given.append(way)
        seen = beside | {one.pk for one, _ in given}
        pairs = [one for one in fitting if one.pk not in seen and _are_a_pair(service, one)]
        beside |= {one.pk for one in pairs}
        together = tuple(HelpWay(one, other, check_of(one, on=on)) for one, other in _with_channel(pairs, *SHOWN))
        yield HelpWay(service, channel, check_of(service, on=on), together)


def _are_a_pair(one: HelpService, other: HelpService) -> bool:
    """Whether the two are shown together: it is enough that one of them says so."""
    return any(pair.pk == other.pk for pair in one.pair_with.all()) or any(
        pair.pk == one.pk for pair in other.pair_with.all()
    )


def _fits(entry: HelpService, band: Any) -> bool:
    if entry.kind == FOR_OLDER:
        return band is not None and band.age_from >= OLDER_FROM
    if band is None and (entry.band_from_id or (entry.age_from or 0) >= ADULTS_FROM):
        return False
    return entry.kind in FOR_EVERYBODY


def _order(entry: HelpService) -> tuple[int, int, str]:
    kinds = (*FOR_EVERYBODY, FOR_OLDER)
    return (kinds.index(HelpService.Kind(entry.kind)), entry.priority, entry.name)


def _with_channel(entries: Iterable[HelpService], *types: str) -> Iterator[Way]:
    for entry in entries:
        channel = next((way for way in entry.ways if way.get("type") in types), None)
        if channel:
            yield entry, channel
