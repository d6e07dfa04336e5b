from collections.abc import Iterable, Mapping, Sized
from typing import Any

from django import template
from django.utils import timezone, translation
from wagtail.models import Site

from support.help_list import PUBLIC_SLUGS
from support.help_panel import HelpPanel, country_asked_for, panel_from_context
from support.models import EmergencyNumber, HelpService, HelpSettings
from support.nearest_help import CheckSeen, check_of
from support.standard_texts import exit_texts

register = template.Library()


@register.inclusion_tag("support/help_panel.html", takes_context=True)
def help_panel(context: Any, country: str = "", where: str = "help-panel") -> dict[str, Any]:
    """Where help is, for the page's reader and country; without a country, the sentence that is right everywhere.

    ``where`` begins its ids: a second panel of a page needs its own.
    """
    request = context.get("request")
    return {
        "panel": panel_from_context(context, country=country),
        "where": where,
        "paper": request is None or bool(context.get("paper")),
    }


@register.inclusion_tag("support/help_line.html", takes_context=True)
def help_line(context: Any) -> dict[str, Any]:
    """The help panel in one line, for a page that has it in sight all the time."""
    return {"panel": panel_from_context(context)}


@register.simple_tag(takes_context=True)
def help_words(context: Any) -> HelpPanel:
    """What the panel of this page says, for papers that say it in a shape of their own."""
    return panel_from_context(context)


@register.simple_tag(takes_context=True)
def asked_country(context: Any) -> str:
    """``?country=IE`` for links of a page that was asked for with a country, empty otherwise: no cookie keeps it."""
    asked = country_asked_for(context.get("request")).strip().upper()
    return f"?country={asked}" if len(asked) == 2 and asked.isascii() and asked.isalpha() else ""


@register.filter
def check_seen(service: HelpService) -> CheckSeen:
    """How an entry of the directory stands with its check today."""
    return check_of(service, on=timezone.localdate())


@register.inclusion_tag("support/exit_control.html", takes_context=True)
def exit_control(context: Any) -> dict[str, Any]:
    """“Exit this page”: a link without script, with Shift and an overlay where there is one."""
    request = context.get("request")
    site = Site.find_for_request(request) if request is not None else None
    return {
        "address": HelpSettings.stored_for(site_id=site.pk if site else None).exit_address,
        "texts": exit_texts(translation.get_language() or "en"),
    }


@register.filter
def shown_address(address: str) -> str:
    """A web address as people say it, without what every address begins and ends with; anything else as it is."""
    return address.removeprefix("https://").removeprefix("http://").removesuffix("/")


@register.filter
def place_of(zone: str) -> str:
    """The town that a time zone is named for: "London" of "Europe/London"."""
    return zone.rpartition("/")[2].replace("_", " ")


@register.filter
def counted(words: str, things: Sized) -> str:
    """``words`` with the number of ``things`` where they say ``{count}``."""
    return words.replace("{count}", str(len(things)))


@register.filter
def kind_words(kind: str, words: Mapping[str, str]) -> str:
    """What a kind of help is called in a reader's words."""
    return words[PUBLIC_SLUGS[HelpService.Kind(kind)]]


@register.filter
def country_name(country: str, numbers: Iterable[EmergencyNumber]) -> str:
    """The name of a country of the list, its code where the list doesn't have it."""
    return next((number.country_name for number in numbers if number.country == country), country)


@register.filter
def ages_in_words(service: HelpService) -> str:
    """Whom a service takes by age; empty if anybody."""
    youngest, oldest = service.age_from, service.age_to
    if youngest and oldest is not None:
        return f"ages {youngest} to {oldest}"
    if oldest is not None:
        return f"up to age {oldest}"
    return f"from age {youngest}" if youngest else ""
