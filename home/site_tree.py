"""The pages that every installation starts from: the front door, the map, where help is, and the plain pages."""

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from curriculum.models import CurriculumPage
from reviews.releasing import install
from support.models import HelpPage

from .models import HomePage, StandardPage
from .prose import rich_text

WELCOME = "A calm place to learn about feelings, looking after yourself, and asking for help."
INTRODUCTION = (
    "Lessons for students from 5 to 18, ready to teach and to print. You need no account. Nothing here follows you."
)
STANDARD_PAGES = {
    "about": (
        "About these lessons",
        """Breathing Room helps schools to teach about feelings, warning signs, self-care and asking for help.

Lessons follow one line: ups and downs are part of life, we can notice when one gets stuck, and there are people who can
help. Nobody is asked about their own life. Nobody is tested for an illness.

Each page says who has checked it and when. A page that nobody has checked says so.""",
    ),
    "privacy": (
        "What we keep about you: nothing",
        """You can read every page without an account. Public pages set no cookie and ask no other site for anything.

We do not count what you read. We do not ask for your name. Nothing that you write on a sheet or a screen comes to us.

Your school's network may keep a list of the addresses that its computers visit. A shared device may keep a history. If
you are worried, ask an adult you trust, or use a private window.""",
    ),
}


@transaction.atomic
def plant_site_tree() -> HomePage:
    """The front door with its map, help and plain pages, made where they are missing. Safe to repeat.

    They are public at once, because their words belong to the code: each says that nobody has reviewed it.
    """
    site = Site.objects.filter(is_default_site=True).first()
    home = HomePage.objects.first() or _plant_home(site)
    _below(home, CurriculumPage, slug="curriculum", title="The curriculum")
    _below(home, HelpPage, slug="help", title="Where help is")
    for slug, (title, text) in STANDARD_PAGES.items():
        _below(home, StandardPage, slug=slug, title=title, body=rich_text(text))
    return home


def _plant_home(site: Site | None) -> HomePage:
    root = Page.get_first_root_node()
    # Safe because it is the page that Wagtail itself puts there, with nothing below it.
    welcome = Page.objects.filter(depth=2, slug="home", content_type__model="page", numchild=0).first()
    home = HomePage(
        title="Breathing Room",
        slug="front-door" if welcome else "home",
        welcome=WELCOME,
        introduction=INTRODUCTION,
        live=False,
    )
    root.add_child(instance=home)
    if site is None:
        Site.objects.create(
            hostname="localhost", root_page=home, is_default_site=True, site_name=settings.WAGTAIL_SITE_NAME
        )
    else:
        site.root_page, site.site_name = home, settings.WAGTAIL_SITE_NAME
        site.save()
    if welcome:
        welcome.delete()
    install(home)
    return HomePage.objects.get(pk=home.pk)


def _below(home: HomePage, model: type[Page], **fields: object) -> None:
    if not model.objects.child_of(home).filter(slug=fields["slug"]).exists():
        install(home.add_child(instance=model(show_in_menus=True, live=False, **fields)))
