from typing import Any

from django import template

from support.help_panel import panel_from_context

register = template.Library()


@register.inclusion_tag("support/help_panel.html", takes_context=True)
def help_panel(context: Any, country: str = "", age_band: str = "") -> dict[str, Any]:
    """Where help is, for the page's reader and country; without a country, the sentence that is right everywhere."""
    return {"panel": panel_from_context(context, country=country, age_band=age_band)}
