"""The sizes of paper that a guide can be printed on."""

from enum import StrEnum


class Paper(StrEnum):
    """A size of paper, by the word that addresses and file names use for it."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def style(self) -> str:
        """What the style sheet for print must know of this paper."""
        return STYLES[self]


# Letter is 18 mm shorter: a sheet gets that back at its edges and in its letters, so that what fills a page of A4 fills
# a page of letter.
STYLES = {
    Paper.A4: "@page { size: a4 }",
    Paper.LETTER: "@page { size: letter } @page sheet { margin: 7mm 16mm 11mm } .handout__parts { font-size: 0.94em }",
}
