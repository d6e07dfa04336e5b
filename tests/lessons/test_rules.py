"""What stands between a lesson and its reviewers."""

from django.test import TestCase

from lessons.rules import refuse_higher_bands, unmet, values_of

from ..factories import AgeBandFactory, SensitiveTopicFactory, activities, activity, calm_end
from ..site import SmallSite


class RuleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()

    def setUp(self):
        self.lesson = self.site.lesson()

    def problems(self) -> dict[str, list[str]]:
        return unmet(values_of(self.lesson))

    def test_a_complete_lesson_meets_every_rule(self):
        assert self.problems() == {}

    def test_minutes_are_the_sum_of_the_activities(self):
        self.lesson.minutes = 25

        assert self.problems() == {"minutes": ["The activities take 20 minutes; the lesson says 25."]}

    def test_a_lesson_ends_calmly(self):
        self.lesson.activities = activities(calm_end(), activity())

        assert self.problems() == {"activities": ["End with a calm end of 3 minutes or more."]}

    def test_a_calm_end_takes_its_time(self):
        self.lesson.activities = activities(activity(minutes=18), calm_end(minutes=2))

        assert self.problems() == {"activities": ["End with a calm end of 3 minutes or more."]}

    def test_a_sensitive_lesson_needs_a_content_note_a_briefing_and_a_longer_end(self):
        lesson = self.site.lesson(links={"topics": [SensitiveTopicFactory()]})
        lesson.activities = activities(activity(minutes=16), calm_end(minutes=4))

        assert set(unmet(values_of(lesson))) == {
            "activities",
            "before_weekend",
            "content_note_choices",
            "content_note_leaves_out",
            "content_note_mentions",
            "content_note_told_in_advance",
            "staff_briefing",
        }

    def test_notes_on_support_challenge_and_access_have_ten_words(self):
        self.lesson.access = "Seat near the door."

        assert self.problems() == {"access": ["Write 10 words or more."]}

    def test_an_empty_draft_is_told_nothing_about_its_sums(self):
        self.lesson.activities, self.lesson.minutes = activities(), None

        assert self.problems() == {}

    def test_only_lower_bands_may_be_also_suitable(self):
        younger, own, older = AgeBandFactory(code="B3"), AgeBandFactory(code="B4"), AgeBandFactory(code="B5")

        assert refuse_higher_bands(age_band=own, also_suitable=[younger]) == []
        assert len(refuse_higher_bands(age_band=own, also_suitable=[younger, own, older])) == 2
        assert refuse_higher_bands(age_band=None, also_suitable=[older]) == []
