"""The front door and the plain pages beside it."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.fields import RichTextField
from wagtail.models import Page

from curriculum.addresses import refuse_reserved_slug
from curriculum.models import AgeBand, ModulePage

PLAIN = ["h2", "bold", "ol", "ul", "link"]


class HomePage(Page):
    """Who are you, what is here, where help is."""

    welcome = models.CharField(max_length=160, help_text="One line that says what this place is.")
    introduction = models.TextField(help_text="Two or three short sentences for everybody.")

    content_panels = [*Page.content_panels, "welcome", "introduction"]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["curriculum.CurriculumPage", "support.HelpPage", "home.StandardPage"]

    class Meta:
        verbose_name = "front door"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        modules = ModulePage.objects.live().filter(locale=self.locale_id).exclude(age_band=None)
        bands = AgeBand.objects.filter(pk__in=modules.order_by().values("age_band"))
        return super().get_context(request, *args, **kwargs) | {"bands": bands}


class StandardPage(Page):
    """A plain page: about, privacy, how lessons are made."""

    body = RichTextField(features=PLAIN)

    content_panels = [*Page.content_panels, "body"]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "standard page"

    def clean(self) -> None:
        super().clean()
        refuse_reserved_slug(self)
