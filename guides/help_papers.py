"""Where help is, on paper: cards for a pocket and a poster for the wall."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.template.loader import render_to_string
from django.utils import translation
from wagtail.models import Site

from curriculum.models import AgeBand
from support.help_panel import HelpPanel, help_panel

# As many as fit on a sheet of paper, in two columns.
CARDS_A_SHEET = 8


class HelpPaper(StrEnum):
    """What can be printed of the help directory, by the word that addresses and file names use for it."""

    CARDS = "help-cards"
    POSTER = "help-poster"


@dataclass(frozen=True, slots=True)
class HelpDocument:
    """A whole document as HTML, with what names its file, as ``Document`` of a lesson."""

    code: str
    kind: HelpPaper
    language: str
    html: str


def help_document(kind: HelpPaper, *, country: str, band: AgeBand | None, site: Site | None) -> HelpDocument:
    """What a student of ``band`` meets in their help panel, for ``country``; the site's own if that is empty."""
    language = translation.get_language() or "en"
    panel = help_panel(band=band, country=country, site=site, language=language, on_paper=True)
    context = {
        "page": {"title": "Where help is"},
        "panel": panel,
        "band": band,
        "cards": _copies(panel),
        "paper": True,
    }
    html = render_to_string(f"guides/{kind.value.replace('-', '_')}.html", context)
    known = (panel.number.country if panel.number else "", band.code if band else "")
    return HelpDocument(code="-".join(["help", *filter(None, known)]), kind=kind, language=language, html=html)


def _copies(panel: HelpPanel) -> Sequence[HelpPanel]:
    return [panel] * CARDS_A_SHEET
