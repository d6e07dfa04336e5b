"""Findings that are kept on purpose: the room that keeps the record of them says so, as rooms do with their rules.

Such a finding may go to reviewers, because one of them decides on it. What has no exception is never kept.
"""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any

from wording.safe_language import Finding

if TYPE_CHECKING:
    from .facts import Facts

Keeper = Callable[[Any, Sequence[Finding], "Facts"], Collection[Finding]]

_keepers: list[Keeper] = []


def says_what_is_kept(keeper: Keeper) -> Keeper:
    """Register a function of a page, its blocking findings and its facts: it returns those that are kept on purpose."""
    _keepers.append(keeper)
    return keeper


def kept_on_purpose(page: Any, found: Sequence[Finding], facts: "Facts") -> frozenset[Finding]:
    """Those of ``found`` that block ``page`` and that somebody keeps on purpose, decided on or not."""
    return excused(page, [finding for finding in found if finding.is_blocking], facts)


def excused(page: Any, found: Sequence[Finding], facts: "Facts") -> frozenset[Finding]:
    """Those of ``found``, whatever their weight, that somebody keeps on purpose, decided on or not."""
    asked = [finding for finding in found if not finding.no_exception]
    if not asked:
        return frozenset()
    return frozenset(finding for keeper in _keepers for finding in keeper(page, asked, facts)) & frozenset(asked)
