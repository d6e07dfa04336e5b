"""Coverage: which outcomes and statements public lessons serve."""

from django.test import TestCase

from lessons.coverage import coverage_map

from ..factories import OutcomeFactory, StrandFactory
from ..site import SmallSite


class CoverageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()
        OutcomeFactory(strand=StrandFactory(code="EMO", name="Emotions", order=1))
        cls.lesson = cls.site.lesson()

    def cells(self):
        return {cell.outcome.code: cell.lessons for row in coverage_map().rows for cell in row.cells if cell.outcome}

    def test_an_outcome_is_covered_by_the_public_lessons_that_serve_it_each_once(self):
        assert self.cells() == {"EMO.B4": [], "SLF.B4": [self.lesson]}
        assert coverage_map().covered == 1

    def test_a_lesson_that_is_not_public_covers_nothing(self):
        self.site.module.unpublish()

        assert self.cells() == {"EMO.B4": [], "SLF.B4": []}
