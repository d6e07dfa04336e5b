"""Which pages may be printed, and which of them the public may have, found by the code that stands on the paper."""

from collections.abc import Iterator

from django.http import Http404
from wagtail.models import Locale, Page

from curriculum.listed import LISTED
from curriculum.models import ModulePage
from lessons.models import LessonPage

PRINTABLE_MODELS = (LessonPage, ModulePage)
Printable = LessonPage | ModulePage


def printable(*, code: str, locale: Locale, modules: bool) -> Printable:
    """The live page with ``code`` in the language of the address; a module only where ``modules`` says so.

    Raises Http404 for a code that no such page has: unknown, draft, alias, private, below a module that is not public.
    """
    lesson = LessonPage.objects.reachable().filter(code=code, locale=locale, alias_of=None).first()
    if lesson:
        return lesson
    module = ModulePage.objects.live().public().filter(code=code, locale=locale, alias_of=None).first()
    if module and modules:
        return module
    raise Http404(f"Nothing to print has the code {code}.")


def printable_by_id(page_id: int) -> Printable:
    """The lesson or module with that key, live or not. Raises Http404 for any other page."""
    page = Page.objects.filter(pk=page_id).first()
    specific = page.specific if page else None
    if not isinstance(specific, PRINTABLE_MODELS):
        raise Http404("This page has no guide.")
    return specific


def every_printable(*, code: str = "") -> Iterator[Printable]:
    """Every lesson and module that the public may print, in all languages; with ``code`` only that one."""
    for pages in (LessonPage.objects.reachable(), ModulePage.objects.live()):
        chosen = pages.public().filter(alias_of=None).exclude(code="").select_related("locale").order_by("path")
        yield from chosen.filter(code=code) if code else chosen


def lessons_of(module: ModulePage) -> list[LessonPage]:
    """The lessons that a booklet of ``module`` binds, in teaching order: those that the module's page lists."""
    listed = LessonPage.objects.child_of(module).live().public().filter(LISTED)
    return list(listed.select_related("locale").order_by("path"))
