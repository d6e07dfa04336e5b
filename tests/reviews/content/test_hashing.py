"""The same words have the same hash, wherever the page comes from; other words have another."""

from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from curriculum.models import AgeBand, CurriculumPage, ModulePage, Outcome, Source, Statement, Topic
from home.models import StandardPage
from lessons.models import LessonOutcome, LessonPage, LessonTopic
from reviews.content import content_hash, content_hash_without_address, hashing, part_hashes
from reviews.content.parts import BrokenPartsError
from support.models import EmergencyNumber

from ...factories import PictureFactory, SourceFactory, TopicFactory, activities, activity
from ...site import SmallSite
from .changing import changed, picture, stream


class TestWhereAPageComesFrom(TestCase):
    def setUp(self):
        self.site = SmallSite()
        self.lesson = self.site.lesson(
            reading=stream("reading", ("paragraph", "<p>Rae.</p>"), ("picture", picture())),
            activities=activities(activity(sources=[{"source": SourceFactory().pk, "place": "p. 3"}]), activity()),
        )

    def fresh(self):
        return LessonPage.objects.get(pk=self.lesson.pk)

    def test_a_page_in_memory_has_the_hash_of_the_saved_one(self):
        lesson = self.fresh()
        lesson.reading = stream("reading", ("paragraph", "<p>Another.</p>"), ("heading", "Two"))
        lesson.lesson_outcomes = [LessonOutcome(i_can=f"I can {verb}.", sort_order=n) for n, verb in enumerate("ab")]
        lesson.topics.set([TopicFactory(slug="b", name="B"), TopicFactory(slug="a", name="A")])
        in_memory = part_hashes(lesson)

        lesson.save()

        assert part_hashes(lesson) == in_memory
        assert part_hashes(self.fresh()) == in_memory

    def test_a_revision_has_the_hash_of_the_page_that_it_makes_public(self):
        lesson = self.fresh()
        lesson.ending = "<p>See somebody today.</p>"
        lesson.lesson_outcomes.add(LessonOutcome(i_can="I can ask.", sort_order=9))
        lesson.also_suitable.set([])
        revision = lesson.save_revision()
        signed = part_hashes(revision.as_object())

        revision.publish()

        assert part_hashes(self.fresh()) == signed
        assert part_hashes(self.fresh().get_latest_revision_as_object()) == signed
        assert part_hashes(lesson) == signed

    def test_every_type_of_page_has_the_same_hash_as_draft_and_as_public_page(self):
        about = self.site.home.add_child(instance=StandardPage(title="About", slug="about", body="<p>Who we are.</p>"))
        for page in (self.site.home, self.site.help, self.site.curriculum, self.site.module, about):
            with self.subTest(page=page.title):
                revision = page.save_revision()

                assert part_hashes(revision.as_object()) == part_hashes(type(page).objects.get(pk=page.pk))

    def test_a_page_that_was_never_saved_has_hashes(self):
        for page in (LessonPage(), ModulePage(title="New"), CurriculumPage(title="New"), StandardPage()):
            assert all(len(one) == 64 for one in part_hashes(page).values())

    def test_the_ids_of_blocks_do_not_matter_and_their_order_does(self):
        lesson = self.fresh()
        before = part_hashes(lesson)
        stored = _with_other_ids(lesson.activities.get_prep_value())

        lesson.activities = lesson.activities.stream_block.to_python(stored)
        assert part_hashes(lesson) == before

        lesson.activities = lesson.activities.stream_block.to_python(stored[::-1])
        assert changed(before, part_hashes(lesson)) == {"activities"}

    def test_the_order_of_outcomes_matters_and_that_of_topics_does_not(self):
        lesson = self.fresh()
        topics = [TopicFactory(slug="b", name="B"), TopicFactory(slug="a", name="A")]
        lesson.lesson_topics = [LessonTopic(tag=topic) for topic in topics]
        before = part_hashes(lesson)

        lesson.lesson_topics = [LessonTopic(tag=topic) for topic in topics[::-1]]
        assert part_hashes(lesson) == before

        for place, row in enumerate(reversed(lesson.lesson_outcomes.all())):
            row.sort_order = place
        assert changed(before, part_hashes(lesson)) == set()
        lesson.lesson_outcomes = [_ordered(row, 1 - row.sort_order) for row in lesson.lesson_outcomes.all()]
        assert changed(before, part_hashes(lesson)) == {"student_words"}

    def test_the_line_endings_of_a_browser_and_an_empty_optional_block_change_nothing(self):
        lesson = self.fresh()
        lesson.support = "One line.\nAnother line."
        lesson.activities = activities(activity(challenge=None))
        before = part_hashes(lesson)

        lesson.support = "One line.\r\nAnother line."
        lesson.activities = activities(activity(challenge="", is_private=False))

        assert part_hashes(lesson) == before

    def test_whatever_was_pasted_has_a_hash(self):
        lesson = self.fresh()
        lesson.key_question = "null \x00, half a pair \ud800, سؤال"

        assert changed(part_hashes(self.fresh()), part_hashes(lesson)) == {"student_words"}


class TestPrintedFromElsewhere(TestCase):
    def setUp(self):
        self.site = SmallSite()
        self.picture = PictureFactory()
        image = {"image": self.picture.pk, "alt_text": "Two friends.", "decorative": False}
        self.source = SourceFactory()
        self.lesson = self.site.lesson(
            reading=stream("reading", ("paragraph", "<p>Rae.</p>"), ("picture", {"image": image, "caption": ""})),
            evidence_sources=stream("evidence_sources", ("citation", {"source": self.source.pk, "place": "p. 3"})),
        )

    def fresh(self):
        return LessonPage.objects.get(pk=self.lesson.pk)

    def test_another_word_in_a_chosen_row_is_a_change_of_the_lesson(self):
        changes = [
            (Topic.objects, {"is_sensitive": True, "public_slug": "x", "public_label": "X"}, "facts"),
            (AgeBand.objects, {"label": "Ages eleven and up"}, "facts"),
            (Outcome.objects, {"text": "Something else"}, "student_words"),
            (Statement.objects, {"paraphrase": "Something else"}, "evidence"),
            (Source.objects.filter(pk=self.source.pk), {"year": 1999}, "evidence"),
        ]
        page = self.fresh()
        for rows, words, part in changes:
            with self.subTest(words=words):
                before = part_hashes(page)

                assert rows.update(**words)

                assert changed(before, part_hashes(page)) == {part}
                assert part_hashes(self.fresh()) == part_hashes(page)

    def test_a_label_of_the_band_and_the_notice_of_a_framework_count(self):
        before = part_hashes(self.fresh())

        self.lesson.age_band.labels.create(jurisdiction="GB-ENG", label="Years 7–9", sort=1)
        assert changed(before, part_hashes(self.fresh())) == {"facts"}

        statement = Statement.objects.get()
        type(statement.framework).objects.update(notice="Another notice")
        assert changed(before, part_hashes(self.fresh())) == {"facts", "evidence"}

    def test_credit_and_licence_are_the_pictures_and_alt_text_is_the_words_as_well(self):
        before = part_hashes(self.fresh())

        type(self.picture).objects.update(credit="Somebody else")
        assert changed(before, part_hashes(self.fresh())) == {"pictures"}

        lesson = self.fresh()
        lesson.reading[1].value["image"].contextual_alt_text = "Three friends."
        assert changed(before, part_hashes(lesson)) == {"pictures", "student_words"}

    def test_a_picture_whose_file_was_never_hashed_has_the_hash_of_its_file(self):
        self.picture._set_file_hash()
        type(self.picture).objects.update(file_hash=self.picture.file_hash)
        stored = part_hashes(self.fresh())

        type(self.picture).objects.update(file_hash="")

        assert part_hashes(self.fresh()) == stored
        assert type(self.picture).objects.get(pk=self.picture.pk).file_hash == ""

    def test_a_picture_whose_file_is_gone_still_has_a_hash(self):
        lesson = self.fresh()
        lesson.reading = stream("reading", ("picture", picture()))
        before = part_hashes(lesson)

        default_storage.delete(lesson.reading[0].value["image"].file.name)

        assert changed(before, part_hashes(lesson)) == {"pictures", "student_words"}

    def test_a_number_of_the_help_page_is_inside_its_hash(self):
        before = part_hashes(self.site.help)

        EmergencyNumber.objects.create(country="GB", country_name="United Kingdom", numbers="999")

        assert changed(before, part_hashes(self.site.help)) == {"student_words"}


class TestAliases(TestCase):
    def test_an_alias_has_the_words_of_its_source_and_an_address_of_its_own(self):
        site = SmallSite()
        lesson = site.lesson()
        alias = lesson.create_alias(parent=site.module, update_slug="shown-again")

        assert content_hash_without_address(alias) == content_hash_without_address(lesson)
        assert changed(part_hashes(lesson), part_hashes(alias)) == {"address"}

    def test_the_code_and_the_address_do_not_count_and_the_rest_does(self):
        lesson = SmallSite().lesson()
        before = content_hash_without_address(lesson)

        lesson.code, lesson.slug = "X9", "elsewhere"
        assert content_hash_without_address(lesson) == before

        lesson.minutes = 21
        assert content_hash_without_address(lesson) != before


class TestOneHashOfAll(TestCase):
    def test_it_depends_on_every_part_and_not_on_their_order(self):
        hashes = {"facts": "a", "address": "b"}

        assert content_hash(hashes) == content_hash({"address": "b", "facts": "a"})
        assert content_hash(hashes) != content_hash({"facts": "b", "address": "a"})
        assert content_hash(hashes) != content_hash({"facts": "a"})

    def test_another_recipe_is_another_hash(self):
        page = SmallSite().curriculum
        before = part_hashes(page)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(hashing, "RECIPE", hashing.RECIPE + 1)

            assert changed(before, part_hashes(page)) == set(before)

    def test_a_page_type_has_only_its_parts(self):
        site = SmallSite()

        assert list(part_hashes(site.module)) == ["student_words", "teacher_words", "evidence", "facts", "address"]
        assert list(part_hashes(site.home)) == ["student_words", "address"]
        with pytest.raises(BrokenPartsError):
            part_hashes(Page.objects.get(pk=site.home.pk))


class TestQueries(TestCase):
    def test_twenty_activities_cost_as_many_queries_as_two(self):
        site = SmallSite()
        counts = []
        for number in (2, 20):
            sources = [{"source": SourceFactory().pk, "place": ""} for _ in range(number)]
            lesson = site.lesson(
                activities=activities(*[activity(sources=sources) for _ in range(number)]),
                reading=stream("reading", *[("picture", picture()) for _ in range(number)]),
            )
            lesson.topics.set([TopicFactory(slug=f"t{n}", name=f"T{n}") for n in range(number)])
            lesson.save()
            lesson = LessonPage.objects.get(pk=lesson.pk)
            with CaptureQueriesContext(
                connection,
            ) as queries:
                part_hashes(lesson)
            counts.append(len(queries))

        assert counts[0] == counts[1]


def _with_other_ids(stored):
    if isinstance(stored, dict):
        return {key: str(uuid4()) if key == "id" else _with_other_ids(value) for key, value in stored.items()}
    return [_with_other_ids(one) for one in stored] if isinstance(stored, list) else stored


def _ordered(row, sort_order):
    row.sort_order = sort_order
    return row
