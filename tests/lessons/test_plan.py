"""The plan of the teach page: clock times, and the minutes that there are."""

from django.test import TestCase

from lessons.models import LessonTopic
from lessons.plan import TOO_SHORT

from ..factories import SensitiveTopicFactory, activities, activity, calm_end
from ..site import SmallSite


class PlanTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()
        cls.lesson = cls.site.lesson(minutes=50)
        cls.lesson.activities = activities(
            activity(title="Agree together", minutes=6, kind="baseline", is_optional=True),
            activity(
                title="Sort the cards",
                minutes=14,
                least_minutes=9,
                script="<p>Read the cards aloud. If time is short, sort six cards only.</p>",
            ),
            activity(title="Make a poster", minutes=12, is_optional=True),
            activity(title="Map of help", minutes=12, least_minutes=4, says_where_help_is=True),
            calm_end(title="Calm end", minutes=6, least_minutes=2),
        )
        cls.lesson.save()

    def get(self, query: str, status: int = 200):
        response = self.client.get(f"{self.lesson.url}teach/{query}")
        assert response.status_code == status, response.status_code
        return response

    def steps(self, query: str) -> list[tuple[str, int, str]]:
        plan = self.get(query).context["plan"]
        return [(step.activity.value["title"], step.minutes, step.clock) for step in plan.steps]

    def test_fewer_minutes_leave_out_what_is_optional_and_say_so(self):
        assert self.steps("?minutes=40&start=09:15") == [
            ("Agree together", 6, "09:15"),
            ("Sort the cards", 14, "09:21"),
            ("Map of help", 12, "09:35"),
            ("Calm end", 6, "09:47"),
        ]
        assert "Left out: Make a poster." in self.get("?minutes=40").content.decode()

    def test_then_a_step_gets_shorter_and_the_script_is_pointed_to(self):
        body = self.get("?minutes=35").content.decode()

        assert "Sort the cards: 11 in place of 14 minutes." in body
        assert "see “if time is short”" in body

    def test_what_changes_when_time_is_short_stands_before_the_script(self):
        body = self.get("?minutes=35").content.decode()

        step = body[body.index('id="step-2"') :]
        assert step.index("Today, as time is short") < step.index("What you can say and do")
        assert step.count("If time is short, sort six cards only.") == 2
        assert "Today, as time is short" not in self.get("").content.decode()

    def test_too_few_minutes_lead_on_to_lessons_that_fit(self):
        body = self.get("?minutes=20", status=400).content.decode()

        assert 'href="/lessons/?minutes=20&amp;age=11-14">Find a lesson for 20 minutes</a>' in body
        assert "Find a lesson for" not in self.get("?minutes=soon", status=400).content.decode()

    def test_two_sittings_are_named_only_where_both_hold_what_always_stays(self):
        assert "You can teach it in two sittings" in self.get("?minutes=30", status=400).content.decode()
        assert "two sittings" not in self.get("?minutes=20", status=400).content.decode()

    def test_what_is_sensitive_is_not_cut_in_two(self):
        LessonTopic.objects.create(content_object=self.lesson, tag=SensitiveTopicFactory())

        assert "two sittings" not in self.get("?minutes=30", status=400).content.decode()

    def test_spaces_before_the_minutes_change_nothing(self):
        assert "It needs at least 33." in self.get("?minutes=" + "%20" * 25 + "5", status=400).content.decode()

    def test_what_keeps_the_lesson_safe_is_never_shortened(self):
        kept = {title: minutes for title, minutes, _ in self.steps("?minutes=33")}

        assert kept == {"Agree together": 6, "Sort the cards": 9, "Map of help": 12, "Calm end": 6}

    def test_too_few_minutes_are_refused_with_what_it_takes_and_the_whole_plan_stays(self):
        response = self.get("?minutes=32", status=400)

        assert TOO_SHORT.format(minutes=32, shortest=33) in response.context["plan"].minutes_problem
        assert "It needs at least 33." in response.content.decode()
        assert response.context["plan"].total == 50

    def test_minutes_that_are_no_number_are_explained_and_kept(self):
        for minutes in ("half+an+hour", "-5", "3.5", "1e9", "9999", "٣٠", "%00"):
            response = self.get(f"?minutes={minutes}", status=400)
            assert "Write the minutes as a whole number, such as 30." in response.content.decode(), minutes

    def test_more_minutes_than_the_lesson_takes_change_nothing(self):
        assert self.steps("?minutes=90") == self.steps("")

    def test_a_plan_leads_to_the_runner_with_what_was_asked(self):
        body = self.get("?minutes=40&start=09:15").content.decode()

        assert 'run/?start=09%3A15&amp;minutes=40"' in body
        assert 'run/teacher/?start=09%3A15&amp;minutes=40"' in body

    def test_what_is_read_aloud_stands_apart_from_what_is_done(self):
        self.lesson.activities = activities(
            activity(script="<p><b>Say:</b> This is Pip.</p><p>He is a puppet.</p><p><b>Do:</b> Hold him up.</p>"),
            calm_end(),
        )
        self.lesson.save()

        body = self.get("").content.decode()

        assert (
            '<div class="prose script" data-kind="say"><p><b>Say:</b> This is Pip.</p><p>He is a puppet.</p></div>'
            in body
        )
        assert '<div class="prose script" data-kind="do"><p><b>Do:</b> Hold him up.</p></div>' in body
