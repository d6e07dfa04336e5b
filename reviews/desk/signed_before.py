"""What is new to a seat since it last said yes: the page as it was then, beside the page as it is now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Revision

from ..content import part_hashes
from ..content.differences import Difference, differences
from ..content.parts import part_labels
from ..content.word_runs import Run
from ..drafts import draft_of
from ..models import Assignment, SignOff

# Drafts that are tried at most in order to find what was signed: the newest of then is nearly always it.
TRIED = 3
# Words that are shown before and after what changed, where more of them are the same.
CONTEXT = 25


@dataclass(frozen=True, slots=True)
class Change:
    """What changed in one part that a seat covers."""

    part: str
    label: str
    differences: list[Difference]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed for a seat. ``since``: the sign-off before; None for a first look.

    ``is_lost``: the version that was signed is kept no more, so only the names of the parts can be told.
    """

    since: SignOff | None
    parts: list[Change]
    is_lost: bool = False


def changes_for(assignment: Assignment, *, page: Any, signed: SignOff | None) -> Changes:
    """What changed in the parts of a seat between ``signed``, its last yes, and ``page``, the newest draft."""
    if signed is None:
        return Changes(None, [])
    now = assignment.seat.covers(assignment.round.part_hashes)
    changed = [part for part in assignment.seat.parts if now.get(part) != signed.part_hashes.get(part)]
    before = page_as_signed(signed, beside=page) if changed else None
    return Changes(signed, changes_between(before, page, changed), is_lost=bool(changed) and before is None)


def changes_between(before: Any, after: Any, parts: Sequence[str]) -> list[Change]:
    """What changed between two states of a page, part by part; without ``before`` only the names of the parts."""
    found = differences(before, after, list(parts)) if before is not None and parts else []
    labels = part_labels()
    return [
        Change(part, labels.get(part, part), [_shortened(each) for each in found if each.part == part])
        for part in parts
    ]


def _shortened(difference: Difference) -> Difference:
    """``difference`` with only the ends of long stretches that are the same on both sides."""
    return replace(difference, before=_ends(difference.before), after=_ends(difference.after))


def _ends(runs: list[Run]) -> list[Run]:
    shown = []
    for number, (text, changed) in enumerate(runs):
        words = text.split()
        if changed or len(words) <= 2 * CONTEXT:
            shown.append(Run(text, changed))
            continue
        is_all, is_last = len(runs) == 1, number == len(runs) - 1
        before = f"{' '.join(words[:CONTEXT])} " if number or is_all else ""
        after = f" {' '.join(words[-CONTEXT:])} " if not is_last or is_all else ""
        shown.append(Run(f"{before}[…]{after}", changed=False))
    return shown


def last_yes(assignment: Assignment, *, given: Iterable[SignOff]) -> SignOff | None:
    """The last yes of the seat to the page, of whichever review, among every decision ``given`` on it."""
    yes = [each for each in given if each.seat_id == assignment.seat_id and each.is_positive]
    return max(yes, key=lambda each: (each.signed_at, each.pk), default=None)


def page_as_signed(signed: SignOff, *, beside: Any) -> Any:
    """The page as a sign-off found it, told by its hashes; None when that draft is kept no more.

    ``beside``: the newest draft.
    """
    for revision in _revisions(signed.page_id).filter(created_at__lte=signed.signed_at)[:TRIED]:
        page = draft_of(revision, beside=beside)
        if signed.seat.covers(part_hashes(page, rows=page.linked_rows)) == signed.part_hashes:
            return page
    return None


def page_of_revision(page_id: int, revision_id: int | None) -> Any:
    """The page as it stands in one of its revisions; None when there is no such revision of this page."""
    revision = _revisions(page_id).filter(pk=revision_id).first()
    return draft_of(revision) if revision else None


def _revisions(page_id: int) -> Any:
    of_pages = ContentType.objects.get_for_model(Page)
    return Revision.objects.filter(base_content_type=of_pages, object_id=str(page_id)).order_by("-created_at", "-pk")
