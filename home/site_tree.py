"""The pages that every installation starts from: the front door, the map, where help is, and the plain pages."""

from collections.abc import Iterator

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from curriculum.models import CurriculumPage
from reviews.releasing import install
from support.models import HelpPage

from .models import HomePage, StandardPage
from .prose import page_text
from .starter_files import STARTER, PageFile, read_page

WELCOME = "A calm place to learn about feelings, looking after yourself, and asking for help."
INTRODUCTION = (
    "Lessons for students from 5 to 18, ready to teach and to print. You need no account. Nothing here follows you."
)
PAGES = STARTER / "pages"
# What search engines print below the name of a page.
ABOUT_THE_SITE = (
    "Lessons on feelings, looking after yourself and asking for help, for students from 5 to 18, schools and families."
)
ABOUT_THE_MAP = "All lessons by age, and what each of them teaches."
ABOUT_HELP = "Emergency numbers by country, places to call or text, and how to tell an adult."


def standing_pages() -> Iterator[PageFile]:
    """The plain pages that come with the code. Raises FileErrors."""
    return (read_page(path) for path in sorted(PAGES.glob("*.yaml")))


@transaction.atomic
def plant_site_tree() -> HomePage:
    """The front door with its map, help and plain pages, made where they are missing. Safe to repeat.

    They are public at once, because their words belong to the code: each says that nobody has reviewed it. A page that
    exists, whatever became of its words, is left as its editors have it.
    """
    site = Site.objects.filter(is_default_site=True).first()
    home = HomePage.objects.first() or _plant_home(site)
    _below(home, CurriculumPage, slug="curriculum", title="The curriculum", search_description=ABOUT_THE_MAP)
    help_page = _below(home, HelpPage, slug="help", title="Where help is", search_description=ABOUT_HELP)
    for file in standing_pages():
        _below(
            help_page if file.below == "help" else home,
            StandardPage,
            **file.model_dump(include={"slug", "title", "search_description"}),
            body=page_text(file.body),
        )
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
        search_description=ABOUT_THE_SITE,
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
