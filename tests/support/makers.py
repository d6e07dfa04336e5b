"""The smallest valid objects of this room."""

from django.template import Context, Template
from django.test import RequestFactory
from wagtail.models import Page, Site

from support.models import EmergencyNumber, HelpPage
from tests.factories import HomePageFactory

NAMES = {"GB": "United Kingdom", "FR": "France", "AU": "Australia"}


def make_number(country="GB", **fields):
    return EmergencyNumber.objects.create(
        **({"country": country, "country_name": NAMES.get(country, country), "numbers": "999 or 112"} | fields)
    )


def make_help_page(**fields):
    home = HomePageFactory(parent=Page.get_first_root_node())
    Site.objects.update(root_page=home, hostname="localhost", is_default_site=True)
    Site.clear_site_root_paths_cache()
    return home.add_child(instance=HelpPage(**({"title": "Where help is", "slug": "help"} | fields)))


def render_panel(address="/", tag="{% help_panel %}", **context):
    """The panel's HTML in a page asked for at ``address``; with no address, as print renders it: without a request."""
    known = context | ({"request": RequestFactory().get(address)} if address else {})
    return Template("{% load support %}" + tag).render(Context(known))
