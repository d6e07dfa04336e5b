"""A reviewer sees what changed since they signed: where, what kind of change, and which words."""

import pytest
from django.test import TestCase

from lessons.models import LessonOutcome, LessonPage
from reviews.content.differences import differences
from reviews.content.parts import part_labels, parts_for
from reviews.content.word_runs import MOST_WORDS, Run, side_by_side

from ...factories import AgeBandFactory, TopicFactory, activities, activity, calm_end
from ...site import SmallSite
from .changing import change, picture, stream

EVERY_PART = ["pictures", *parts_for(LessonPage).fields]


def text(runs):
    return "".join(run.text for run in runs)


def marked(runs):
    return [run.text.strip() for run in runs if run.changed]


class TestDifferences(TestCase):
    def setUp(self):
        steps = activity(look_for=_with_ids("Pairs talk.", "Pairs give a reason.")), activity(title="Talk"), calm_end()
        stored = [{"type": "activity", "id": f"step-{n}", "value": step} for n, step in enumerate(steps)]
        self.site = SmallSite()
        self.lesson = self.site.lesson(
            activities=LessonPage._meta.get_field("activities").stream_block.to_python(stored),
            reading=stream("reading", ("paragraph", "<p>Rae is made up.</p>"), ("picture", picture())),
            evidence_sources=stream("evidence_sources"),
        )

    def fresh(self):
        return LessonPage.objects.get(pk=self.lesson.pk)

    def found(self, after, parts=EVERY_PART):
        return differences(self.fresh(), after, parts)

    def test_the_same_page_has_no_differences_however_it_came_into_memory(self):
        assert self.found(self.fresh()) == []
        assert self.found(self.fresh().save_revision().as_object()) == []

    def test_words_in_a_block_are_shown_side_by_side_where_the_editor_has_them(self):
        after = self.fresh()
        after.activities[2].value["script"] = _prose("<p>Read the cards very quietly.</p>")

        (one,) = self.found(after)

        assert (one.part, one.field, one.kind) == ("activities", "activities", "changed")
        assert one.label == "Activities, activity 3, what you can say and do"
        assert text(one.before) == "Read the cards aloud."
        assert text(one.after) == "Read the cards very quietly."
        assert (marked(one.before), marked(one.after)) == (["aloud."], ["very quietly."])

    def test_a_block_that_came_before_others_is_the_only_difference(self):
        after = self.fresh()
        after.activities.insert(
            0, ("activity", after.activities.stream_block.child_blocks["activity"].to_python(activity(title="New")))
        )

        (one,) = self.found(after)

        assert (one.kind, one.label) == ("added", "Activities, activity 1")
        assert one.before == []
        assert text(one.after).startswith("Title: New\nMinutes: 15\n")
        assert "Grouping: Pairs" in text(one.after)

    def test_a_removed_block_is_named_as_it_was(self):
        after = self.fresh()
        del after.activities[1]

        (one,) = self.found(after)

        assert (one.kind, one.label, one.after) == ("removed", "Activities, activity 2", [])

    def test_a_moved_block_is_moved_and_its_new_words_are_changed(self):
        after = self.fresh()
        steps = after.activities.get_prep_value()
        steps[0]["value"]["minutes"] = 12
        after.activities = after.activities.stream_block.to_python([steps[1], steps[2], steps[0]])

        moved, changed = self.found(after)

        assert (moved.kind, moved.label) == ("moved", "Activities, activity 3")
        assert (text(moved.before), text(moved.after)) == ("1. Title: Three checks", "3. Title: Three checks")
        assert (changed.kind, changed.label) == ("changed", "Activities, activity 3, minutes")
        assert (text(changed.before), text(changed.after)) == ("15", "12")

    def test_something_taken_from_a_list_of_a_block_that_another_came_before_is_named_as_it_was(self):
        after = self.fresh()
        steps = after.activities.get_prep_value()
        del steps[0]["value"]["look_for"][1]
        after.activities = after.activities.stream_block.to_python(
            [{"type": "activity", "id": "new", "value": activity()}, *steps]
        )

        found = self.found(after)

        assert [(one.kind, one.label) for one in found] == [
            ("added", "Activities, activity 1"),
            ("removed", "Activities, activity 1, what to look for, 2"),
        ]
        assert text(found[1].before) == "Pairs give a reason."

    def test_blocks_without_ids_are_matched_by_what_they_say_then_by_position(self):
        before, after = self.fresh(), self.fresh()
        before.activities = activities(activity(title="One"), activity(title="Two"))
        after.activities = activities(activity(title="New"), activity(title="One"), activity(title="Two, again"))

        found = differences(before, after, ["activities"])

        assert [(one.kind, text(one.after)) for one in found if one.kind == "changed"] == [("changed", "Two, again")]
        assert [one.label for one in found if one.kind == "added"] == ["Activities, activity 1"]

    def test_bold_alone_shows_its_markup(self):
        after = self.fresh()
        after.reading = stream("reading", ("paragraph", "<p>Rae is <b>made</b> up.</p>"), ("picture", None))
        after.reading[1] = ("picture", self.fresh().reading[1].value)

        found = self.found(after, ["student_words"])

        assert text(found[0].after) == "<p>Rae is <b>made</b> up.</p>"
        assert marked(found[0].after) == ["<b>made</b>"]

    def test_rows_links_and_references_are_in_words(self):
        after = self.fresh()
        after.topics.add(TopicFactory(slug="sleep", name="Sleep"))
        after.also_suitable.add(AgeBandFactory(code="B3"))
        after.age_band = AgeBandFactory(code="B5")
        after.disclosure_possible = True

        found = {one.field: one for one in self.found(after, ["facts"])}

        assert text(found["lesson_topics"].after) == "Topic: Sleep"
        assert found["lesson_topics"].kind == "added"
        assert text(found["also_suitable"].after) == "Age band: Ages 9–11"
        assert text(found["age_band"].before) == "Age band: Ages 11–14"
        assert text(found["disclosure_possible"].after) == "yes"

    def test_outcomes_are_compared_row_by_row(self):
        after = self.fresh()
        rows = list(after.lesson_outcomes.all())
        rows[0].i_can = "I can name any thing that helps."
        after.lesson_outcomes = [*rows, LessonOutcome(i_can="I can ask.", sort_order=9)]

        added, changed = self.found(after)

        assert (added.kind, text(added.after)) == ("added", "I can ask.")
        assert (changed.kind, marked(changed.before), marked(changed.after)) == (
            "changed",
            ["one"],
            ["any"],
        )

    def test_a_picture_is_shown_with_its_words(self):
        after = self.fresh()
        after.reading[1].value["image"].contextual_alt_text = "Three friends."

        (one,) = self.found(after, ["pictures"])

        assert (one.label, one.kind, one.field) == ("Picture 1", "changed", "")
        assert "Alt text: Three friends.\nCredit: Breathing Room\n" in text(one.after)
        assert marked(one.after) == ["Three"]

    def test_only_the_parts_asked_for_are_compared(self):
        after = self.fresh()
        after.slug, after.minutes = "elsewhere", 21

        assert [one.field for one in self.found(after, ["address"])] == ["slug"]
        assert self.found(after, []) == []

    def test_whatever_changes_a_hash_shows_a_difference(self):
        for part, names in parts_for(LessonPage).fields.items():
            for name in names:
                with self.subTest(field=name):
                    before, after = self.fresh(), self.fresh()
                    for page in (before, after):
                        page.extra_ground_rules = stream("extra_ground_rules", ("line", "We listen."))
                        page.evidence_sources = stream("evidence_sources", ("citation", {"source": None, "place": "3"}))
                    change(after, name)

                    found = differences(before, after, EVERY_PART)

                    assert {(one.part, one.field) for one in found} == {(part, name)}
                    assert all(one.label and any(run.changed for run in (*one.before, *one.after)) for one in found)

    def test_an_unknown_part_and_another_type_of_page_are_refused(self):
        with pytest.raises(ValueError, match="no part “wisdom”"):
            self.found(self.fresh(), ["wisdom"])
        with pytest.raises(TypeError):
            differences(self.fresh(), self.site.module, ["facts"])
        assert differences(self.site.module, self.site.module, list(part_labels())) == []


def test_the_runs_of_a_side_are_its_text():
    before, after = "One two  three.\nFour.", "One 2 three.\nFour five."

    runs = side_by_side(before, after)

    assert (text(runs[0]), text(runs[1])) == (before, after)
    assert (marked(runs[0]), marked(runs[1])) == (["two", "Four."], ["2", "Four five."])


def test_equal_texts_and_empty_ones_need_no_marks():
    assert side_by_side("Same.", "Same.") == ([Run("Same.", False)], [Run("Same.", False)])
    assert side_by_side("", "New.") == ([], [Run("New.", True)])


def test_white_space_alone_marks_the_whole():
    assert side_by_side("a b", "a  b") == ([Run("a b", True)], [Run("a  b", True)])


def test_a_very_long_text_is_compared_paragraph_by_paragraph():
    lines = [f"Line {number} of many." for number in range(MOST_WORDS // 4 + 2)]
    changed = [*lines[:7], "Another line.", *lines[8:]]

    runs = side_by_side("\n".join(lines), "\n".join(changed))

    assert (marked(runs[0]), marked(runs[1])) == ([lines[7]], ["Another line."])


def test_more_paragraphs_than_anybody_reads_are_one_run():
    runs = side_by_side("a b\n" * 3000, "a c\n" * 3000)

    assert [run.changed for run in (*runs[0], *runs[1])] == [True, True]


def _prose(source):
    return LessonPage._meta.get_field("reading").stream_block.child_blocks["paragraph"].to_python(source)


def _with_ids(*words):
    return [{"type": "item", "id": f"item-{n}", "value": word} for n, word in enumerate(words)]
