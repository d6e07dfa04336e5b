"""Where help is: emergency numbers, what a site says about its own school, and the help page."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.http import HttpRequest
from django.template.response import TemplateResponse
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.models import Page, Site

from checks.forms import CheckedPageForm
from checks.permissions import LiveBySignOffs
from checks.subject import CheckContext
from wording.passages import Passage

from .emergency_numbers import EmergencyNumber
from .help_checks import HelpCheck, LinkCheck
from .help_list import help_list
from .help_services import HelpService
from .page_passages import help_page_passages
from .quick_exit import EXIT_ADDRESS, kept_nowhere, leads_away_safely
from .standard_texts import HelpPageTexts, help_page_texts

__all__ = ["EmergencyNumber", "HelpCheck", "HelpPage", "HelpService", "HelpSettings", "LinkCheck"]


@register_setting(icon="help")
class HelpSettings(BaseSiteSetting):
    """What the help panel of one site says that no other site's does."""

    country = models.ForeignKey(
        EmergencyNumber,
        null=True,
        blank=True,
        # Safe because without a country the panel says the sentence that is right everywhere.
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Where most readers are: its emergency number is shown. Leave empty if they are in many countries.",
    )
    school_adult = models.CharField(
        max_length=120,
        blank=True,
        help_text="Who students can go to, and where: Ms Okoye, in the library at break. Keep it to twelve words.",
    )

    exit_address = models.CharField(
        max_length=200,
        default=EXIT_ADDRESS,
        validators=[URLValidator(["https"]), leads_away_safely],
        verbose_name="where “Exit this page” leads",
        help_text="A busy page about nothing in particular, such as the weather, that every reader can open.",
    )

    panels = [FieldPanel("country"), FieldPanel("school_adult"), FieldPanel("exit_address")]

    class Meta:
        verbose_name = "help panel"

    @classmethod
    def stored_for(cls, *, site_id: int | None) -> "HelpSettings":
        """The settings of a site (None: the default one) with their country, in one query; unsaved if there are none.

        Wagtail's own ``for_site`` would write a row while a page is read.
        """
        which = models.Q(site_id=site_id) if site_id else models.Q(site__is_default_site=True)
        return cls.objects.filter(which).select_related("country").first() or cls(site_id=site_id)


class HelpPage(LiveBySignOffs, Page):
    """What to do now, and emergency numbers by country."""

    introduction = RichTextField(
        features=["bold", "link"],
        blank=True,
        help_text="One or two calm sentences above the steps. Short words: somebody may be very upset.",
    )

    base_form_class = CheckedPageForm
    content_panels = [*Page.content_panels, "introduction"]
    parent_page_types = ["home.HomePage"]
    # A page below this one is a page about help too, and carries the exit.
    subpage_types = ["home.StandardPage"]
    max_count_per_parent = 1
    has_exit = True

    class Meta:
        verbose_name = "help page"

    @property
    def texts(self) -> HelpPageTexts:
        """The standard text, in the page's language."""
        return help_page_texts(self.locale.language_code if self.locale_id else "en")

    def clean(self) -> None:
        super().clean()
        if self.slug != "help":
            raise ValidationError({"slug": "Every page leads to this address for help: it stays “help”."})

    def passages(self) -> Iterator[Passage]:
        """Every stretch of text of the page, with who may read it and where it stands."""
        return help_page_passages(self, numbers=EmergencyNumber.objects.all())

    def check_context(self) -> CheckContext:
        """Everybody, whatever their age."""
        return CheckContext()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        site = Site.find_for_request(request)
        settings = HelpSettings.stored_for(site_id=site.pk if site else None)
        usual = settings.country.country if settings.country else ""
        listed = help_list(request.GET, numbers=EmergencyNumber.objects.all(), usual=usual, texts=self.texts)
        return super().get_context(request, *args, **kwargs) | {"list": listed, "countries": listed.countries}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> TemplateResponse:
        response = super().serve(request, *args, **kwargs)
        if response.context_data["countries"].has_unknown or response.context_data["list"].unknown:
            response.status_code = 404
        return kept_nowhere(response)
