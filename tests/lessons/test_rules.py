"""What holds for a lesson at any time, drafts included."""

from django.test import TestCase

from lessons.rules import refuse_higher_bands

from ..factories import AgeBandFactory


class LowerBandTests(TestCase):
    def test_only_lower_bands_may_be_also_suitable(self):
        younger, own, older = AgeBandFactory(code="B3"), AgeBandFactory(code="B4"), AgeBandFactory(code="B5")

        assert refuse_higher_bands(age_band=own, also_suitable=[younger]) == []
        assert len(refuse_higher_bands(age_band=own, also_suitable=[younger, own, older])) == 2

    def test_a_draft_without_a_band_is_told_nothing(self):
        assert refuse_higher_bands(age_band=None, also_suitable=[AgeBandFactory(code="B5")]) == []
