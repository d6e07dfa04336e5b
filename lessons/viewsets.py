"""The lists at the desk: lessons below their module, every lesson in one list, modules below the map."""

from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet

from curriculum.models import ModulePage

from .listing import (
    LESSON_COLUMNS,
    MODULE_COLUMNS,
    EveryLessonView,
    LessonFilterSet,
    LessonsOfModuleView,
    ModuleFilterSet,
    ModulesView,
)
from .models import LessonPage


class LessonsOfModule(PageViewSet):
    """What an editor sees on opening a module."""

    model = LessonPage
    index_view_class = LessonsOfModuleView
    columns = LESSON_COLUMNS
    filterset_class = LessonFilterSet


class Modules(PageViewSet):
    """What an editor sees on opening the map."""

    model = ModulePage
    index_view_class = ModulesView
    columns = MODULE_COLUMNS
    filterset_class = ModuleFilterSet


class EveryLesson(PageListingViewSet):
    """The menu entry with the lessons of every module."""

    model = LessonPage
    name = "every_lesson"
    url_prefix = "lessons"
    menu_label = "Lessons"
    icon = "edit"
    menu_order = 90
    add_to_admin_menu = True
    index_view_class = EveryLessonView
    columns = LESSON_COLUMNS
    filterset_class = LessonFilterSet
