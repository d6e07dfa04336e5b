"""What the help panel says on one page, to one kind of reader, in one country or none."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wagtail.models import Site

from .models import EmergencyNumber, HelpSettings
from .standard_texts import PanelTexts, Reader, panel_texts

# The bands up to age 9, whom a grown-up reads with.
YOUNG_BANDS = frozenset({"B1", "B2"})
READERS: tuple[Reader, ...] = ("student", "teacher", "family")
FINDER_ADDRESS = "findahelpline.com"


@dataclass(frozen=True, slots=True)
class HelpPanel:
    """Everything that the panel's template prints. Without ``number`` no country is known, and no number is shown."""

    reader: Reader
    texts: PanelTexts
    number: EmergencyNumber | None
    school_adult: str
    finder_address: str = FINDER_ADDRESS

    @property
    def lines(self) -> Iterator[str]:
        """What is printed, a line each: for the reading level and for the word rules."""
        yield self.texts.heading
        yield self.texts.danger
        if self.number:
            yield f"{self.number.country_name}: {self.texts.call} {self.number.numbers}."
        else:
            yield self.texts.no_country
        yield self.texts.school
        if self.school_adult:
            yield self.school_adult
        yield self.texts.again
        yield self.texts.finder
        yield self.texts.more


def help_panel(
    *, audience: str = "student", age_band: str = "", country: str = "", site: Site | None = None, language: str = "en"
) -> HelpPanel:
    """The panel for a reader. One query, two where ``country`` is not the site's own.

    ``audience`` is "student", "teacher" or "family", anything else a student; ``age_band`` a code such as "B1";
    ``country`` an ISO code in any case: unknown or empty, the site's setting decides. No ``site``, the default one.
    """
    settings = HelpSettings.stored_for(site_id=site.pk if site else None)
    reader: Reader = next((name for name in READERS if name == audience), "student")
    if reader == "student" and age_band in YOUNG_BANDS:
        reader = "young"
    return HelpPanel(
        reader=reader,
        texts=panel_texts(language)[reader],
        number=_number_of(country.strip().upper(), usual=settings.country),
        school_adult="" if reader == "teacher" else settings.school_adult,
    )


def _number_of(country: str, *, usual: EmergencyNumber | None) -> EmergencyNumber | None:
    if not country or (usual and usual.country == country):
        return usual
    known = EmergencyNumber.objects.filter(country=country).first() if len(country) == 2 and country.isalpha() else None
    return known or usual


def panel_from_context(context: Any, *, country: str = "", age_band: str = "") -> HelpPanel:
    """The panel for what a template knows: ``audience``, ``age_band``, ``page`` and ``request``, each of them optional.

    The country is the one given, else the reader's (``?country=``), the page's own ``help_country``, or the site's.
    """
    request, page = context.get("request"), context.get("page")
    asked = request.GET.get("country", "") if request is not None else ""
    band = age_band or context.get("age_band") or getattr(page, "age_band", None)
    return help_panel(
        audience=str(context.get("audience") or "student"),
        age_band=str(getattr(band, "code", band) or ""),
        country=country or asked or str(getattr(page, "help_country", "") or ""),
        site=Site.find_for_request(request) if request is not None else None,
        language=str(context.get("language") or "en"),
    )
