"""A small site in a test: front door, map, one module, and lessons in it."""

from typing import Any

from wagtail.models import Page, Site

from lessons.models import LessonPage

from .factories import CurriculumPageFactory, HelpPageFactory, HomePageFactory, LessonPageFactory, ModulePageFactory


class SmallSite:
    """Everything public unless told otherwise; ``lesson()`` adds one."""

    def __init__(self) -> None:
        self.home = HomePageFactory(parent=Page.get_first_root_node())
        Site.objects.update(root_page=self.home, hostname="localhost", is_default_site=True)
        Site.clear_site_root_paths_cache()
        self.help = HelpPageFactory(parent=self.home)
        self.curriculum = CurriculumPageFactory(parent=self.home)
        self.module = ModulePageFactory(parent=self.curriculum, slug="signs", title="Signs and support", code="T9")

    def lesson(self, **fields: Any) -> LessonPage:
        return LessonPageFactory(**{"parent": self.module, **fields})

    def lessons(self, count: int) -> list[LessonPage]:
        return [self.lesson() for _ in range(count)]
