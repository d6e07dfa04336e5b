"""SR-02, SR-03, SR-15, SR-27: what a page and this installation have of help, and of ways to leave."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils import timezone
from wagtail.models import Site

from checks.passages import language_of
from checks.structure import Noticed, NotYet, structural_rule

from .directory import services_for_reader, shown_services
from .models import EmergencyNumber, HelpSettings
from .nearest_help import HelpWay, nearest_ways
from .standard_texts import DIRECTORY

# Rule SR-03.
WAYS_NEEDED = 2


@structural_rule("SR-02", for_pages="wagtailcore.Page")
def shows_where_help_is(page: Any) -> Iterator[Noticed]:
    """Standard texts, each with an adult at school and a way outside. A language may lack them."""
    if not _has_words(page, "help_panel.yaml"):
        language = language_of(page)
        yield Noticed(
            "", f"The help panel has no words in the language of this page yet ({language}): nobody could read it."
        )


@structural_rule("SR-03", for_pages="wagtailcore.Page")
def leads_to_help_outside(page: Any) -> Iterator[Noticed | NotYet]:
    """Two ways that two people have checked, where the site's readers are and for the youngest of them.

    It hangs on the installation, not on the page. The demonstration has nothing that anybody checked, so there the rule
    says that it is unmet; everywhere else it stops the page.
    """
    unmet = _what_is_unmet(page)
    if unmet:
        said = f"Unmet in this installation: {unmet}"
        yield NotYet(said) if settings.HAS_SAMPLE_CONTENT else Noticed("", said)


@structural_rule("SR-15", for_pages="wagtailcore.Page")
def can_be_left_at_once(page: Any) -> Iterator[Noticed]:
    """The exit and what the answer keeps back hang together: a page type that carries the one sends the other."""
    if not getattr(page, "has_exit", False):
        yield Noticed("")
    elif not _has_words(page, "exit.yaml"):
        yield Noticed("", f"“Exit this page” has no words in the language of this page yet ({language_of(page)}).")


@structural_rule("SR-27", for_pages="wagtailcore.Page")
def shows_checked_help_only(page: Any) -> Iterator[Noticed | NotYet]:
    """Kept by what is shown at all: an entry that is not checked, or not any more, gives way to the fallback.

    Only a setting for the demonstration shows others; set anywhere else it stops every page.
    """
    if settings.SHOWS_UNCHECKED_HELP and any(entry.is_unchecked for entry in shown_services()):
        said = "This installation shows help that two people have not checked, with a mark that says so."
        yield NotYet(said) if settings.HAS_SAMPLE_CONTENT else Noticed("", said)


def _what_is_unmet(page: Any) -> str:
    """In words; empty if the readers of the page have their ways."""
    country = _country_of(page)
    if country is None:
        return "the settings of the help panel don't say in which country the readers are."
    ways = list(_checked_ways(country.country, band=getattr(page, "age_band", None)))
    if len(ways) < WAYS_NEEDED:
        has = "no way" if not ways else "one way"
        return (
            f"the help panel of this page has {has} to help in {country.country_name} that two people have checked. "
            "Two are needed, for students of its age."
        )
    if not any(way.channel.needs_no_call for way in ways):
        return f"every checked way to help in {country.country_name} is a call. Add one by text or by chat."
    return ""


def _country_of(page: Any) -> EmergencyNumber | None:
    """Where the readers are: as the page says, else as its site does."""
    own = str(getattr(page, "help_country", "") or "")
    site = page.get_site() if page.pk and not own else None
    if own:
        return EmergencyNumber.objects.filter(country=own.upper()).first()
    return HelpSettings.stored_for(site_id=site.pk if isinstance(site, Site) else None).country


def _checked_ways(country: str, *, band: Any) -> list[HelpWay]:
    """What the panel of a page for that band shows; an entry that no panel shows helps none of its readers."""
    entries = services_for_reader(country=country, band=band)
    shown = nearest_ways(entries, band=band, on=timezone.localdate())
    return [way for way in shown if not way.check.is_unchecked]


def _has_words(page: Any, name: str) -> bool:
    language = language_of(page)
    return any((DIRECTORY / code / name).is_file() for code in {language, language.partition("-")[0]})
