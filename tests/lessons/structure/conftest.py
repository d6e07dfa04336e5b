"""A small site, and lessons in it that keep every rule: made once for a file, and fresh in memory for every test."""

import pytest
from django.db import transaction

from curriculum.models import CurriculumPage, ModulePage
from lessons.models import LessonPage

from ...site import SmallSite
from .good_lesson import good_lesson, sensitive_lesson


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    """(the site, the good lesson, the good sensitive lesson), rolled back after the file."""
    with django_db_blocker.unblock(), transaction.atomic():
        site = SmallSite()
        made = site, good_lesson(site), sensitive_lesson(site)
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def site(made, db):
    site = made[0]
    site.curriculum = CurriculumPage.objects.get(pk=site.curriculum.pk)
    site.module = ModulePage.objects.get(pk=site.module.pk)
    return site


@pytest.fixture
def lesson(site, made):
    return LessonPage.objects.get(pk=made[1].pk)


@pytest.fixture
def sensitive(site, made):
    return LessonPage.objects.get(pk=made[2].pk)
