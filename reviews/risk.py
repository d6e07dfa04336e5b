"""Which seats a page asks for, and how long its check holds: by its type and its risk (brief 5.2 and 5.5)."""

from typing import Any

from django.db.models import Q

from curriculum.models import ModulePage
from lessons.models import LessonPage
from support.models import HelpPage

from .models import ReleaseKind

MONTHS_SENSITIVE = 12
MONTHS = 36
MONTHS_HELP = 6

EDUCATION, CLINICAL, SAFEGUARDING, LIVED_EXPERIENCE, FINAL = (
    "education",
    "clinical",
    "safeguarding",
    "lived-experience",
    "final",
)


def needs_review_of(page: Any) -> tuple[str, ...]:
    """Codes of the seats that ``page``, as it stands in memory, asks for, in the order of the stages.

    A lesson or module: education and clinical always; safeguarding where a child may tell something or a topic is
    sensitive; lived experience where it is sensitive, carries somebody's own account, or its module is new.
    """
    if isinstance(page, HelpPage):
        return (SAFEGUARDING, FINAL)
    if not isinstance(page, LessonPage | ModulePage):
        return (FINAL,)
    sensitive = is_sensitive(page)
    seats = [EDUCATION, CLINICAL]
    if sensitive or _may_be_told_something(page):
        seats.append(SAFEGUARDING)
    if sensitive or _is_new(page):
        seats.append(LIVED_EXPERIENCE)
    return (*seats, FINAL)


def is_sensitive(page: Any) -> bool:
    """Whether a topic of the lesson, or of one lesson of the module, is sensitive, or it carries somebody's story."""
    if isinstance(page, LessonPage):
        return page.is_sensitive or page.lived_experience
    if isinstance(page, ModulePage) and page.path:
        below = LessonPage.objects.filter(path__startswith=page.path)
        return below.filter(Q(topics__is_sensitive=True) | Q(lived_experience=True)).exists()
    return False


def months_to_next(page: Any) -> int:
    """After how many months the whole page must be checked again."""
    if isinstance(page, HelpPage):
        return MONTHS_HELP
    return MONTHS_SENSITIVE if is_sensitive(page) else MONTHS


def _may_be_told_something(page: Any) -> bool:
    if isinstance(page, LessonPage):
        return page.disclosure_possible
    return bool(page.path) and LessonPage.objects.filter(path__startswith=page.path, disclosure_possible=True).exists()


def _is_new(page: Any) -> bool:
    """Whether the module that the page is, or stands in, has never been reviewed and released."""
    module = page if isinstance(page, ModulePage) else page.get_parent()
    # What was public before there were reviews was installed, and nobody has asked anybody about it.
    reviewed = module.releases.filter(released_at__isnull=False).exclude(kind=ReleaseKind.INSTALLED)
    return not reviewed.exists()
