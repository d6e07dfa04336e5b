"""Which lessons, in words."""

from django.db import models
from django.db.models.functions import Length, Substr
from wagtail.models import Page
from wagtail.query import PageQuerySet

from curriculum.listed import LISTED


class LessonQuerySet(PageQuerySet):
    """Lessons as the public and the map ask for them."""

    def visible(self) -> "LessonQuerySet":
        """Lessons that lists and search show: those that the public may read, without those that left the lists."""
        return self.reachable().filter(LISTED)

    def reachable(self) -> "LessonQuerySet":
        """Lessons that anybody may read: live, behind no password, in a module that is live. Each has its papers."""
        module_path = Substr("path", 1, Length("path") - Page.steplen)
        live_modules = Page.objects.live().filter(path=models.OuterRef("module_path"))
        return self.live().public().annotate(module_path=module_path).filter(models.Exists(live_modules))

    def for_age_band(self, band: models.Model) -> "LessonQuerySet":
        """Lessons made for ``band``, and those marked as also suitable for it."""
        return self.filter(models.Q(age_band=band) | models.Q(also_suitable=band)).distinct()
