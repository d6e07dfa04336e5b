"""The front door and the plain pages beside it."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from wagtail.fields import RichTextField
from wagtail.models import Page

from checks.forms import CheckedPageForm
from checks.passages import passages_of
from checks.permissions import LiveBySignOffs
from checks.subject import CheckContext
from curriculum.addresses import refuse_reserved_slug
from curriculum.listed import LISTED, OPEN_TO_ALL
from curriculum.models import AgeBand, ModulePage
from support.models import HelpPage
from support.quick_exit import kept_nowhere
from wording.passages import Passage

from .audiences import HOME_AUDIENCES, STANDARD_AUDIENCES

PLAIN = ["h2", "bold", "ol", "ul", "link"]


class HomePage(LiveBySignOffs, Page):
    """Who are you, what is here, where help is."""

    welcome = models.CharField(max_length=160, help_text="One line that says what this place is.")
    introduction = models.TextField(help_text="Two or three short sentences for everybody.")

    base_form_class = CheckedPageForm
    content_panels = [*Page.content_panels, "welcome", "introduction"]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["curriculum.CurriculumPage", "support.HelpPage", "home.StandardPage"]

    class Meta:
        verbose_name = "front door"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        modules = ModulePage.objects.live().filter(LISTED, OPEN_TO_ALL, locale=self.locale_id).exclude(age_band=None)
        bands = AgeBand.objects.filter(pk__in=modules.order_by().values("age_band"))
        return super().get_context(request, *args, **kwargs) | {"bands": bands}

    def passages(self) -> Iterator[Passage]:
        """Every stretch of text of the page, with its readers and its place."""
        return passages_of(self, audiences=HOME_AUDIENCES)

    def check_context(self) -> CheckContext:
        """Everybody, whatever their age."""
        return CheckContext()


class StandardPage(LiveBySignOffs, Page):
    """A plain page: about, privacy, how lessons are made."""

    body = RichTextField(features=PLAIN)

    base_form_class = CheckedPageForm
    content_panels = [*Page.content_panels, "body"]
    parent_page_types = ["home.HomePage", "support.HelpPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "standard page"

    @property
    def has_exit(self) -> bool:
        """Whether it carries “Exit this page”: below the help page it is about help itself."""
        return bool(self.depth and self.depth > 2 and issubclass(self.get_parent().specific_class, HelpPage))

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return kept_nowhere(response) if self.has_exit else response

    def clean(self) -> None:
        super().clean()
        refuse_reserved_slug(self)

    def passages(self) -> Iterator[Passage]:
        """Every stretch of text of the page, with its readers and its place."""
        return passages_of(self, audiences=STANDARD_AUDIENCES)

    def check_context(self) -> CheckContext:
        """Everybody, whatever their age."""
        return CheckContext()
