"""What a page must offer so that it can be checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from wording.passages import Passage


@dataclass(frozen=True, slots=True)
class CheckContext:
    """For whom a page is written, as far as its checks depend on it.

    ``age_band`` is a code ("B4"), None for a page of all ages; ``topics`` are slugs; ``vocabulary`` the words that the
    page explains.
    """

    age_band: str | None = None
    topics: frozenset[str] = frozenset()
    vocabulary: tuple[str, ...] = ()


@runtime_checkable
class Checked(Protocol):
    """A page that says what it says, to whom. Every page type of the project does; both survive an unsaved page."""

    def passages(self) -> Iterator[Passage]:
        """Every stretch of text of the page, with who may read it and where it stands."""

    def check_context(self) -> CheckContext:
        """For whom the page is written."""
