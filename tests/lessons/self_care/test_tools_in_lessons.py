"""Tools in a lesson: shown by choice to those who are old enough, and bound to what was signed."""

from django.test import TestCase

from checks.report import report_on
from lessons.models import LessonPage
from lessons.self_care import words
from reviews.content import part_hashes

from ...factories import AgeBandFactory
from ...site import SmallSite

TOOL_STYLES = "css/blocks/tools.css"


def tool(name, **settings):
    return ("self_care_tool", {"tool": name, "shape": "circle", "seconds": 4, "pauses": False, **settings})


def stream(field, *parts):
    block = LessonPage._meta.get_field(field).stream_block
    return block.to_python([{"type": kind, "value": value} for kind, value in parts])


def policy(response):
    parts = (part.split(" ", 1) for part in response["Content-Security-Policy"].split("; "))
    return {name: rest[0] if rest else "" for name, *rest in parts}


class ToolsInALesson(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()
        cls.lesson = cls.site.lesson(slug="with", try_this=stream("try_this", tool("breathing"), tool("plan")))
        cls.without = cls.site.lesson(slug="without")

    def body(self, address):
        return self.client.get(address).content.decode()

    def test_a_student_reads_the_whole_tool_with_other_ways_and_where_help_is(self):
        body = self.body(self.lesson.url)

        for text in ("Breathe with a shape", "Not for me", "Stop", "How did that go? Fine either way.", "My plan"):
            assert text in body
        for way in words.words_for("plan", band="B4").alternatives:
            assert way in body

    def test_scripts_and_styles_are_loaded_only_where_their_tool_is(self):
        with_tools, without = self.body(self.lesson.url), self.body(self.without.url)

        assert with_tools.count("js/tools/frame.js") == 1
        for name in ("breathing.js", "write.js", "keep.js", TOOL_STYLES):
            assert name in with_tools
        assert "drawing.js" not in with_tools
        assert "js/tools/" not in without
        assert TOOL_STYLES not in without

    def test_a_page_with_a_tool_forbids_whatever_could_send(self):
        directives = policy(self.client.get(self.lesson.url))

        for name in ("connect-src", "form-action", "frame-src", "worker-src"):
            assert directives[name] == "'none'"
        assert directives["default-src"] == "'none'"
        assert "<form" not in self.body(self.lesson.url)

    def test_a_page_without_a_tool_has_the_policy_of_all_pages(self):
        assert policy(self.client.get(self.without.url))["form-action"] == "'self'"

    def test_what_a_teacher_can_say_is_on_the_teachers_page_alone(self):
        script = words.words_for("breathing", band="B4").for_teachers.script

        assert script not in self.body(self.lesson.url)
        assert script not in self.body(f"{self.lesson.url}family/")
        assert script in self.body(f"{self.lesson.url}teach/")

    def test_a_family_reads_which_tools_there_are_and_no_more(self):
        body = self.body(f"{self.lesson.url}family/")

        assert "My plan" in body
        assert "I could tell" not in body
        assert "data-tool" not in body

    def test_a_search_finds_what_a_tool_says(self):
        assert "breathe with a shape" in self.lesson.student_search_text
        assert "feet on the floor" not in self.lesson.student_search_text
        assert "evidence" not in self.lesson.student_search_text

    def test_a_tool_in_an_activity_is_the_teachers_to_offer(self):
        step = {**self.lesson.activities.raw_data[0]["value"], "tools": [tool("muscles")[1]]}
        lesson = self.site.lesson(slug="steps", activities=stream("activities", ("activity", step)))

        assert "Tighten and let go" not in self.body(lesson.url)
        assert "Tighten and let go" in self.body(f"{lesson.url}teach/")
        assert [problem.place for problem in report_on(lesson).structure if problem.rule == "SR-05"] == []

    def test_a_sheet_carries_a_tool_without_buttons(self):
        sheet = {
            "title": "My plan",
            "copies": "one_each",
            "instructions": "Write or draw.",
            "keep_private": True,
            "parts": [{"type": "self_care_tool", "value": tool("plan")[1]}],
        }
        lesson = self.site.lesson(slug="sheet", handouts=stream("handouts", ("handout", sheet)))
        body = self.body(f"{lesson.url}handouts/")

        assert "If that is not enough, I could tell" in body
        assert "data-press" not in body


class ToolsAndAges(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = SmallSite()

    def lesson_with(self, name, *, band, **fields):
        return self.site.lesson(age_band=AgeBandFactory(code=band), try_this=stream("try_this", tool(name)), **fields)

    def broken(self, lesson):
        return {each.place: each.message for each in report_on(lesson).structure if each.rule == "SR-05"}

    def test_a_tool_below_its_lowest_band_keeps_a_lesson_from_its_reviewers(self):
        lesson = self.lesson_with("sleep_week", band="B4")

        message = self.broken(lesson)["try_this.1.tool"]

        assert "Sleep week" in message
        assert "starts at age 14" in message
        assert report_on(lesson).is_blocked

    def test_a_tool_that_a_younger_band_is_offered_counts_too(self):
        lesson = self.lesson_with("muscles", band="B4")
        lesson.also_suitable = [AgeBandFactory(code="B3")]

        assert "also_suitable" in self.broken(lesson)

    def test_a_tool_from_its_lowest_band_on_is_right(self):
        assert self.broken(self.lesson_with("sleep_week", band="B5")) == {}

    def test_no_student_sees_a_tool_that_is_not_for_them(self):
        lesson = self.lesson_with("sleep_week", band="B3")
        body = self.client.get(lesson.url).content.decode()

        assert "A week of sleep" not in body
        assert "js/tools/" not in body
        assert not [each for each in lesson.passages() if each.place.startswith("self_care_")]

    def test_each_band_has_its_own_words(self):
        young = self.client.get(self.lesson_with("stretch", band="B1").url).content.decode()
        older = self.client.get(self.lesson_with("stretch", band="B3").url).content.decode()

        assert "Stretch like a cat" in young
        assert "Stretch like a cat" not in older


class ToolsAndSignOffs(TestCase):
    def test_another_tool_and_other_words_of_a_tool_change_what_students_read(self):
        lesson = SmallSite().lesson(try_this=stream("try_this", tool("breathing")))
        before = part_hashes(lesson)

        lesson.try_this = stream("try_this", tool("breathing", pauses=True))
        assert part_hashes(lesson)["student_words"] != before["student_words"]
        lesson.try_this = stream("try_this", tool("breathing"))
        assert part_hashes(lesson) == before

        lesson.age_band = AgeBandFactory(code="B5")
        changed = {part for part, value in part_hashes(lesson).items() if value != before[part]}
        assert changed == {"student_words", "facts"}
