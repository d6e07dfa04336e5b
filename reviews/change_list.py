"""What changed on public pages, release by release, in words that everybody may read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from wagtail.models import Locale, Page

from curriculum.codes import coded_models

from .models import Release, ReleaseKind, RoundKind

# What a release says of itself when nobody wrote down what changed.
WORDS = {
    ReleaseKind.EMERGENCY: "A mistake was put right.",
    ReleaseKind.INSTALLED: "In place before reviews began. Nobody has reviewed it.",
    ReleaseKind.AGAIN: "Released again, unchanged.",
}
FIRST = "First release."
CHECKED_AGAIN = "The whole page was checked again."
NOTHING_NOTED = "Reviewed. What changed was not noted."


@dataclass(frozen=True, slots=True)
class Change:
    """A release as the public reads it: nothing of who decided what, or why."""

    release_id: int
    page_id: int
    number: int
    title: str
    code: str
    released_at: datetime
    what: str
    is_safety: bool
    is_sample: bool
    taken_down_at: datetime | None
    address: str


def what_changed(release: Release) -> str:
    """What is new in a release, in plain words; its review comes along (``select_related("round")``)."""
    if release.what_changed.strip():
        return release.what_changed.strip()
    if release.kind in WORDS:
        return WORDS[ReleaseKind(release.kind)]
    if release.number == 1:
        return FIRST
    is_full = release.round is not None and release.round.kind in {RoundKind.FULL, RoundKind.EMERGENCY}
    return CHECKED_AGAIN if is_full else NOTHING_NOTED


def public_changes(*, locale: Locale, about: Page | None = None) -> QuerySet[Release]:
    """Every release of a page in a language, the newest first; with ``about`` only of that page and those below it.

    A page that was taken down comes up again with the day on which it was. What only some may read is left out.
    """
    open_to_all = Page.objects.public().filter(locale=locale, alias_of=None)
    released = Release.objects.filter(released_at__isnull=False, page__in=open_to_all)
    if about:
        released = released.filter(page__path__startswith=about.path)
    newest = Coalesce(F("withdrawn_at"), F("released_at"))
    return released.select_related("page__locale", "round").order_by(newest.desc(), "-pk")


def page_with_code(code: str, *, locale: Locale) -> Page | None:
    """The lesson or module with ``code`` in a language, if it has been released and everybody may read it."""
    for model in coded_models():
        known = model.objects.public().filter(code=code, locale=locale, alias_of=None)
        found = known.filter(releases__released_at__isnull=False).first()
        if found:
            return found
    return None


def as_changes(releases: Iterable[Release]) -> list[Change]:
    """Releases as the public reads them, in the same order, with the address of those pages that are public now.

    A release comes with its page and its review. A constant number of queries, whatever the number of releases.
    """
    releases = list(releases)
    codes = _codes({release.page_id for release in releases})
    closed = _below_closed({release.page for release in releases})
    return [
        change_of(
            release,
            code=codes.get(release.page_id, ""),
            address="" if not release.page.live or release.page.path in closed else release.page.url or "",
        )
        for release in releases
    ]


def change_of(release: Release, *, code: str = "", address: str = "") -> Change:
    """One release as the public reads it."""
    return Change(
        release_id=release.pk,
        page_id=release.page_id,
        number=release.number,
        title=release.page.title,
        code=code,
        released_at=release.released_at or release.decided_at,
        what=what_changed(release),
        is_safety=release.safety_change,
        is_sample=release.is_sample,
        taken_down_at=release.withdrawn_at,
        address=address,
    )


def safety_first(changes: Iterable[Change]) -> list[Change]:
    """Changes for safety before all others, each group in the order in which it came."""
    return sorted(changes, key=lambda change: not change.is_safety)


def _codes(page_ids: set[int]) -> dict[int, str]:
    return {
        pk: code
        for model in coded_models()
        for pk, code in model.objects.filter(pk__in=page_ids).values_list("pk", "code")
    }


def _below_closed(pages: set[Page]) -> set[str]:
    """Paths of those pages that stand right below one that is not public: a lesson of a module that is not."""
    parents = {page.path: page.path[: -Page.steplen] for page in pages}
    closed = set(Page.objects.filter(path__in=set(parents.values()), live=False).values_list("path", flat=True))
    return {path for path, parent in parents.items() if parent in closed}
