"""What stands before and after a lesson in its module, for those who read on."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from curriculum.listed import LISTED, OPEN_TO_ALL

if TYPE_CHECKING:
    from .models import LessonPage

# What a link to a lesson is made of; a lesson has sixty fields more.
TOLD = ("title", "slug", "path", "depth", "url_path", "locale", "age_band")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The lessons that the public meets before and after one; None at either end."""

    previous: "LessonPage | None" = None
    next: "LessonPage | None" = None


def neighbours_of(lesson: "LessonPage") -> Neighbours:
    """One query, which brings the lesson's own age band along: its page needs it, and would ask for it by itself.

    A lesson that stands nowhere yet, as in a preview, has no neighbours. One behind a password is named to nobody; what
    holds back the whole module holds back its lessons too, and whoever reads one of them is past it.
    """
    if not lesson.pk:
        return Neighbours()
    siblings = type(lesson).objects.sibling_of(lesson).live()
    found = siblings.filter(LISTED, OPEN_TO_ALL | Q(pk=lesson.pk)).select_related("locale", "age_band")
    before, after = None, None
    for one in found.only(*TOLD).order_by("path"):
        if one.pk == lesson.pk:
            if one.age_band_id == lesson.age_band_id:
                lesson.age_band = one.age_band
        elif one.path < lesson.path:
            before = one
        elif after is None:
            after = one
    return Neighbours(previous=before, next=after)
