"""What several checks of one page look at, each found once."""

from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from wording.letters import fold
from wording.passages import Passage
from wording.readers import AudienceReading, readings
from wording.safe_language import Finding, findings

from .kept import kept_on_purpose
from .page_parts import Part, parts_of
from .subject import CheckContext, Checked

T = TypeVar("T")


class Facts:
    """A page's passages, word findings and reading levels: walking through a lesson costs more than all of its rules.

    It remembers what it found, so it is made anew for every look at a page.
    """

    def __init__(self, page: Checked) -> None:
        self._page = page
        self._remembered: dict[str, Any] = {}

    def remembered(self, name: str, find: Callable[[], T]) -> T:
        """What ``find`` returns, found once: for facts of other rooms, such as the topics of a lesson."""
        if name not in self._remembered:
            self._remembered[name] = find()
        found: T = self._remembered[name]
        return found

    @cached_property
    def context(self) -> CheckContext:
        """For whom the page is written."""
        return self._page.check_context()

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every stretch of text of the page."""
        return tuple(self._page.passages())

    @cached_property
    def folded(self) -> list[tuple[Passage, str]]:
        """The passages, each with its text as word lists are written: small, plain letters."""
        return [(passage, _folded(passage.text)) for passage in self.passages]

    @cached_property
    def parts(self) -> list[Part]:
        """The blocks of the page that hold no other blocks, and its fields of rich text."""
        return list(parts_of(self._page))

    @cached_property
    def words(self) -> list[Finding]:
        """What the word rules notice."""
        return findings(
            self.passages,
            age_band=self.context.age_band,
            topics=self.context.topics,
            vocabulary=self.context.vocabulary,
        )

    @cached_property
    def kept(self) -> frozenset[Finding]:
        """The blocking ones among them that may go to reviewers all the same: somebody keeps them on purpose."""
        return kept_on_purpose(self._page, self.words, self)

    @cached_property
    def readings(self) -> list[AudienceReading]:
        """How hard the page is for each kind of reader."""
        return readings(self.passages, age_band=self.context.age_band, vocabulary=self.context.vocabulary)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Remembered, since a page is looked at over and over while it is written, and little of it changes."""
    return fold(text).text
