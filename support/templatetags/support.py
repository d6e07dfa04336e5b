from typing import Any

from django import template
from django.utils import translation
from wagtail.models import Site

from support.help_panel import panel_from_context
from support.models import HelpSettings
from support.standard_texts import exit_texts

register = template.Library()


@register.inclusion_tag("support/help_panel.html", takes_context=True)
def help_panel(context: Any, country: str = "", age_band: str = "") -> dict[str, Any]:
    """Where help is, for the page's reader and country; without a country, the sentence that is right everywhere."""
    return {"panel": panel_from_context(context, country=country, age_band=age_band)}


@register.inclusion_tag("support/exit_control.html", takes_context=True)
def exit_control(context: Any) -> dict[str, Any]:
    """“Exit this page”: a link without script, with Shift and an overlay where there is one."""
    request = context.get("request")
    site = Site.find_for_request(request) if request is not None else None
    return {
        "address": HelpSettings.stored_for(site_id=site.pk if site else None).exit_address,
        "texts": exit_texts(translation.get_language() or "en"),
    }
