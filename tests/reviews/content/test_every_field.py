"""Whatever somebody changes in a lesson, exactly the part that holds it is no longer what was signed."""

from django.test import TestCase
from wagtail.fields import StreamField

from lessons.models import LessonPage
from reviews.content import content_hash, part_hashes
from reviews.content.parts import parts_file, parts_for

from ...factories import SourceFactory
from ...site import SmallSite
from .changing import change, changed, picture, stream


class TestEveryFieldOfALesson(TestCase):
    def setUp(self):
        source = SourceFactory()
        self.lesson = SmallSite().lesson(
            reading=stream("reading", ("paragraph", "<p>Rae is made up.</p>"), ("picture", picture())),
            extra_ground_rules=stream("extra_ground_rules", ("line", "We listen.")),
            evidence_sources=stream("evidence_sources", ("citation", {"source": source.pk, "place": "page 3"})),
        )
        self.lesson = LessonPage.objects.get(pk=self.lesson.pk)
        self.hashes = part_hashes(self.lesson)

    def fresh(self):
        return LessonPage.objects.get(pk=self.lesson.pk)

    def test_a_change_of_one_field_changes_the_hash_of_its_part_and_of_no_other(self):
        for part, names in parts_for(LessonPage).fields.items():
            for name in names:
                with self.subTest(field=name):
                    lesson = self.fresh()
                    change(lesson, name)

                    hashes = part_hashes(lesson)

                    assert changed(self.hashes, hashes) == {part}
                    assert content_hash(hashes) != content_hash(self.hashes)

    def test_bookkeeping_changes_no_hash(self):
        for name in sorted(set(parts_file().bookkeeping) - RELATIONS):
            with self.subTest(field=name):
                lesson = self.fresh()
                field = LessonPage._meta.get_field(name)
                setattr(lesson, field.attname, None if field.is_relation or field.null else "1")

                assert part_hashes(lesson) == self.hashes

    def test_another_picture_changes_its_field_and_the_pictures(self):
        lesson = self.fresh()
        lesson.reading = stream("reading", ("paragraph", "<p>Rae is made up.</p>"), ("picture", picture(b"<svg />")))

        assert changed(self.hashes, part_hashes(lesson)) == {"student_words", "pictures"}

    def test_every_block_of_the_streams_counts(self):
        for name in _streams():
            with self.subTest(field=name):
                lesson = self.fresh()
                value = getattr(lesson, name)
                value.append((value[0].block_type, value[0].value))

                assert parts_for(LessonPage).part_of(name) in changed(self.hashes, part_hashes(lesson))


# These can't be emptied in memory and say nothing about the page.
RELATIONS = {
    "wagtail_admin_comments",
    "id",
    "page_ptr",
    "translation_key",
    "depth",
    "numchild",
    "content_type",
    "locale",
}


def _streams():
    return [field.name for field in LessonPage._meta.get_fields() if isinstance(field, StreamField)]
