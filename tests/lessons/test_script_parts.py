"""A teacher sees at a glance what to read out and what to do."""

from django.test import SimpleTestCase

from lessons.script_parts import script_parts, short_sentences


class ScriptPartsTests(SimpleTestCase):
    def kinds(self, html: str) -> list[tuple[str, str]]:
        return [(part.kind, part.html) for part in script_parts(html)]

    def test_a_paragraph_without_a_mark_belongs_to_the_one_before(self):
        html = (
            "<p><b>Say:</b> This is Pip.</p><p>Pip is a puppet.</p><p><b>Do:</b> Hold Pip.</p><ul><li>High.</li></ul>"
        )

        assert self.kinds(html) == [
            ("say", "<p><b>Say:</b> This is Pip.</p><p>Pip is a puppet.</p>"),
            ("do", "<p><b>Do:</b> Hold Pip.</p><ul><li>High.</li></ul>"),
        ]

    def test_words_without_any_mark_are_kept_as_they_are(self):
        assert self.kinds("<p>Read the cards aloud.</p>") == [("", "<p>Read the cards aloud.</p>")]

    def test_a_mark_inside_a_sentence_changes_nothing(self):
        assert self.kinds("<p><b>Do:</b> If asked, say: pass.</p>") == [
            ("do", "<p><b>Do:</b> If asked, say: pass.</p>")
        ]

    def test_an_empty_script_has_no_parts(self):
        assert self.kinds("") == []

    def test_what_to_do_if_time_is_short_is_marked_and_nothing_else(self):
        html = "<p><b>Do:</b> Ask. If time is short, skip it. Give out <b>sheet 1</b>.</p>"
        marked = '<mark class="if-short">If time is short, skip it.</mark>'

        assert self.kinds(html) == [("do", f"<p><b>Do:</b> Ask. {marked} Give out <b>sheet 1</b>.</p>")]

    def test_what_to_do_if_time_is_short_is_found_without_the_words_around_it(self):
        html = "<p><b>Do:</b> Ask, “What first?” If time is short, <b>one</b> is enough. Go on.</p><p>No more.</p>"

        assert short_sentences(html) == ["If time is short, one is enough."]
        assert short_sentences("<p>Take your time.</p>") == []
