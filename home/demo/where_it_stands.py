"""The demonstration stands in one country, so that its help panel has entries to show."""

from wagtail.models import Site

from support.models import EmergencyNumber, HelpSettings

COUNTRY = "GB"


def stand_in_a_country() -> None:
    """Choose the country of the site's help, unless somebody has saved the settings already."""
    HelpSettings.objects.get_or_create(
        site=Site.objects.get(is_default_site=True),
        defaults={"country": EmergencyNumber.objects.get(country=COUNTRY)},
    )
