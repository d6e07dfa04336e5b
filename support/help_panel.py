"""What the help panel says on one page, to one kind of reader, in one country or none."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Site

from .directory import services_for_reader
from .models import EmergencyNumber, HelpSettings
from .nearest_help import MOST_WAYS, HelpWay, nearest_ways
from .standard_texts import PanelTexts, Reader, panel_texts

# The bands up to age 9, whom a grown-up reads with.
YOUNG_BANDS = frozenset({"B1", "B2"})
READERS: tuple[Reader, ...] = ("student", "teacher", "family")
FINDER_ADDRESS = "findahelpline.com"


@dataclass(frozen=True, slots=True)
class HelpPanel:
    """Everything that the panel's template prints. Without ``number`` no country is known, and no number is shown.

    ``ways`` come from the directory; without two of them the finder stands in their place. ``countries`` are those that
    a reader can choose; ``asked`` is the code of the one that they did.
    """

    reader: Reader
    texts: PanelTexts
    number: EmergencyNumber | None
    school_adult: str
    ways: tuple[HelpWay, ...] = ()
    countries: tuple[EmergencyNumber, ...] = ()
    asked: str = ""
    finder_address: str = FINDER_ADDRESS

    @property
    def most_ways(self) -> int:
        return MOST_WAYS

    @property
    def shows_finder(self) -> bool:
        """Whether there is room for it: four ways are what somebody upset can take in."""
        return len(self.ways) < MOST_WAYS

    @property
    def lines(self) -> Iterator[str]:
        """The words of the house that are printed at most, a line each: for the reading level and for the word rules.

        Entries of the directory are names and numbers, which two people check.
        """
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
    *,
    audience: str = "student",
    band: Any = None,
    country: str = "",
    usual_country: str = "",
    site: Site | None = None,
    language: str = "en",
    on_paper: bool = False,
) -> HelpPanel:
    """The panel for a reader: two queries, and three for the directory where the country is known.

    ``audience`` is "student", "teacher" or "family", anything else a student; ``band`` the age band of the students
    whom it is about. ``country`` is an ISO code in any case that the reader asked for, ``usual_country`` the page's
    own: unknown or empty, the site's setting decides. No ``site``, the default one.
    """
    settings = HelpSettings.stored_for(site_id=site.pk if site else None)
    numbers = {number.country: number for number in EmergencyNumber.objects.all()}
    asked = numbers.get(country.strip().upper())
    number = asked or numbers.get(usual_country.strip().upper()) or settings.country
    reader: Reader = next((name for name in READERS if name == audience), "student")
    if reader == "student" and getattr(band, "code", "") in YOUNG_BANDS:
        reader = "young"
    return HelpPanel(
        reader=reader,
        texts=panel_texts(language)[reader],
        number=number,
        school_adult="" if reader == "teacher" else settings.school_adult,
        ways=_ways(number.country, band=band, on_paper=on_paper) if number else (),
        countries=() if on_paper else tuple(numbers.values()),
        asked=asked.country if asked else "",
    )


def _ways(country: str, *, band: Any, on_paper: bool) -> tuple[HelpWay, ...]:
    # Families and teachers meet the lines of the child whom the page is about: those are what they can pass on.
    entries = services_for_reader(country=country, band=band, audience="student", on_paper=on_paper)
    return nearest_ways(entries, band=band, on=timezone.localdate())


def panel_from_context(context: Any, *, country: str = "") -> HelpPanel:
    """The panel for what a template knows, all optional: ``audience``, ``age_band``, ``page``, ``paper``, ``request``.

    The country is the one given, else the reader's (``?country=``), the page's own ``help_country``, or the site's.
    """
    request, page = context.get("request"), context.get("page")
    band = context.get("age_band") or getattr(page, "age_band", None)
    return help_panel(
        audience=str(context.get("audience") or "student"),
        band=band if hasattr(band, "code") else None,
        country=country or country_asked_for(request),
        usual_country=str(getattr(page, "help_country", "") or ""),
        site=Site.find_for_request(request) if request is not None else None,
        language=str(context.get("language") or "en"),
        on_paper=request is None or bool(context.get("paper")),
    )


def country_asked_for(request: HttpRequest | None) -> str:
    """What the address says about the reader's country, as it came; empty if nothing."""
    return request.GET.get("country", "") if request is not None else ""
