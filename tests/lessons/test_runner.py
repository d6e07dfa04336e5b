"""The runner: what the class sees, what the teacher sees, and the check before a sensitive lesson."""

import time
from unittest.mock import patch

from django.core.management import call_command
from django.test import TestCase

from lessons.standard_texts import standard_texts

from ..factories import SensitiveTopicFactory, activities, activity, calm_end
from ..site import SmallSite
from .marked_lesson import mark

CHECKS = len(standard_texts().sensitive_checks)


def all_true() -> str:
    return "&".join(f"true={number}" for number in range(1, CHECKS + 1))


class ScreenTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()
        cls.lesson = cls.site.lesson(minutes=32, key_question="What helps for longer?")
        cls.lesson.activities = activities(
            activity(title="Agree together", minutes=5, kind="baseline"),
            activity(title="Make a poster", minutes=12, is_optional=True),
            activity(title="Sort the cards", minutes=10),
            calm_end(title="Calm end", minutes=5),
        )
        cls.lesson.save()

    def body(self, query: str = "", status: int = 200) -> str:
        response = self.client.get(f"{self.lesson.url}run/{query}")
        assert response.status_code == status
        return response.content.decode()

    def test_it_holds_welcome_steps_and_last_words_with_help_in_sight(self):
        body = self.body()

        places = [
            body.index(words) for words in ("What helps for longer?", "Agree together", "Calm end", "Before you go")
        ]
        assert places == sorted(places)
        assert 'class="help-line"' in body
        assert "Tell any adult at school that you trust." in body

    def test_one_part_is_chosen_by_the_address_and_leads_on_and_back(self):
        body = self.body("?minutes=20&step=2")

        assert body.count("data-current") == 1
        assert 'data-slide="2" data-minutes="10" data-current' in body
        assert 'href="?minutes=20&amp;step=1"' in body
        assert 'href="?minutes=20&amp;step=3"' in body

    def test_a_part_that_is_not_there_is_explained(self):
        for step in ("9", "-1", "two", "%00", "99999", "²"):
            assert "Its parts are 0 to 5." in self.body(f"?step={step}", status=400), step

    def test_a_shortened_lesson_shows_only_what_is_taught(self):
        body = self.body("?minutes=20")

        assert "Make a poster" not in body
        assert "Sort the cards" in body

    def test_minutes_that_can_not_be_are_explained(self):
        assert "It needs at least 20." in self.body("?minutes=10", status=400)

    def test_nothing_of_it_can_be_sent(self):
        for part in ("run/", "run/teacher/"):
            policy = self.client.get(self.lesson.url + part)["Content-Security-Policy"]
            assert "connect-src 'none'" in policy, part
            assert "form-action 'none'" in policy, part

    def test_it_is_in_no_list_and_linked_from_no_student_page(self):
        for address in (self.lesson.url, f"{self.lesson.url}handouts/", f"{self.lesson.url}family/", "/sitemap.xml"):
            assert "/run/" not in self.client.get(address).content.decode(), address
        for part in ("run/", "run/teacher/"):
            assert '<meta name="robots" content="noindex">' in self.client.get(self.lesson.url + part).content.decode()

    def test_the_screen_leads_to_nothing_that_is_for_teachers(self):
        body = self.body()

        for address in ("/teach/", "/teacher/", "/before/", "teacher-guide.pdf", 'href="/lessons/'):
            assert address not in body, address

    def test_a_lesson_that_is_not_sensitive_needs_no_check(self):
        assert self.client.get(f"{self.lesson.url}run/before/?minutes=20").headers["Location"] == "../?minutes=20"

    def test_a_draft_without_activities_can_be_shown(self):
        empty = self.site.lesson()
        empty.activities = activities()
        empty.save()

        for part in ("run/", "run/teacher/"):
            assert self.client.get(empty.url + part).status_code == 200, part


class LeakTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()
        cls.lesson = cls.site.lesson(slug="marked", title="Marked lesson")
        cls.markers = mark(cls.lesson)
        call_command("rebuild_references_index", verbosity=0)

    def shown(self, address: str, markers: dict[str, str]) -> set[str]:
        body = self.client.get(address).content.decode()
        assert "UNRESOLVED" not in body
        return {place for place, word in markers.items() if word in body}

    def test_the_screen_shows_nothing_that_is_not_for_students(self):
        for query in ("", "?step=1", "?minutes=1", "?step=99"):
            assert not self.shown(f"{self.lesson.url}run/{query}", self.markers.only_for("teacher", "family")), query

    def test_the_screen_shows_what_students_do_and_the_calm_end(self):
        shown = self.shown(f"{self.lesson.url}run/", self.markers.open_to("student"))

        assert {"activities.activity.students", "activities.activity.board", "ending", "key_question"} <= shown
        assert {"extra_ground_rules.line", "content_note_choices"} <= shown

    def test_the_teachers_window_shows_what_to_say_hear_and_look_for(self):
        shown = self.shown(f"{self.lesson.url}run/teacher/", self.markers.by_place)

        step = "activities.activity"
        assert {f"{step}.script", f"{step}.look_for", f"{step}.key_questions.likely", "disclosure_cues"} <= shown
        assert {"confidentiality_script", "resources.resource.item", "follow_up", "question_box"} <= shown


class SensitiveTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()
        cls.topic = SensitiveTopicFactory()
        cls.lesson = cls.site.lesson(slug="calm-lesson", title="Getting help", links={"topics": [cls.topic]})

    def get(self, address: str):
        return self.client.get(f"{self.lesson.url}run/{address}")

    def ready(self, lesson=None) -> str:
        """What the address carries once every line was ticked."""
        lesson = lesson or self.lesson
        led_on = self.client.get(f"{lesson.url}run/before/?checked=1&{all_true()}")
        return led_on["Location"].removeprefix("../")

    def test_the_screen_asks_the_teacher_first(self):
        response = self.get("?minutes=20&step=2")

        assert response.status_code == 302
        assert response["Location"] == "before/?minutes=20"

    def test_only_all_the_lines_together_lead_on(self):
        some = "&".join(f"true={number}" for number in range(1, CHECKS))

        for query in ("checked=1", f"checked=1&{some}", "checked=1&true=x&true=99"):
            response = self.get(f"before/?{query}")
            assert response.status_code == 400, query
            assert "Every line has to be true." in response.content.decode(), query

        led_on = self.get(f"before/?minutes=20&checked=1&{all_true()}")["Location"]
        assert led_on.startswith("../?minutes=20&ready=")
        assert self.get(led_on.removeprefix("../")).status_code == 200
        window = self.get(f"before/?to=teacher&checked=1&{all_true()}")["Location"]
        assert window.startswith("../teacher/?ready=")
        assert "First the check" not in self.get(window.removeprefix("../")).content.decode()
        assert "First the check" in self.get("teacher/").content.decode()

    def test_too_few_minutes_are_said_before_the_check_and_not_dropped(self):
        asked = self.get("?minutes=2")

        assert asked["Location"] == "before/?minutes=2"
        said = self.get(asked["Location"])
        assert said.status_code == 400
        assert "It needs at least" in said.content.decode()

    def test_an_address_that_was_kept_or_made_up_asks_again(self):
        ready, other = self.ready(), self.site.lesson(links={"topics": [self.topic]})
        assert self.get(ready).status_code == 200

        for made_up in ("?ready=yes", "?ready=", "?ready=%00", f"{ready}x", self.ready(other)):
            assert self.get(made_up).status_code == 302, made_up
        with patch("django.core.signing.time.time", return_value=time.time() + 11 * 60 * 60):
            assert self.get(ready).status_code == 302

    def test_nothing_of_it_stays_on_the_device_and_the_class_can_leave_at_once(self):
        ready = self.ready()
        for address in ("", ready, "before/", "teacher/", f"before/?checked=1&{all_true()}"):
            assert self.get(address)["Cache-Control"] == "no-store", address

        body = self.get(ready).content.decode()
        assert "data-exit" in body
        assert 'property="og:title"' not in body

    def test_no_address_or_title_says_what_it_is_about(self):
        for address in (self.ready(), "before/", "teacher/"):
            body = self.get(address).content.decode()
            assert self.topic.name not in body, address
            assert self.topic.slug not in body, address

    def test_the_lines_of_the_check_are_not_on_the_screen(self):
        body = self.get(self.ready()).content.decode()

        assert [line for line in standard_texts().sensitive_checks if line in body] == []
