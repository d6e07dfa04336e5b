"""A site with reviews, built before the door is shut; everything after that meets the real one."""

from typing import Any

import pytest

from lessons.models import LessonPage
from reviews.emergencies import correct_in_emergency, draft_hash
from reviews.releasing import install
from tests.reviews.makers import draft, draft_module, install_reviews, open_doors, person, release_all
from tests.site import SmallSite


@pytest.fixture
def site(db: Any) -> SmallSite:
    with open_doors():
        site = SmallSite()
        install_reviews(site.home)
        for page in (site.home, site.help, site.curriculum, site.module):
            install(page)
            page.refresh_from_db()
    return site


@pytest.fixture
def superuser(django_user_model: Any) -> Any:
    return django_user_model.objects.create_superuser("root@school.example", "x")


@pytest.fixture
def public_lesson(site):
    module, lesson = draft_module(site)
    release_all(module)
    return LessonPage.objects.get(pk=lesson.pk)


@pytest.fixture
def corrected(public_lesson):
    """A public lesson after an emergency correction."""
    lesson = draft(public_lesson, key_question="Who is there to ask?")
    correct_in_emergency(
        page=lesson,
        lead=person("Lead editors"),
        safeguarding=person("safeguarding"),
        reason="The number of the helpline was wrong.",
        expected_hash=draft_hash(lesson),
    )
    return LessonPage.objects.get(pk=lesson.pk)
