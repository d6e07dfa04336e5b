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
SAFELY = (
    "Using this site safely",
    """“Exit this page” stands on pages where somebody may need to leave fast. Press it, or press the Shift key three
times. It works here too: try it.

It opens another page in this tab, such as the weather. It can't do more than that:

- It does not empty the browser's list of pages. Somebody who looks there can see where you were.
- It does not hide anything from the school's network, which may keep a list of addresses.
- It does not close other tabs, and it does not stop anybody who stands behind you from reading.

What you can do:

- **Use a private window.** It leaves less behind on the device. It hides nothing from the network.
- **Use another device** if somebody looks at yours: a friend's, or one at school or in a library.
- **Empty the list yourself.** Look for “History” in the browser. You can take out single pages. An empty list can
stand out too.
- **On a shared device**, close the window when you have read enough.
- **Call instead.** Ask at school to use a phone. Some calls show on a bill, and a phone lists the calls it made.

We keep nothing about you. You need no account, and we do not ask for your name.

An adult you trust can help with all of this. You can say: “I need help with something, and I do not want others to
see it.” """,
)


@transaction.atomic
def plant_site_tree() -> HomePage:
    """The front door with its map, help and plain pages, made where they are missing. Safe to repeat.

    They are public at once, because their words belong to the code: each says that nobody has reviewed it.
    """
    site = Site.objects.filter(is_default_site=True).first()
    home = HomePage.objects.first() or _plant_home(site)
    _below(home, CurriculumPage, slug="curriculum", title="The curriculum")
    help_page = _below(home, HelpPage, slug="help", title="Where help is")
    title, text = SAFELY
    _below(help_page, StandardPage, slug="using-this-site-safely", title=title, body=rich_text(text))
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


def _below(parent: Page, model: type[Page], **fields: object) -> Page:
    page = model.objects.child_of(parent).filter(slug=fields["slug"]).first()
    if page is None:
        page = parent.add_child(instance=model(show_in_menus=True, live=False, **fields))
        install(page)
    return page
